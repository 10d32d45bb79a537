import type { HashAlgorithm } from '../../shared/tables/oids.ts';
import { hash } from './hash.ts';

/** The hashes that OCSP names certificates by; null for one that is not known here. */
export function certificateHash(algorithm: HashAlgorithm, bytes: Uint8Array): Uint8Array | null {
  switch (algorithm) {
    case 'md5':
    case 'sha1':
    case 'sha224':
    case 'sha256':
    case 'sha384':
    case 'sha512':
      return hash(algorithm, bytes);
    default:
      return null;
  }
}
