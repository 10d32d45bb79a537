import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/**
 * A body as it was before the server packed it (RFC 9110 section 8.4). Nobody asked for it to be packed, but a list or certificate that
 * lies there as `.gz` is sent so.
 * @param coding the Content-Encoding header
 * @param limit bytes of the unpacked body at most
 * @returns the body as it came where it is broken, would be longer than allowed, or is packed in a way that is not known here
 */
export function unpacked(body: Uint8Array, coding: string | undefined, limit: number): Uint8Array {
  const bounds = { maxOutputLength: limit };
  try {
    switch (coding?.trim().toLowerCase() ?? '') {
      case 'gzip':
      case 'x-gzip':
        return gunzipSync(body, bounds);
      case 'deflate':
        // Some servers leave the zlib head out.
        return (body[0] ?? 0) % 16 === 8 ? inflateSync(body, bounds) : inflateRawSync(body, bounds);
      default:
        return body;
    }
  } catch {
    return body;
  }
}
