import type { Diagnosis } from './diagnosis.ts';
import type { Said } from './said.ts';

/** What a running job streams. */
export type Progress =
  | { readonly kind: 'asked'; readonly id: string; readonly said: Said; readonly at: number }
  | {
      readonly kind: 'answered';
      readonly id: string;
      readonly outcome: 'fine' | 'found' | 'not-known';
      readonly said: Said;
      readonly milliseconds: number;
    }
  | { readonly kind: 'so-far'; readonly diagnosis: Diagnosis }
  | { readonly kind: 'fraction'; readonly done: number; readonly of: number };
