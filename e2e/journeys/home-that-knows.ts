import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Issued } from '../lab/kit/certificates.ts';

/**
 * The home folder of a person whose Chrome and Firefox were told of a private root, as a company's policy does it: both keep lists of
 * their own and do not go by the system's. The program removes it when it is closed.
 */
export function homeThatKnows(root: Pick<Issued, 'certFile'>): string {
  const home = mkdtempSync(join(tmpdir(), 'handshake-doctor-test-'));
  const firefox = join(home, '.mozilla/firefox');
  for (const store of [join(home, '.pki/nssdb'), join(firefox, 'ab12.default')]) {
    mkdirSync(store, { recursive: true });
    execFileSync('certutil', ['-d', `sql:${store}`, '-N', '--empty-password']);
    execFileSync('certutil', ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'lab root', '-i', root.certFile]);
  }
  writeFileSync(join(firefox, 'profiles.ini'), '[Profile0]\nName=default\nIsRelative=1\nPath=ab12.default\nDefault=1\n');
  return home;
}
