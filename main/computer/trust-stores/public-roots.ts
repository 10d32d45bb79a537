import publicRoots from '../../../assets/data/public-roots.json' with { type: 'json' };
import { type TrustStore, trustStore } from '../../../shared/chain/store.ts';
import { rememberedRoot } from './stored-root.ts';

let store: TrustStore | null = null;

/** This tool's dated copy of the public roots; read once. */
export function publicRootStore(): TrustStore {
  store ??= trustStore(
    'public-roots',
    publicRoots.roots.map((root) => rememberedRoot(Buffer.from(root.der, 'base64'))),
    'public',
  );
  return store;
}

/** Day the copy was made, as ISO date. */
export const PUBLIC_ROOTS_DATE: string = publicRoots.date;
