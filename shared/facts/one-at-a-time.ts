import type { Variation } from '../model/handshake.ts';
import type { Attempt } from './attempts.ts';

/** So many handshakes in a row, each of them the only connection of ours at the server, show that it fails in company only. */
export const TIMES_ALONE = 10;

/** A server that answers whoever comes alone, and turns away who comes while others are there: small devices, tight limits. */
export interface OneAtATime {
  readonly address: string;
  readonly alone: number;
  /** Connections made side by side, and how many of them failed. */
  readonly failed: number;
  readonly of: number;
}

/** One handshake at an address, in the order in which they were made. */
export interface InOrder {
  readonly factor: Variation['factor'];
  readonly alone: boolean;
  readonly worked: boolean;
}

/**
 * Does what was seen in company count for nothing? Only where every lone handshake worked, and of those side by side one worked and at least
 * half failed: one backend of four that is down passes that about once in seventy times, a device that takes one or two at a time always.
 * What worked only after something had been varied was down for a moment, whoever else was there.
 * @returns null where it does count
 */
export function inCompanyOnly(address: string, handshakes: readonly InOrder[]): OneAtATime | null {
  const alone = handshakes.filter((one) => one.alone);
  const varied = handshakes.findIndex((one) => !BESIDE_EACH_OTHER.has(one.factor));
  const shared = handshakes.filter((one, at) => !one.alone && JUDGED.has(one.factor) && (varied < 0 || at < varied));
  const failed = shared.filter((one) => !one.worked).length;
  const proved = alone.length >= TIMES_ALONE && alone.every((one) => one.worked);
  if (!proved || failed === 0 || failed === shared.length || 2 * failed < shared.length) return null;
  return { address, alone: alone.length, failed, of: shared.length };
}

/** The judged hello, and that of the first request. */
const JUDGED: ReadonlySet<Variation['factor']> = new Set(['judged', 'address', 'repeat', 'alpn']);
/** What the first round sends side by side. */
const BESIDE_EACH_OTHER: ReadonlySet<Variation['factor']> = new Set([...JUDGED, 'no-sni']);

/**
 * Addresses that take one connection at a time.
 * @param attempts on the judged route
 * @param unopened addresses that a connection to which failed, once for each
 */
export function oneAtATime(attempts: readonly Attempt[], unopened: readonly string[]): readonly OneAtATime[] {
  const addresses = [...new Set(attempts.map((one) => one.seen.address))];
  return addresses.flatMap((address) => {
    const refused = unopened.filter((one) => one === address).map((): InOrder => ({ factor: 'judged', alone: false, worked: false }));
    const made = attempts
      .filter((one) => one.seen.address === address)
      .map(
        ({ variation, seen, ending }): InOrder => ({ factor: variation.factor, alone: seen.alone === true, worked: ending === 'worked' }),
      );
    const found = inCompanyOnly(address, [...refused, ...made]);
    return found === null ? [] : [found];
  });
}
