import type { Evidence, EvidenceDraft } from '../../shared/model/evidence.ts';

/** The evidence of one case, numbered from 1 in the order of arrival. Nothing is ever taken out: one fact that failed to arrive never erases another. */
export class Notebook {
  readonly #evidence: Evidence[];

  constructor(earlier: readonly Evidence[] = []) {
    this.#evidence = [...earlier];
  }

  get evidence(): readonly Evidence[] {
    return this.#evidence;
  }

  add(drafts: readonly EvidenceDraft[]): readonly Evidence[] {
    const first = this.#evidence.reduce((most, one) => Math.max(most, one.id), 0) + 1;
    const added = drafts.map((draft, index): Evidence => ({ ...draft, id: first + index }));
    this.#evidence.push(...added);
    return added;
  }
}
