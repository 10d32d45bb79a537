import * as zlib from 'node:zlib';
import { readCompressedCertificate } from '../../../shared/wire/certificate-message.ts';

/** Largest certificate message that is unpacked; the sender names the length, and more than it names is refused. */
const LONGEST_UNPACKED = 262_144;

/** Unpacks a CompressedCertificate (RFC 8879); null where it is broken or not as long as it says. */
export function unpackCertificate(body: Uint8Array): Uint8Array | null {
  const read = readCompressedCertificate(body);
  if (!read.ok || read.value.uncompressedLength > LONGEST_UNPACKED) return null;
  const { algorithm, compressed, uncompressedLength } = read.value;
  const options = { maxOutputLength: Math.max(1, uncompressedLength) };
  try {
    // By name, as a runtime without one of them must still load this file.
    const unpackers = { zlib: zlib.inflateSync, brotli: zlib.brotliDecompressSync, zstd: zlib.zstdDecompressSync };
    if (typeof algorithm === 'number') return null;
    const unpacked = new Uint8Array(unpackers[algorithm](compressed, options));
    return unpacked.length === uncompressedLength ? unpacked : null;
  } catch {
    return null;
  }
}
