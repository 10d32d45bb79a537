import type { EvidenceDraft } from '../../../shared/model/evidence.ts';
import { toBase64 } from '../../../shared/wire/bytes.ts';
import { readCertificate } from '../../../shared/wire/x509.ts';
import { RefusedContent } from '../../files/read-file.ts';
import { gatherChain } from '../chains/chain.ts';
import { storesFor } from '../chains/stores.ts';
import { certificatesOfFile } from './certificates-of-file.ts';
import { type Draining, type OneFile, whole } from './draining.ts';
import { heldBy } from './held.ts';

const MOST_CERTIFICATES = 50;

export function certificatesReader(file: OneFile): Draining {
  return whole((bytes) => readCertificates(bytes, file));
}

async function readCertificates(bytes: Uint8Array, { at, password }: OneFile): Promise<EvidenceDraft[]> {
  const read = await certificatesOfFile(bytes, password);
  if (!read.ok && (read.error === 'needs-password' || read.error === 'wrong-password')) throw new RefusedContent(read.error, 'PKCS#12');
  // A request or list in DER is read as a certificate that is broken.
  const readable = read.ok && read.value.some((der) => readCertificate(der).complete);
  const held = readable ? null : await heldBy(bytes, password, at);
  if (held !== null) return [{ kind: 'held-file', state: 'seen', seen: held, at, seenFrom: 'file', source: 'read-files' }];
  return [await chainOfFile(read.ok ? read.value : [], at)];
}

/** The certificates of a file, judged as the chain that a server would send. */
export async function chainOfFile(certificates: readonly Uint8Array[], at: string): Promise<EvidenceDraft> {
  const served = certificates.slice(0, MOST_CERTIFICATES).map(toBase64);
  if (served.length === 0)
    return { kind: 'chain', state: 'unknown', why: 'unreadable', detail: 'no certificate', at, seenFrom: 'file', source: 'read-files' };
  const stores = await storesFor({ trustPem: null, trustOnlyPem: null });
  const context = { options: { clock: null, offline: true, asProfile: null }, network: null, stores, now: () => at };
  return gatherChain({ served, siblings: [], host: null, seenFrom: 'file' }, context);
}
