import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { PublicKeySummary } from '../../../shared/model/certificate.ts';
import type { HeldFile } from '../../../shared/model/evidence.ts';
import type { Said } from '../../../shared/model/said.ts';
import { type CertificateList, readCertificateList } from '../../../shared/wire/crl.ts';
import { onlyElement, TAG } from '../../../shared/wire/der.ts';
import { hex } from '../../../shared/wire/der-string.ts';
import { formatIpAddress } from '../../../shared/wire/ip-text.ts';
import { readPem } from '../../../shared/wire/pem.ts';
import { textOf } from '../../../shared/wire/pkcs7.ts';
import { type CertificationRequest, readCertificationRequest } from '../../../shared/wire/request.ts';
import { readPublicKey } from '../../../shared/wire/x509-key.ts';
import { shortName } from '../../../shared/wire/x509-name.ts';
import { isoTime } from '../../../shared/wire/x509-summary.ts';
import { say } from '../../../shared/words/index.ts';
import { signatures } from '../chains/chain-question.ts';
import { keyOfFile } from '../keys/key-file.ts';

const MOST_NAMES = 20;
const SMALLEST_RSA = 2048;

/**
 * What a file holds that belongs to certificates and is none: a request, a private or public key, a revocation list; in PEM or DER.
 * Of a private key nothing but its kind leaves this function. Null: none of these.
 * @param password of the key; null where none was given
 */
export async function heldBy(bytes: Uint8Array, password: string | null, at: string): Promise<HeldFile | null> {
  const text = bytes[0] === TAG.sequence ? '' : textOf(bytes);
  const blocks = text === '' ? [{ label: '', bytes }] : readPem(text);
  const hasKey = /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY-----/.test(text);
  for (const block of blocks) {
    const request = /^(?:NEW )?CERTIFICATE REQUEST$|^$/.test(block.label) ? readCertificationRequest(block.bytes) : null;
    if (request !== null) return heldRequest(request, hasKey);
    const read = /CRL$|^$/.test(block.label) ? readCertificateList(block.bytes) : null;
    if (read !== null && 'list' in read) return heldList(read.list, at);
  }
  if (/^PuTTY-User-Key-File-|-----BEGIN (?:OPENSSH|SSH2 ENCRYPTED) PRIVATE KEY-----/m.test(text)) return heldSshKey();
  const given = await keyOfFile(bytes, password);
  if (given.ok) return heldKey(given.value.pem, given.value.password);
  return heldPublicKey(blocks.find((block) => /PUBLIC KEY$|^$/.test(block.label))?.bytes ?? new Uint8Array());
}

function heldRequest(request: CertificationRequest, hasKey: boolean): HeldFile {
  const names = request.names.flatMap((name) =>
    name.form === 'dns' ? [name.value] : name.form === 'ip' ? [formatIpAddress(name.value) ?? hex(name.value)] : [],
  );
  const subject = shortName(request.subject.attributes);
  const signed = signatures.verify(request.key, request.algorithm, request.tbs, request.signature);
  const asked =
    names.length > 0
      ? say('held.request.names', { names: names.slice(0, MOST_NAMES) })
      : subject === ''
        ? say('held.request.no-names')
        : say('held.request.subject-only', { name: subject });
  return {
    holds: 'request',
    names,
    key: request.key.summary,
    said: [
      say('held.request'),
      asked,
      keySaid(request.key.summary),
      ...(signed === 'bad' ? [say('held.request.bad-signature')] : []),
      ...(hasKey ? [say('held.request.with-key')] : []),
      say('held.request.next'),
    ],
  };
}

function heldKey(pem: string, password: string | null): HeldFile {
  const { key, locked } = summaryOf(pem, password);
  const what = key === null ? say(locked ? 'held.private-key.locked' : 'held.private-key.unread') : keySaid(key);
  return { holds: 'private-key', names: [], key, said: [say('held.private-key'), what, ...KEY_ADVICE] };
}

const KEY_ADVICE: readonly Said[] = [say('held.private-key.kept'), say('held.private-key.next'), say('held.private-key.sent')];

function heldSshKey(): HeldFile {
  return {
    holds: 'private-key',
    names: [],
    key: null,
    said: [say('held.private-key'), say('held.private-key.ssh'), say('held.private-key.kept')],
  };
}

function summaryOf(pem: string, password: string | null): { readonly key: PublicKeySummary | null; readonly locked: boolean } {
  try {
    const spki = createPublicKey(createPrivateKey({ key: pem, ...(password === null ? {} : { passphrase: password }) })).export({
      type: 'spki',
      format: 'der',
    });
    return { key: readPublicKey(onlyElement(new Uint8Array(spki), TAG.sequence)).summary, locked: false };
  } catch {
    return { key: null, locked: /ENCRYPTED/.test(pem) };
  }
}

function heldPublicKey(spki: Uint8Array): HeldFile | null {
  try {
    const { summary } = readPublicKey(onlyElement(spki, TAG.sequence));
    return { holds: 'public-key', names: [], key: summary, said: [say('held.public-key'), keySaid(summary), say('held.public-key.next')] };
  } catch {
    return null;
  }
}

function heldList(list: CertificateList, at: string): HeldFile {
  const count = list.revoked.size + [...list.revokedOfOthers.values()].reduce((sum, entries) => sum + entries.size, 0);
  const from = { date: isoTime(list.thisUpdate) ?? '' };
  const to = list.nextUpdate === null ? null : { date: isoTime(list.nextUpdate) ?? '' };
  const isStale = list.nextUpdate !== null && list.nextUpdate < Date.parse(at);
  return {
    holds: 'revocation-list',
    names: [],
    key: null,
    said: [
      say('held.revocation-list', { issuer: shortName(list.issuer.attributes) }),
      count === 0 ? say('held.revocation-list.none') : say('held.revocation-list.of', { count }),
      ...(to === null ? [] : [isStale ? say('held.revocation-list.stale', { to }) : say('held.revocation-list.dates', { from, to })]),
      say('held.revocation-list.next'),
    ],
  };
}

function keySaid(key: PublicKeySummary): Said {
  const name = key.algorithm === 'EC' ? key.curve : key.algorithm === 'unknown' ? key.oid : key.algorithm;
  if (key.algorithm !== 'RSA' && key.algorithm !== 'RSA-PSS') return say('held.key.name', { name });
  return say(key.bits < SMALLEST_RSA ? 'held.key.weak' : 'held.key.bits', { name, bits: key.bits });
}
