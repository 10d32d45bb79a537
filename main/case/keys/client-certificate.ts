import { createPrivateKey } from 'node:crypto';
import type { CheckSecrets } from '../../../shared/model/input.ts';
import { fail, ok, type Result } from '../../../shared/model/result.ts';
import { pemCertificates } from '../../../shared/wire/pem.ts';
import { readSigningKey } from '../../crypto/keys.ts';
import type { ClientCertificate } from '../../probe/handshake.ts';
import { openPkcs12 } from './pkcs12.ts';

export type ClientCertificateFault = 'no-certificate' | 'no-key' | 'wrong-password' | 'unknown-key-type' | 'unreadable';

/** The certificate to show to the server, out of PEM or PKCS#12. The key stays in memory and is never written anywhere. */
export async function readClientCertificate(secrets: CheckSecrets): Promise<Result<ClientCertificate | null, ClientCertificateFault>> {
  const given = secrets.clientCertificate;
  if (given === null) return ok(null);
  const password = secrets.clientKeyPassword;
  return given.kind === 'pem' ? fromPem(given.certificates, given.key, password) : fromPkcs12(given.base64, password);
}

function fromPem(certificatesPem: string, keyPem: string, password: string | null): Result<ClientCertificate, ClientCertificateFault> {
  const certificates = pemCertificates(certificatesPem);
  if (certificates.length === 0) return fail('no-certificate');
  if (!keyPem.includes('PRIVATE KEY')) return fail('no-key');
  // Only the key's own block: a file may hold the certificates too.
  const block = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----/u.exec(keyPem)?.[0] ?? keyPem;
  return withKey(certificates, block, password);
}

function withKey(
  certificates: readonly Uint8Array[],
  keyPem: string,
  password: string | null,
): Result<ClientCertificate, ClientCertificateFault> {
  try {
    const der = createPrivateKey({ key: keyPem, ...(password === null ? {} : { passphrase: password }) }).export({
      type: 'pkcs8',
      format: 'der',
    });
    const key = readSigningKey(new Uint8Array(der));
    return key === null ? fail('unknown-key-type') : ok({ certificates, key });
  } catch (fault) {
    return fail(/password|passphrase|decrypt|interrupted or cancelled/iu.test(String(fault)) ? 'wrong-password' : 'unreadable');
  }
}

async function fromPkcs12(base64: string, password: string | null): Promise<Result<ClientCertificate, ClientCertificateFault>> {
  const opened = await openPkcs12(Buffer.from(base64, 'base64'), password ?? '');
  if (!opened.ok) return opened;
  const { certificates, keyPem } = opened.value;
  if (keyPem === null) return fail('no-key');
  return certificates.length === 0 ? fail('no-certificate') : withKey(certificates, keyPem, null);
}
