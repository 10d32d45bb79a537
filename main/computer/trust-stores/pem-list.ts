import { TAG } from '../../../shared/wire/der.ts';
import { readPem } from '../../../shared/wire/pem.ts';
import { bundleCertificates } from '../../../shared/wire/pkcs7.ts';
import type { Machine } from '../machine.ts';
import { readBundle } from './pem-bundle.ts';
import { readStore, rememberedRoot, type StoreContent, type StoredRoot, type StorePlace, trustedRoot, unreadStore } from './stored-root.ts';
import { trustedForm } from './trusted-form.ts';

/** The certificates of a PEM, DER or PKCS #7 file, as far as they can be read, whatever stands around them; empty where it holds none. */
export function rootsInFile(bytes: Uint8Array): readonly StoredRoot[] {
  const known = taken.get(bytes) ?? takeIn(bytes);
  taken.set(bytes, known);
  return known;
}

/** Of one look, in which several programs go by the same file. */
const taken = new WeakMap<Uint8Array, readonly StoredRoot[]>();

function takeIn(bytes: Uint8Array): readonly StoredRoot[] {
  if (bytes[0] === TAG.sequence)
    return (bundleCertificates(bytes) ?? [bytes]).map((der) => trustedRoot(rememberedRoot(der))).filter(isReadable);
  const blocks = readPem(new TextDecoder('latin1').decode(bytes));
  const privateKeyBeside = blocks.some((block) => /PRIVATE KEY$/u.test(block.label));
  return blocks.flatMap((block) => {
    if (/^(?:X509 )?CERTIFICATE$/u.test(block.label))
      return [trustedRoot(rememberedRoot(block.bytes), { privateKeyBeside })].filter(isReadable);
    const root = block.label === 'TRUSTED CERTIFICATE' ? trustedForm(block.bytes) : null;
    return root === null ? [] : [root];
  });
}

function isReadable({ certificate }: StoredRoot): boolean {
  return certificate.tbs.length > 0;
}

export interface FileReading {
  /** A file that somebody's setting names and that is not there leaves the program without roots. */
  readonly missing: 'named' | 'usual';
  /** What the program does with a broken file: OpenSSL takes nothing of it, Node what stands before the fault, others what is there. */
  readonly broken: 'takes-nothing' | 'takes-until-there' | 'takes-the-rest';
}

/** A store that is one file. */
export async function readFileStore(machine: Machine, place: StorePlace, { missing, broken }: FileReading): Promise<StoreContent> {
  const bytes = await machine.readFile(place.location);
  if (bytes !== null) return readBytes(bytes, place, broken);
  if ((await machine.presence(place.location)) !== 'not-there') return unreadStore(place, 'no-right');
  return missing === 'named'
    ? readStore(place, [], 'named-file-missing')
    : { ...unreadStore(place, 'no-right'), outcome: 'not-there', why: null };
}

function readBytes(bytes: Uint8Array, place: StorePlace, broken: FileReading['broken']): StoreContent {
  if (broken === 'takes-the-rest') {
    const roots = rootsInFile(bytes);
    return roots.length === 0 && bytes.length > 0 ? unreadStore(place, 'damaged') : readStore(place, roots);
  }
  const bundle = readBundle(bytes);
  if (!bundle.broken) return readStore(place, bundle.roots);
  return readStore(place, broken === 'takes-nothing' ? [] : bundle.roots, 'broken-file');
}
