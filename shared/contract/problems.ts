import type { Problem } from '../model/problem.ts';
import { say } from '../words/say.ts';

/** The request is not of the form its verb takes. `detail` says where, for the log. */
export function notUnderstood(detail: string): Problem {
  return { kind: 'bad-input', said: say('contract.not-understood'), next: say('contract.not-understood.next'), detail };
}

/** The request is over the size its verb takes. */
export function tooLarge(limitInBytes: number): Problem {
  return {
    kind: 'too-large',
    said: say('contract.too-large', { limit: { bytes: limitInBytes } }),
    next: say('contract.too-large.next'),
    detail: `over ${limitInBytes} bytes`,
  };
}

/** Somebody other than our own page asked. */
export function notOurs(sender: string): Problem {
  return { kind: 'not-permitted', said: say('contract.not-ours'), next: say('contract.not-ours.next'), detail: `asked by ${sender}` };
}

/** A fault of the program: `caught` is what was thrown. */
export function ourFault(caught: unknown): Problem {
  const detail = caught instanceof Error ? (caught.stack ?? caught.message) : String(caught);
  return { kind: 'our-fault', said: say('contract.our-fault'), next: say('contract.our-fault.next'), detail: detail.slice(0, 4000) };
}

/** The person cancelled the job. */
export function cancelled(job: string): Problem {
  return { kind: 'cancelled', said: say('contract.cancelled'), next: say('contract.cancelled.next'), detail: `job ${job}` };
}

/** The window cannot reach the program. */
export function unreachable(caught: unknown): Problem {
  return {
    kind: 'our-fault',
    said: say('contract.no-window'),
    next: say('contract.no-window.next'),
    detail: String(caught).slice(0, 4000),
  };
}
