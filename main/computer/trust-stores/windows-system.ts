import type { Machine } from '../machine.ts';
import { readStore, rememberedRoot, type StoreContent, type StoredRoot, unreadStore } from './stored-root.ts';

/** Logical stores by their place in the registry. Source: Mozilla security/manager/ssl/EnterpriseRoots.cpp. */
const MACHINE = 'HKLM\\SOFTWARE\\Microsoft\\SystemCertificates';
const PLACES = [
  'HKCU\\Software\\Microsoft\\SystemCertificates',
  MACHINE,
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates',
  'HKCU\\Software\\Policies\\Microsoft\\SystemCertificates',
  'HKLM\\SOFTWARE\\Microsoft\\EnterpriseCertificates',
] as const;

/** Property 32 of a serialised certificate is its DER (CERT_CERT_PROP_ID). */
const DER_PROPERTY = 32;
/** Property 9: the purposes that an administrator left (CERT_ENHKEY_USAGE_PROP_ID), a list of object identifiers. */
const USES_PROPERTY = 9;
/** serverAuth and anyExtendedKeyUsage, DER. */
const SERVER_USES = [Buffer.from('06082b06010505070301', 'hex'), Buffer.from('0604551d2500', 'hex')];

/** Roots that Windows itself needs and keeps among those of the machine. Source: Microsoft Knowledge Base 293781. */
const OF_WINDOWS =
  /^(?:Microsoft Root Authority|Microsoft Root Certificate Authority(?: 20\d\d)?|Thawte Timestamping CA|Microsoft Authenticode\(tm\) Root Authority|Microsoft ECC .* Root Certificate Authority 20\d\d)$/u;

/**
 * The roots of Windows: added ones of machine, person, policy and domain, those that Microsoft brings, and the refused ones. Public roots
 * are fetched when they are first needed, so one that is not there yet is not missing.
 */
export async function readWindowsSystem(machine: Machine): Promise<StoreContent> {
  const place = { store: 'system', program: 'Windows', location: `${MACHINE}\\ROOT`, publicRoots: 'built-in' } as const;
  const query = (key: string) => machine.execute('reg', ['query', `${key}\\Certificates`, '/s']);
  const [brought, ...rest] = await Promise.all([
    query(`${MACHINE}\\AuthRoot`),
    ...PLACES.flatMap((base) => [query(`${base}\\Root`), query(`${base}\\Disallowed`)]),
  ]);
  if ([brought, ...rest].every((ran) => ran === null)) return unreadStore(place, 'too-slow');
  const roots = rest.flatMap((ran, index) => {
    const trust = index % 2 === 0 ? 'trusted' : 'distrusted';
    const ofMachine = PLACES[Math.floor(index / 2)] === MACHINE;
    return entriesIn(ran?.stdout ?? '').map((entry) => rootOf(entry, trust, ofMachine && isOfWindows(entry.certificate)));
  });
  const shipped = entriesIn(brought?.stdout ?? '').map((entry) => rootOf(entry, 'trusted', true));
  // Windows itself lives on some roots of its own: a store without any was not shown to us.
  if (roots.length + shipped.length === 0) return unreadStore(place, 'no-right');
  return readStore(place, [...roots, ...shipped]);
}

interface Entry {
  readonly certificate: StoredRoot['certificate'];
  /** Somebody limited what it may be used for, and servers are not among it. */
  readonly notForServers: boolean;
}

/** The entries of what `reg query … /s` prints: value lines are four blanks, `Blob`, the type, hex. */
function entriesIn(output: string): Entry[] {
  return [...output.matchAll(/^ {4}Blob {4}REG_BINARY {4}([0-9A-Fa-f]+)\r?$/gmu)].flatMap(([, hex = '']) => {
    const blob = Buffer.from(hex, 'hex');
    const der = propertyOf(blob, DER_PROPERTY);
    const uses = propertyOf(blob, USES_PROPERTY);
    const notForServers = uses !== null && !SERVER_USES.some((use) => Buffer.from(uses).includes(use));
    return der === null ? [] : [{ certificate: rememberedRoot(der), notForServers }];
  });
}

/** A blob is a row of properties: u32 id, u32 1, u32 length, data, little-endian. Source: Wine, dlls/crypt32/serialize.c. */
function propertyOf(blob: Buffer, wanted: number): Uint8Array | null {
  for (let at = 0; at + 12 <= blob.length; ) {
    const length = blob.readUInt32LE(at + 8);
    if (at + 12 + length > blob.length) return null;
    if (blob.readUInt32LE(at) === wanted) return new Uint8Array(blob.subarray(at + 12, at + 12 + length));
    at += 12 + length;
  }
  return null;
}

function isOfWindows(certificate: StoredRoot['certificate']): boolean {
  const values = certificate.subject.attributes;
  return (
    values.some((each) => each.type === 'CN' && OF_WINDOWS.test(each.value)) ||
    values.some((each) => /^(?:Copyright \(c\) 1997 Microsoft Corp\.|NO LIABILITY ACCEPTED, \(c\)97 VeriSign, Inc\.)$/u.test(each.value))
  );
}

function rootOf({ certificate, notForServers }: Entry, decided: 'trusted' | 'distrusted', shipped: boolean): StoredRoot {
  const trust = decided === 'trusted' && notForServers ? 'undecided' : decided;
  return { certificate, trust, shipped, addedAt: null, privateKeyBeside: false };
}
