import { EXTENSION } from '../tables/extensions.ts';
import { ByteReader, type Read } from './bytes.ts';
import { type Extension, findExtension, readExtensionList } from './extensions.ts';

/** Certificates of one message, in the order sent; TLS 1.3 hangs extensions on each (RFC 8446 section 4.4.2). */
export interface CertificateMessage {
  readonly requestContext: Uint8Array;
  readonly entries: readonly { readonly der: Uint8Array; readonly extensions: readonly Extension[] }[];
}

/** More certificates than this in one message are not read; the longest honest chains have ten. */
const MOST_CERTIFICATES = 100;

/** Certificate of TLS 1.2 and older (RFC 5246 section 7.4.2). */
export function readCertificate12(body: Uint8Array): Read<CertificateMessage> {
  const reader = new ByteReader(body);
  const list = reader.inner(3, 'certificate.list');
  const entries: { der: Uint8Array; extensions: readonly Extension[] }[] = [];
  while (list.left > 0 && entries.length < MOST_CERTIFICATES) {
    const der = list.vector(3, 'certificate.entry');
    if (list.error === null) entries.push({ der, extensions: [] });
  }
  reader.adopt(list);
  return reader.finish({ requestContext: new Uint8Array(0), entries });
}

/** Certificate of TLS 1.3 (RFC 8446 section 4.4.2). */
export function readCertificate13(body: Uint8Array): Read<CertificateMessage> {
  const reader = new ByteReader(body);
  const requestContext = reader.vector(1, 'certificate.request_context');
  const list = reader.inner(3, 'certificate.list');
  const entries: { der: Uint8Array; extensions: readonly Extension[] }[] = [];
  while (list.left > 0 && entries.length < MOST_CERTIFICATES) {
    const der = list.vector(3, 'certificate.entry');
    const inner = list.inner(2, 'certificate.extensions');
    const extensions = readExtensionList(inner);
    list.adopt(inner);
    if (list.error === null) entries.push({ der, extensions });
  }
  reader.adopt(list);
  return reader.finish({ requestContext, entries });
}

/** CompressedCertificate (RFC 8879 section 4). Unpacking is the caller's, bounded by `uncompressedLength`. */
export interface CompressedCertificate {
  readonly algorithm: 'zlib' | 'brotli' | 'zstd' | number;
  readonly uncompressedLength: number;
  readonly compressed: Uint8Array;
}

const ALGORITHMS: ReadonlyMap<number, 'zlib' | 'brotli' | 'zstd'> = new Map([
  [1, 'zlib'],
  [2, 'brotli'],
  [3, 'zstd'],
]);

export function readCompressedCertificate(body: Uint8Array): Read<CompressedCertificate> {
  const reader = new ByteReader(body);
  const number = reader.u16('compressed_certificate.algorithm');
  const uncompressedLength = reader.u24('compressed_certificate.uncompressed_length');
  const compressed = reader.vector(3, 'compressed_certificate.compressed');
  return reader.finish({ algorithm: ALGORITHMS.get(number) ?? number, uncompressedLength, compressed });
}

/** CertificateRequest of any version. */
export interface CertificateRequest {
  readonly requestContext: Uint8Array;
  /** ClientCertificateType numbers of TLS 1.2 and older: 1 RSA, 2 DSS, 64 ECDSA. */
  readonly certificateTypes: readonly number[];
  readonly signatureSchemes: readonly number[];
  /** DER of the acceptable issuers' names. */
  readonly authorities: readonly Uint8Array[];
}

/** CertificateRequest of TLS 1.2 (RFC 5246 section 7.4.4), or of TLS 1.1 and older, which name no signature schemes. */
export function readCertificateRequest12(body: Uint8Array, withSchemes: boolean): Read<CertificateRequest> {
  const reader = new ByteReader(body);
  const certificateTypes = [...reader.vector(1, 'certificate_request.types')];
  const signatureSchemes = withSchemes ? reader.u16List(2, 'certificate_request.signature_algorithms') : [];
  const authorities = readAuthorities(reader);
  return reader.finish({ requestContext: new Uint8Array(0), certificateTypes, signatureSchemes, authorities });
}

/** CertificateRequest of TLS 1.3 (RFC 8446 section 4.3.2). */
export function readCertificateRequest13(body: Uint8Array): Read<CertificateRequest> {
  const reader = new ByteReader(body);
  const requestContext = reader.vector(1, 'certificate_request.context');
  const inner = reader.inner(2, 'certificate_request.extensions');
  const extensions = readExtensionList(inner);
  reader.adopt(inner);
  const schemes = findExtension(extensions, EXTENSION.signatureAlgorithms);
  const names = findExtension(extensions, EXTENSION.certificateAuthorities);
  const schemeReader = new ByteReader(schemes ?? new Uint8Array(2));
  const signatureSchemes = schemeReader.u16List(2, 'certificate_request.signature_algorithms');
  reader.adopt(schemeReader);
  const nameReader = new ByteReader(names ?? new Uint8Array(2));
  const authorities = readAuthorities(nameReader);
  reader.adopt(nameReader);
  return reader.finish({ requestContext, certificateTypes: [], signatureSchemes, authorities });
}

/** CertificateStatus (RFC 6066 section 8): the OCSP response in DER. The same bytes hang on a TLS 1.3 certificate. */
export function readCertificateStatus(body: Uint8Array): Read<Uint8Array> {
  const reader = new ByteReader(body);
  const type = reader.u8('certificate_status.type');
  if (type !== 1 && type !== 2) reader.breakOff('certificate_status.type');
  const inner = type === 2 ? reader.inner(3, 'certificate_status.list') : reader;
  const response = inner.vector(3, 'certificate_status.response');
  reader.adopt(inner);
  return reader.finish(response);
}

/** How many SCTs a signed_certificate_timestamp extension holds (RFC 6962 section 3.3). */
export function countScts(data: Uint8Array): number {
  const list = new ByteReader(data).inner(2, 'sct_list');
  let count = 0;
  while (list.left > 0) {
    list.vector(2, 'sct');
    if (list.error === null) count++;
  }
  return count;
}

function readAuthorities(reader: ByteReader): Uint8Array[] {
  const list = reader.inner(2, 'certificate_request.authorities');
  const names: Uint8Array[] = [];
  while (list.left > 0) {
    const name = list.vector(2, 'certificate_request.authority');
    if (list.error === null) names.push(name);
  }
  reader.adopt(list);
  return names;
}
