import type { Browser } from '../../shared/model/fix-plan.ts';
import { type CheckOptions, DEFAULT_OPTIONS, type Situation } from '../../shared/model/input.ts';

/** What the person has entered so far. It outlives every screen, every failure and every Back. */
export interface Draft {
  readonly message: string;
  readonly site: string;
  readonly situation: Situation;
  /** What is looked for among the explanations. */
  readonly search: string;
  readonly sometimes: boolean;
  /** Ask nobody but the target: no time, issuer or sign-in page. */
  readonly onlyTarget: boolean;
  /** The browser whose menus the steps are told for; null for the one that the case names, or all where it names none. */
  readonly browser: Browser | 'all' | null;
  /** After reading the message, also check the site that it names. */
  readonly alsoCheck: boolean;
}

export const EMPTY_DRAFT: Draft = {
  message: '',
  site: '',
  search: '',
  situation: { audience: 'end-user', about: 'this-computer' },
  sometimes: false,
  onlyTarget: false,
  browser: null,
  alsoCheck: true,
};

/** The three kinds of reader, and whose place each one speaks of. */
export const READERS = {
  'end-user': { audience: 'end-user', about: 'this-computer' },
  support: { audience: 'support', about: 'other' },
  operator: { audience: 'operator', about: 'server' },
} as const satisfies Record<Situation['audience'], Situation>;

export function optionsOf(draft: Draft): CheckOptions {
  return {
    ...DEFAULT_OPTIONS,
    offline: draft.onlyTarget,
    sometimes: draft.sometimes,
  };
}
