import type { Facts } from '../facts/facts.ts';
import type { Browser } from '../model/fix-plan.ts';

/** Names by which programs are told (`Recognised.program`), and the error families that only one browser has. */
const BY_PROGRAM: readonly (readonly [RegExp, Browser])[] = [
  [/\bedge\b/i, 'edge'],
  [/\bfirefox\b/i, 'firefox'],
  [/\bsafari\b/i, 'safari'],
  [/\bchrom(?:e|ium)\b/i, 'chrome'],
];
const BY_FAMILY: Readonly<Record<string, Browser>> = { 'mozilla-pkix': 'firefox', 'nss-sec': 'firefox', 'nss-ssl': 'firefox' };

/**
 * The browser whose message the case holds. Edge, Opera and others show Chromium's codes, so these alone name none.
 * @returns null where no message names one, or several do
 */
export function browserOf(facts: Facts): Browser | null {
  const recognised = facts.evidence.flatMap((piece) => (piece.kind === 'message' && piece.state === 'seen' ? piece.seen.recognised : []));
  const named = recognised.flatMap(({ program, family }) => {
    const byProgram = BY_PROGRAM.find(([pattern]) => program !== null && pattern.test(program));
    return byProgram?.[1] ?? BY_FAMILY[family] ?? [];
  });
  const all = [...new Set(named)];
  return all.length === 1 ? (all[0] ?? null) : null;
}
