import type { Unsealer } from '../../../shared/read/capture/unseal.ts';
import { cipherSuite } from '../../../shared/tables/cipher-suite-properties.ts';
import { concat } from '../../../shared/wire/bytes.ts';
import { type PrfHash, prf } from '../../crypto/prf.ts';
import { protections } from '../../probe/handshake/key-block.ts';
import { openerFrom, updatedSecret } from '../../probe/handshake/traffic-keys.ts';
import { unpackCertificate } from '../../probe/handshake/unpack-certificate.ts';

/** Opens captured records with the secrets of a key log: the same protections that a handshake of our own uses. */
export const unsealer: Unsealer = {
  tls13: (suite, secret) => openerFrom(suite, secret),
  updated13: (suite, secret) => updatedSecret(suite, secret),
  tls12: ({ suite: number, version, master, clientRandom, serverRandom, encryptThenMac }) => {
    const suite = cipherSuite(number);
    if (suite === null || version < 0x0301) return null;
    const kind: PrfHash = version < 0x0303 ? 'md5-sha1' : suite.hash === 'sha384' ? 'sha384' : 'sha256';
    return protections({
      suite,
      version,
      encryptThenMac,
      block: (length) => prf(kind, master, 'key expansion', concat(serverRandom, clientRandom), length),
      random: (length) => new Uint8Array(length),
    });
  },
  unpackCertificate,
};
