import type { CauseId } from '../../model/cause-id.ts';
import type { Audience } from '../../model/side.ts';
import type { Cell } from '../matrix.ts';

/** The cells of one cause or variant, one an audience, that rest on one source. */
export function cells(
  cause: CauseId,
  variant: string | null,
  source: string,
  steps: Readonly<Partial<Record<Audience, Cell['steps']>>>,
): readonly Cell[] {
  const audiences = ['end-user', 'support', 'operator'] as const;
  return audiences.flatMap((audience) => {
    const own = steps[audience];
    return own === undefined ? [] : [{ cause, variant, audience, steps: own, source }];
  });
}
