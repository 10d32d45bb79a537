import type { TrustStore } from '../../../shared/chain/store.ts';
import type { CheckOptions } from '../../../shared/model/input.ts';
import { publicRootStore } from '../../computer/trust-stores/public-roots.ts';
import { systemStore } from '../../computer/trust-stores/system.ts';
import { givenStore } from './chain-question.ts';

/** The stores a case compares, and those whose roots count as trusted. */
export interface CaseStores {
  readonly stores: readonly TrustStore[];
  readonly judging: readonly string[];
}

/**
 * `--trust-only` is the only store; else a browser's view: the public roots, what this computer's store adds, and `--trust`.
 * @param programs stores of this computer's programs, compared with the judging ones and never judging
 */
export async function storesFor(
  options: Pick<CheckOptions, 'trustPem' | 'trustOnlyPem'>,
  programs: () => Promise<readonly TrustStore[]> = async () => [],
): Promise<CaseStores> {
  if (options.trustOnlyPem !== null) return { stores: [givenStore([options.trustOnlyPem])], judging: ['given'] };
  const [system, compared] = await Promise.all([systemStore(), programs()]);
  const judging = [publicRootStore(), system, ...(options.trustPem === null ? [] : [givenStore([options.trustPem])])];
  return { stores: [...judging, ...compared], judging: judging.map((store) => store.store) };
}
