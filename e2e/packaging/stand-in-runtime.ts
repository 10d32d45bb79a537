import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** By these bytes @electron/fuses finds the switches in Electron's program (its constants.ts). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Electron 45's nine switches as it is delivered: '1' on, '0' off, in the order of FuseV1Options. */
const AS_DELIVERED = '101100011';

/**
 * Makes a folder that electron-builder takes for Electron's runtime: the real one cannot be fetched everywhere, and what goes into the package
 * does not depend on it.
 */
export function makeStandInRuntime(folder: string): void {
  for (const name of ['resources', 'locales']) mkdirSync(join(folder, name), { recursive: true });
  const { version } = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8')) as { version: string };
  const program = Buffer.concat([
    Buffer.from('stand-in for the program of Electron\0'),
    Buffer.from(SENTINEL),
    Buffer.from([1, AS_DELIVERED.length]),
    Buffer.from(AS_DELIVERED),
  ]);
  writeFileSync(join(folder, 'electron'), program, { mode: 0o755 });
  writeFileSync(join(folder, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), 'stand-in');
}
