import { leafFirst } from '../../../shared/chain/leaf-first.ts';
import { fail, ok, type Result } from '../../../shared/model/result.ts';
import { writePem } from '../../../shared/wire/pem.ts';
import { readCertificate } from '../../../shared/wire/x509.ts';
import { keyMatches } from '../../crypto/key-match.ts';
import { type IntegrityKey, integrityHolds } from './pkcs12-integrity.ts';
import { installKeyMaker } from './pkcs12-keys.ts';

export interface OpenedPkcs12 {
  /** DER, leaf first. */
  readonly certificates: readonly Uint8Array[];
  /** PKCS#8 in PEM, no longer encrypted; null where the file holds no key. Never stored. */
  readonly keyPem: string | null;
}

export type Pkcs12Fault = 'wrong-password' | 'unreadable';

/** Larger containers are not opened: a key and its chain take some kilobytes. */
const MOST_BYTES = 4_000_000;

/**
 * Opens a PKCS#12 container (RFC 7292) by node-forge, which knows the old encryptions too and is loaded only here.
 * @param password '' for a file without one
 */
export async function openPkcs12(bytes: Uint8Array, password: string): Promise<Result<OpenedPkcs12, Pkcs12Fault>> {
  if (bytes.length > MOST_BYTES) return fail('unreadable');
  const { default: forge } = await import('node-forge');
  const maker = installKeyMaker(forge);
  maker.begin();
  try {
    const asn1 = forge.asn1.fromDer(Buffer.from(bytes).toString('latin1'));
    const key: IntegrityKey = (salt, rounds, digest) => maker.integrityKey(password, salt, rounds, digest);
    const holds = integrityHolds(bytes, password, key, maker.spend);
    if (holds === false) return fail('wrong-password');
    // What was checked here is not checked again: node-forge does not know how.
    if (holds === true && Array.isArray(asn1.value)) asn1.value = asn1.value.slice(0, 2);
    const container = forge.pkcs12.pkcs12FromAsn1(asn1, false, password);
    const derOf = (value: Parameters<typeof forge.asn1.toDer>[0]) =>
      new Uint8Array(Buffer.from(forge.asn1.toDer(value).getBytes(), 'latin1'));
    const bags = (type: string | undefined) => (type === undefined ? [] : (container.getBags({ bagType: type })[type] ?? []));
    const certificates = bags(forge.pki.oids.certBag).flatMap((bag) => {
      if (bag.asn1 !== undefined && bag.asn1 !== null) return [derOf(bag.asn1)];
      return bag.cert === undefined || bag.cert === null ? [] : [derOf(forge.pki.certificateToAsn1(bag.cert))];
    });
    const [keyBag] = [...bags(forge.pki.oids.pkcs8ShroudedKeyBag), ...bags(forge.pki.oids.keyBag)];
    const info =
      keyBag === undefined
        ? null
        : keyBag.key === undefined || keyBag.key === null
          ? keyBag.asn1
          : forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(keyBag.key));
    const keyPem = info === null ? null : writePem('PRIVATE KEY', derOf(info));
    return ok({ certificates: inOrder(certificates, keyPem), keyPem });
  } catch (fault) {
    const text = String(fault);
    return fail(/password|MAC/iu.test(text) && !/unsupported/iu.test(text) ? 'wrong-password' : 'unreadable');
  } finally {
    maker.end();
  }
}

function inOrder(certificates: readonly Uint8Array[], keyPem: string | null): readonly Uint8Array[] {
  const read = certificates.map(readCertificate);
  const belongs = read.find(({ key }) => keyPem !== null && key !== null && keyMatches(keyPem, null, key).belongs === true);
  return leafFirst(read, (one) => one === belongs).map((one) => one.der);
}
