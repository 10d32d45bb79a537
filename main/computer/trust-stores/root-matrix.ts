import type { ComputerReport } from '../../../shared/model/computer.ts';
import type { Certificate } from '../../../shared/wire/x509.ts';
import { summarise } from '../../../shared/wire/x509-summary.ts';
import { say } from '../../../shared/words/index.ts';
import { isExtra } from './describe-store.ts';
import { publicRootLike, sameAuthority } from './public-authorities.ts';
import type { StoreContent } from './stored-root.ts';

type Matrix = ComputerReport['matrix'];

const MOST_ROOTS = 12;

/** Which store trusts which root: for every root that was added to any of them, and for the chosen ones. */
export function rootMatrix(stores: readonly StoreContent[], chosen: readonly Certificate[] = []): Matrix {
  const compared = stores.filter((store) => store.outcome !== 'not-there' && store.publicRoots !== 'none');
  const rows: Certificate[] = [];
  for (const root of [...chosen, ...stores.flatMap((store) => store.roots.filter(isExtra).map((each) => each.certificate))])
    if (!rows.some((known) => sameAuthority(known, root))) rows.push(root);
  return rows.slice(0, MOST_ROOTS).map((root) => ({
    root: summarise(root).subjectText,
    cells: compared.map((store) => ({ store: store.store, ...trustIn(store, root) })),
  }));
}

/** Does this store trust what this root signs? */
export function trustIn(store: StoreContent, root: Certificate): Pick<Matrix[number]['cells'][number], 'trusted' | 'why'> {
  if (store.outcome === 'could-not-read') return { trusted: 'could-not-read', why: say('computer.cell.could-not-read') };
  const held = store.roots.filter((each) => sameAuthority(each.certificate, root));
  if (held.some((each) => each.trust === 'distrusted')) return { trusted: false, why: say('computer.cell.refused-here') };
  if (held.some((each) => each.trust === 'trusted')) return { trusted: true, why: null };
  if (store.publicRoots === 'built-in' && publicRootLike(root) !== null) return { trusted: true, why: null };
  return { trusted: false, why: held.length > 0 ? say('computer.cell.no-decision') : say('computer.cell.not-held') };
}
