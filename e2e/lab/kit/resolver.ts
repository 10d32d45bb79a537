import dns from 'node:dns/promises';
import { syncBuiltinESMExports } from 'node:module';

/** Has an IPv6 and an IPv4 address, both loopback. */
export const TWO_FAMILIES = 'two-families.test';

/** A filter's resolver leads it to nowhere. */
export const BLOCKED = 'blocked.test';

/** Takes the place of the machine's resolver for the lab's names, in this process only; every other name goes the usual way. */
export function answerLabNames(): void {
  const usual = dns.lookup;
  const names: Readonly<Record<string, readonly object[]>> = {
    [TWO_FAMILIES]: [
      { address: '::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ],
    [BLOCKED]: [{ address: '0.0.0.0', family: 4 }],
  };
  const lab = async (name: string, options: object): Promise<unknown> => names[name] ?? usual(name, options);
  dns.lookup = lab as typeof dns.lookup;
  syncBuiltinESMExports();
}
