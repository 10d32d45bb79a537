import publicRoots from '../../../assets/data/public-roots.json' with { type: 'json' };
import { type TrustStore, trustStore } from '../../../shared/chain/store.ts';
import { readCertificate } from '../../../shared/wire/x509.ts';

let store: TrustStore | null = null;

/** This tool's dated copy of the public roots; read once. */
export function publicRootStore(): TrustStore {
  store ??= trustStore(
    'public-roots',
    publicRoots.roots.map((root) => readCertificate(Buffer.from(root.der, 'base64'))),
    'public',
  );
  return store;
}

/** Day the copy was made, as ISO date. */
export const PUBLIC_ROOTS_DATE: string = publicRoots.date;
