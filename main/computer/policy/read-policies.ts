import type { Machine } from '../machine.ts';
import { readChromiumPolicies, readFirefoxPolicies, readFirefoxPreferences } from './browsers.ts';
import { readJavaSecurity } from './java.ts';
import { readCryptoPolicies, readGnuTls } from './linux.ts';
import { readOpenSsl } from './openssl.ts';
import type { Policy, ReadPolicy } from './policy.ts';
import { readSchannel } from './schannel.ts';

const READERS: readonly ReadPolicy[] = [
  readSchannel,
  readCryptoPolicies,
  readOpenSsl,
  readGnuTls,
  readJavaSecurity,
  readChromiumPolicies,
  readFirefoxPolicies,
  readFirefoxPreferences,
];

/** The settings of this computer that change which TLS versions, algorithms or roots its programs take. Only what differs from the default. */
export async function readPolicies(machine: Machine): Promise<readonly Policy[]> {
  return (await Promise.all(READERS.map((read) => read(machine).catch(() => [])))).flat();
}
