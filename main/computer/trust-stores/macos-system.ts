import { pemCertificates } from '../../../shared/wire/pem.ts';
import { summarise } from '../../../shared/wire/x509-summary.ts';
import type { Machine } from '../machine.ts';
import { type RootTrust, readStore, rememberedRoot, type StoreContent, type StoredRoot, unreadStore } from './stored-root.ts';

const APPLE_ROOTS = '/System/Library/Keychains/SystemRootCertificates.keychain';
const SYSTEM = '/Library/Keychains/System.keychain';

/**
 * The roots of macOS: Apple's, and certificates of the system's and the person's keychain as far as trust settings speak for them.
 * Lying in a keychain is not trust. The person's settings win over the administrator's.
 *
 * Source: security(1); SecTrustSettings.h.
 */
export async function readMacSystem(machine: Machine): Promise<StoreContent> {
  const place = { store: 'system', program: 'macOS', location: SYSTEM, publicRoots: 'held' } as const;
  const keychain = (path: string) => machine.run('security', ['find-certificate', '-a', '-p', path]);
  const settings = (...scope: readonly string[]) => machine.execute('security', ['dump-trust-settings', ...scope]);
  const [apple, system, login, byPerson, byAdministrator] = await Promise.all([
    keychain(APPLE_ROOTS),
    keychain(SYSTEM),
    keychain(`${machine.home}/Library/Keychains/login.keychain-db`),
    settings(),
    settings('-d'),
  ]);
  if (apple === null && system === null && login === null) return unreadStore(place, 'too-slow');
  // Without Apple's list, what it holds is still what macOS brings along.
  const publicRoots = (apple ?? '') === '' ? 'built-in' : 'held';
  const decisions = new Map([...trustSettings(byAdministrator?.stdout ?? ''), ...trustSettings(byPerson?.stdout ?? '')]);
  const rootsOf = (pem: string | null, shipped: boolean): StoredRoot[] =>
    pemCertificates(pem ?? '').map((der) => {
      const certificate = rememberedRoot(der);
      const trust = decisions.get(summarise(certificate).subjectText) ?? (shipped ? 'trusted' : 'undecided');
      return { certificate, trust, shipped, addedAt: null, privateKeyBeside: false };
    });
  return readStore({ ...place, publicRoots }, [...rootsOf(apple, true), ...rootsOf(system, false), ...rootsOf(login, false)]);
}

/**
 * What `security dump-trust-settings` decides about servers, by the certificate's name. No settings at all means trusted for
 * everything; settings for other policies than SSL do not count.
 */
export function trustSettings(dump: string): Map<string, RootTrust> {
  const decisions = new Map<string, RootTrust>();
  for (const block of dump.split(/^Cert \d+: /mu).slice(1)) {
    const name = block.split(/\r?\n/u)[0]?.trim() ?? '';
    const [head = '', ...each] = block.split(/^\s*Trust Setting \d+:/mu);
    if (each.length === 0 && /Number of trust settings : 0/u.test(head)) decisions.set(name, 'trusted');
    for (const setting of each) {
      const policy = /Policy OID\s*: (.+)/u.exec(setting)?.[1]?.trim();
      // With a string it speaks for that host alone.
      if ((policy !== undefined && policy !== 'SSL') || /Policy String\s*:/u.test(setting)) continue;
      const result = /Result Type\s*: (\S+)/u.exec(setting)?.[1] ?? 'kSecTrustSettingsResultTrustRoot';
      if (result.endsWith('Deny')) decisions.set(name, 'distrusted');
      else if (decisions.get(name) !== 'distrusted' && /Result(?:TrustRoot|TrustAsRoot)$/u.test(result)) decisions.set(name, 'trusted');
    }
  }
  return decisions;
}
