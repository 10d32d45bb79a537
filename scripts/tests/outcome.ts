/** How one test went. */
export type TestOutcome =
  | {
      readonly state: 'passed';
      readonly name: string;
      /** Why its first try failed, where only the second passed. */
      readonly firstTry?: string;
    }
  | { readonly state: 'failed'; readonly name: string; readonly message: string }
  | { readonly state: 'skipped'; readonly name: string; readonly reason: string };

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Environment variable that tells a reporter where to write its outcomes: one JSON array of `TestOutcome`. */
export const REPORT_FILE = 'HANDSHAKE_DOCTOR_TEST_REPORT';

/** Counts outcomes by state. */
export function countOutcomes(outcomes: readonly TestOutcome[]): Counts {
  const count = (state: TestOutcome['state']) => outcomes.filter((outcome) => outcome.state === state).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}

/**
 * How many tests of one run may pass only on their second try. Suites over servers, browsers and sockets repeat a failure once,
 * as the product itself does before it believes one; a fault that is there fails both times, and many of them are a fault of their own.
 */
export const SECOND_TRIES_ALLOWED = 6;

/** Tests that passed only on their second try. */
export function secondTries(outcomes: readonly TestOutcome[]): readonly { readonly name: string; readonly firstTry: string }[] {
  return outcomes.flatMap((outcome) =>
    outcome.state === 'passed' && outcome.firstTry !== undefined ? [{ name: outcome.name, firstTry: outcome.firstTry }] : [],
  );
}

/** The form of the last line of `npm test`, which scripts read. */
export function countLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Reads what a reporter wrote. Out: null where it is no list of outcomes. */
export function parseOutcomes(text: string): readonly TestOutcome[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return Array.isArray(value) && value.every(isOutcome) ? value : null;
}

function isOutcome(value: unknown): value is TestOutcome {
  if (typeof value !== 'object' || value === null || !('state' in value) || !('name' in value) || typeof value.name !== 'string')
    return false;
  if (value.state === 'failed') return 'message' in value && typeof value.message === 'string';
  if (value.state === 'skipped') return 'reason' in value && typeof value.reason === 'string';
  return value.state === 'passed' && (!('firstTry' in value) || typeof value.firstTry === 'string');
}
