import type { Said } from './said.ts';

/** What went wrong with a request to the program itself (not with the TLS connection), and what to do next. */
export interface Problem {
  readonly kind: 'bad-input' | 'too-large' | 'not-found' | 'not-permitted' | 'not-built-yet' | 'cancelled' | 'busy' | 'our-fault';
  readonly said: Said;
  readonly next: Said;
  /** What the person may give so that it works. */
  readonly wants?: 'password';
  /** For our own faults and for the log: never shown without being asked for. */
  readonly detail: string;
}
