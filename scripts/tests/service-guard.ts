import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';

/** Debian asks this program before it starts a service; exit code 101 forbids it. */
const POLICY = '/usr/sbin/policy-rc.d';
const OURS = '#!/bin/sh\n# Written by the tests of handshake-doctor while packages are installed, and removed afterwards.\nexit 101\n';

export interface ServiceGuard {
  /** Takes away what was written; calling it twice does no harm. */
  remove(): void;
}

/**
 * Keeps services from starting while packages are installed. Where a policy exists it is left alone, except for one that an earlier run
 * of ours could not take away. In: the policy's path, for tests. Throws when it cannot be written.
 */
export function guardServices(path: string = POLICY): ServiceGuard {
  let ours = true;
  try {
    writeFileSync(path, OURS, { mode: 0o755, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    ours = readFileSync(path, 'utf8') === OURS;
  }
  const remove = () => {
    if (!ours) return;
    ours = false;
    unlinkSync(path);
    process.off('exit', remove);
  };
  // The runner turns SIGINT, SIGTERM and SIGHUP into an orderly exit; a crash passes here as well.
  process.on('exit', remove);
  return { remove };
}
