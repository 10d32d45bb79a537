import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface RecordingOpener {
  readonly environment: Record<string, string>;
  openedAddresses(): readonly string[];
  remove(): void;
}

/** An `xdg-open` that writes down what it is given, put before the system's own on the PATH. Linux only. */
export function recordingOpener(): RecordingOpener {
  const folder = mkdtempSync(join(tmpdir(), 'handshake-doctor-opener-'));
  const record = join(folder, 'opened');
  writeFileSync(record, '');
  const command = join(folder, 'xdg-open');
  writeFileSync(command, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${record}'\n`);
  chmodSync(command, 0o755);
  return {
    environment: { PATH: folder + delimiter + (process.env.PATH ?? '') },
    openedAddresses: () => readFileSync(record, 'utf8').split('\n').filter(Boolean),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
