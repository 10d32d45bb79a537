import { fail, ok, type Result } from '../../../shared/model/result.ts';
import { Cursor, DerFault, objectIdentifier, onlyElement, TAG } from '../../../shared/wire/der.ts';
import { isPbes1 } from './pbes1.ts';
import { installKeyMaker } from './pkcs12-keys.ts';

/** Methods of RFC 7292, appendix C, with RC4, RC2 or two-key DES; three-key DES is still read everywhere. */
const OLD_CONTAINER_METHODS = /^1\.2\.840\.113549\.1\.12\.1\.[12456]$/;

/** Is this EncryptedPrivateKeyInfo (RFC 5958 section 3) encrypted with DES, RC2 or RC4? */
export function isEncryptedTheOldWay(der: Uint8Array): boolean {
  try {
    const method = Cursor.over(Cursor.over(onlyElement(der, TAG.sequence)).expect(TAG.sequence));
    const oid = objectIdentifier(method.expect(TAG.objectIdentifier));
    return isPbes1(oid) || OLD_CONTAINER_METHODS.test(oid);
  } catch (fault) {
    if (fault instanceof DerFault) return false;
    throw fault;
  }
}

/** The PrivateKeyInfo inside, DER. */
export async function decryptOldKey(der: Uint8Array, password: string): Promise<Result<Uint8Array, 'wrong-password' | 'unreadable'>> {
  const { default: forge } = await import('node-forge');
  const maker = installKeyMaker(forge);
  maker.begin();
  try {
    const info = forge.pki.decryptPrivateKeyInfo(forge.asn1.fromDer(Buffer.from(der).toString('latin1')), password);
    // A wrong password leaves no padding, or rarely a text that is no key.
    return info === null ? fail('wrong-password') : ok(new Uint8Array(Buffer.from(forge.asn1.toDer(info).getBytes(), 'latin1')));
  } catch (fault) {
    return fail(/rounds|unsupported/iu.test(String(fault)) ? 'unreadable' : 'wrong-password');
  } finally {
    maker.end();
  }
}
