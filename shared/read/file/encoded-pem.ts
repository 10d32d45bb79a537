import { latin1 } from '../../wire/der-string.ts';
import { decodeBase64 } from '../../wire/pem.ts';

/** "-----BEGIN " in base64: what a secret of Kubernetes holds is PEM, encoded once more. */
const ENCODED = /["']?([\w.-]{1,80})["']?[ \t]{0,8}:[ \t]{0,8}["']?(LS0tLS1CRUdJTi[A-Za-z0-9+/]{40,200000}={0,2})/g;
/** Roots to trust, keys, and the certificate of a client: none of them is what a server shows (kubectl-config(1), RFC 5246 section 7.4.2). */
const NO_CHAIN = /^(?:certificate-authority-data|client-(?:certificate|key)-data|ca(?:-?bundle)?(?:\.crt|\.pem)?|caBundle|.*\.key)$/i;
const MOST_VALUES = 100;

/**
 * The PEM texts that stand in a text as base64, as in secrets of Kubernetes, one below the other; null where it has none that may be a
 * server's chain.
 */
export function encodedPem(text: string): string | null {
  if (!text.includes('LS0tLS1CRUdJTi')) return null;
  const values = [...text.matchAll(ENCODED)].slice(0, MOST_VALUES).filter(([, name = '']) => !NO_CHAIN.test(name));
  return values.length === 0 ? null : values.map(([, , value = '']) => latin1(decodeBase64(value).bytes)).join('\n');
}
