import { hex } from '../../../shared/wire/der-string.ts';
import { readPem } from '../../../shared/wire/pem.ts';
import type { Machine } from '../machine.ts';
import { findProgram } from '../programs.ts';
import { absentStore, readStore, rememberedRoot, type StoreContent, type StoredRoot, unreadStore } from './stored-root.ts';

/**
 * The trust module of p11-kit, as GnuTLS and, on Fedora, Firefox ask it: `trust dump` prints each object with its attributes and PEM.
 *
 * Source: trust(1).
 */
export async function readP11Kit(machine: Machine): Promise<StoreContent> {
  const place = { store: 'p11-kit', program: 'p11-kit', location: 'trust dump', publicRoots: 'held' } as const;
  const ran = await machine.execute('trust', ['dump']);
  // A busy computer may be too slow to answer: that is not the same as having no such list.
  if (ran === null) return (await findProgram(machine, 'trust')) === null ? absentStore(place) : unreadStore(place, 'too-slow');
  return ran.exitCode === 0 ? readStore(place, rootsInDump(ran.stdout)) : unreadStore(place, 'damaged');
}

/** DER of the purposes that make an issuer one for servers: serverAuth, anyExtendedKeyUsage. */
const FOR_SERVERS = ['\u0006\u0008\u002b\u0006\u0001\u0005\u0005\u0007\u0003\u0001', '\u0006\u0004\u0055\u001d\u0025\u0000'];
const ALLOWED_PURPOSES = '2.5.29.37';
const REFUSED_PURPOSES = '1.3.6.1.4.1.3319.6.10.1';

/**
 * The certificates of a dump. An object without `trusted: true` is known, not trusted. Purposes stand in objects of their own, joined by
 * the public key: a root for mail only is none for servers.
 *
 * Source: p11-kit, "Storing Trust Policy: A Proposal" and trust/persist.c.
 */
export function rootsInDump(dump: string): StoredRoot[] {
  const objects = dump.split('[p11-kit-object-v1]').map(objectOf);
  const purposes = objects.flatMap(purposesIn);
  return objects.flatMap((object) => {
    const block = object.pem.includes('-----BEGIN CERTIFICATE-----') ? readPem(object.pem)[0] : undefined;
    if (block === undefined) return [];
    const says = (attribute: string) => object.attributes.get(attribute) === 'true';
    const certificate = rememberedRoot(block.bytes);
    const spki = certificate.key === null ? '' : hex(certificate.key.spki);
    const own = purposes.filter((one) => one.spki === spki);
    const refused = says('x-distrusted') || own.some((one) => one.kind === 'refused' && one.servers);
    const forOthers = own.some((one) => one.kind === 'allowed' && !one.servers);
    const trust = refused ? 'distrusted' : says('trusted') && !forOthers ? 'trusted' : 'undecided';
    return [{ certificate, trust, shipped: false, addedAt: null, privateKeyBeside: false }];
  });
}

interface DumpedObject {
  /** As written: texts in quotes, bytes as `%41`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly pem: string;
}

/** Attributes one a line, then the PEM. */
function objectOf(text: string): DumpedObject {
  const begin = text.indexOf('-----BEGIN ');
  const head = begin < 0 ? text : text.slice(0, begin);
  const attributes = head.split('\n').flatMap((line) => {
    const colon = line.indexOf(': ');
    return colon < 0 ? [] : [[line.slice(0, colon), line.slice(colon + 2).trimEnd()] as const];
  });
  return { attributes: new Map(attributes), pem: begin < 0 ? '' : text.slice(begin) };
}

interface Purposes {
  /** The public key that they are about, in hex. */
  readonly spki: string;
  readonly kind: 'allowed' | 'refused';
  /** Servers are among them. */
  readonly servers: boolean;
}

function purposesIn({ attributes, pem }: DumpedObject): Purposes[] {
  const about = attributes.get('object-id');
  if (attributes.get('class') !== 'x-certificate-extension' || (about !== ALLOWED_PURPOSES && about !== REFUSED_PURPOSES)) return [];
  const value = /^"(.*)"$/u.exec(attributes.get('value') ?? '')?.[1];
  const key = readPem(pem).find((block) => block.label === 'PUBLIC KEY');
  if (value === undefined || key === undefined) return [];
  const bytes = value.replace(/%([0-9A-F]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const servers = FOR_SERVERS.some((purpose) => bytes.includes(purpose));
  return [{ spki: hex(key.bytes), kind: about === ALLOWED_PURPOSES ? 'allowed' : 'refused', servers }];
}
