import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { CaseDocument } from '../../shared/model/case-document.ts';

const BEHIND_A_PORTAL = fileURLToPath(new URL('./kit/behind-a-portal.ts', import.meta.url));

/** Every address, also those of the world, is this network's own. */
const NETWORK = 'ip link set lo up && ip route add local 0.0.0.0/0 dev lo';

/** A network of one's own takes root and a kernel that lets us. */
const mayHaveNetwork = (() => {
  try {
    execFileSync('unshare', ['-n', '-m', 'sh', '-c', NETWORK], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

function checkedBehind(mode: string): Promise<CaseDocument> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-'));
  const resolver = join(folder, 'resolv.conf');
  writeFileSync(resolver, 'nameserver 198.51.100.53\n');
  const hosts = join(folder, 'hosts');
  writeFileSync(hosts, mode === 'hosts' ? '203.0.113.99 www.example.org\n' : '127.0.0.1 localhost\n');
  const begin = `${NETWORK} && mount --bind "${hosts}" /etc/hosts && mount --bind "${resolver}" /etc/resolv.conf && exec "$@"`;
  return new Promise((resolve, reject) => {
    execFile(
      'unshare',
      ['-n', '-m', 'sh', '-c', begin, 'sh', process.execPath, BEHIND_A_PORTAL, mode],
      { timeout: 60_000, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        rmSync(folder, { recursive: true, force: true });
        if (stdout.startsWith('{')) resolve(JSON.parse(stdout) as CaseDocument);
        else reject(new Error(stderr === '' ? String(error) : stderr));
      },
    );
  });
}

describe.skipIf(!mayHaveNetwork)('a network that leads every address to its sign-in page', () => {
  test.each([
    ['redirects plain pages and takes no TLS', 'redirect', 'refused', 'certain'],
    ['refuses plain pages with a form to sign in (403), and resets TLS', '403', 'reset', 'likely'],
    ['answers 511, and TLS with its own certificate', '511', 'name-mismatch', 'certain'],
    ['answers with a page, and TLS with its own certificate', 'page', 'name-mismatch', 'certain'],
  ])('given one that %s, names the portal before what it makes of the site', async (_what, mode, effect, certainty) => {
    const { diagnosis } = await checkedBehind(mode);
    expect(diagnosis.primary).toMatchObject({ cause: 'captive-portal', side: 'network', certainty });
    expect(diagnosis.others.map((one) => one.cause)).toContain(effect);
  });

  test('given the twin, a network that lets the test page through, blames the site’s own certificate', async () => {
    const { diagnosis } = await checkedBehind('open');
    expect(diagnosis.primary).toMatchObject({ cause: 'name-mismatch' });
  });

  test('given a hosts file with the old address of a site that moved, blames the line and not the server there', async () => {
    const { diagnosis } = await checkedBehind('hosts');
    expect(diagnosis.primary).toMatchObject({ cause: 'dns', variant: 'hosts-file', side: 'this-computer', certainty: 'certain' });
    expect(diagnosis.others.map((one) => one.cause)).toContain('name-mismatch');
  });
});
