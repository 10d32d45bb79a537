import type { CauseId } from '../model/cause-id.ts';
import type { Said } from '../model/said.ts';
import { say, type WordKey } from '../words/index.ts';

type Never = Extract<WordKey, `fixes.never.${string}`>;

const WITH_A_WARNING_PAGE: readonly CauseId[] = [
  'expired',
  'not-yet-valid',
  'clock-wrong',
  'name-mismatch',
  'self-signed',
  'untrusted-root',
  'distrusted-ca',
  'stale-trust-store',
  'incomplete-chain',
  'revoked',
  'bad-certificate',
  'name-constraint',
  'wrong-usage',
  'weak-signature',
  'weak-key',
  'ct-missing',
  'pinning',
  'interception',
  'captive-portal',
];

/** What people are tempted to do about a cause and should not, the worst temptation first (fix facts, section 0). */
const TEMPTATIONS: Readonly<Partial<Record<CauseId, readonly Never[]>>> = {
  expired: ['fixes.never.set-clock-back', 'fixes.never.clear-hsts'],
  'not-yet-valid': ['fixes.never.set-clock-back'],
  'name-mismatch': ['fixes.never.clear-hsts'],
  'self-signed': ['fixes.never.import-root', 'fixes.never.self-sign-public', 'fixes.never.clear-hsts'],
  'untrusted-root': ['fixes.never.import-root', 'fixes.never.clear-hsts'],
  'distrusted-ca': ['fixes.never.import-root'],
  'stale-trust-store': ['fixes.never.import-root'],
  interception: ['fixes.never.company-root', 'fixes.never.antivirus-off', 'fixes.never.import-root'],
  revoked: ['fixes.never.revocation-off', 'fixes.never.share-key'],
  'revocation-unavailable': ['fixes.never.revocation-off'],
  'version-mismatch': ['fixes.never.old-versions'],
  'cipher-mismatch': ['fixes.never.old-versions'],
  'weak-cipher': ['fixes.never.old-versions'],
  'weak-key': ['fixes.never.old-versions'],
  'insecure-legacy': ['fixes.never.old-versions'],
  renegotiation: ['fixes.never.old-versions'],
  'client-cert-required': ['fixes.never.share-key'],
  'client-cert-rejected': ['fixes.never.share-key'],
  'plain-http': ['fixes.never.plain-password', 'fixes.never.clear-hsts'],
  reset: ['fixes.never.antivirus-off'],
  timeout: ['fixes.never.antivirus-off'],
  'proxy-error': ['fixes.never.no-verify'],
};

/** The list for one cause; never empty, because checking is what people switch off first. */
export function neverFor(cause: CauseId): readonly Said[] {
  const own = TEMPTATIONS[cause] ?? [];
  const warned: Never[] = WITH_A_WARNING_PAGE.includes(cause) ? ['fixes.never.click-through'] : [];
  return [...warned, ...own, 'fixes.never.no-verify' as const]
    .filter((key, place, all) => all.indexOf(key) === place)
    .map((key) => say(key));
}
