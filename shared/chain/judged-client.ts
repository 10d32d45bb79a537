import type { ChainFinding } from '../model/chain-judgement.ts';
import type { Problem } from './problem.ts';

/** What a client does otherwise than a current Chrome when it judges a chain. */
interface ChainHabits {
  /** Missing issuers: fetched from where the certificate says, known in advance where they are public ones, or never had. */
  readonly issuers: 'fetches' | 'preloads' | 'never';
  /** Asks for transparency timestamps and holds public certificates to the longest validity. */
  readonly publicRules: 'both' | 'timestamps' | 'none';
  /** Takes Ed25519 and Ed448 keys. */
  readonly edwards: boolean;
  readonly authorityAsLeaf: boolean;
  /** Looks at the common name where no alternative names are. */
  readonly commonName: boolean;
  /** Apple's own limits: private certificates over 825 days, timestamps counted its way. */
  readonly limitsOfApple: boolean;
}

const CHROME: ChainHabits = {
  issuers: 'fetches',
  publicRules: 'both',
  edwards: false,
  authorityAsLeaf: true,
  commonName: false,
  limitsOfApple: false,
};
const LIBRARY: ChainHabits = { ...CHROME, issuers: 'never', publicRules: 'none', edwards: true, commonName: true };
const WINDOWS: ChainHabits = { ...CHROME, publicRules: 'none', commonName: true };
const APPLE: ChainHabits = { ...CHROME, limitsOfApple: true };

/**
 * By the beginning of a profile's id, the longest that fits. Sources: security.stackexchange.com 211749 (who fetches issuers);
 * support.apple.com/103769 and 103214; Mozilla's list of error codes (CA_CERT_USED_AS_END_ENTITY); javax.net.ssl and OpenSSL manuals.
 */
const HABITS: readonly (readonly [prefix: string, habits: ChainHabits])[] = [
  ['firefox', { ...CHROME, issuers: 'preloads', publicRules: 'timestamps', authorityAsLeaf: false }],
  ['safari', APPLE],
  ['ios', APPLE],
  ['android', { ...LIBRARY, commonName: false, edwards: false }],
  ['windows', WINDOWS],
  ['dotnet', WINDOWS],
  ['java8', { ...LIBRARY, edwards: false }],
  ['java', LIBRARY],
  ['openssl-1.0', { ...LIBRARY, edwards: false }],
  ['openssl', LIBRARY],
  ['curl', LIBRARY],
  ['node', LIBRARY],
  ['gnutls', LIBRARY],
  ['old-', { ...LIBRARY, edwards: false }],
];

function habitsOf(profile: string | null): ChainHabits {
  return HABITS.find(([prefix]) => profile?.startsWith(prefix) === true)?.[1] ?? CHROME;
}

/** The weight of a problem for a client (`--as`); without one a current Chrome judges. @param publicRoot the chain ends at a public root */
export function forClient(each: Problem, profile: string | null, publicRoot: boolean): Problem {
  const weight = weightFor(each, habitsOf(profile), publicRoot);
  return weight === each.weight ? each : { ...each, weight };
}

function weightFor(each: Problem, habits: ChainHabits, publicRoot: boolean): ChainFinding['weight'] {
  switch (each.said.key) {
    case 'chain.incomplete.found':
      if (each.weight === 'refuses' || habits.issuers === 'fetches') return each.weight;
      return habits.issuers === 'preloads' && publicRoot ? 'warns' : 'refuses';
    case 'chain.usage.ca-as-leaf':
      return habits.authorityAsLeaf ? each.weight : 'refuses';
    case 'chain.name.common-name-only':
      return habits.commonName ? 'warns' : each.weight;
    case 'chain.long-validity.private':
      return habits.limitsOfApple ? 'refuses' : each.weight;
    case 'chain.ct.apple-too-few':
    case 'chain.ct.apple-tiled':
      return habits.limitsOfApple ? 'refuses' : each.weight;
    case 'chain.long-validity':
      return habits.publicRules === 'both' ? each.weight : 'notes';
    case 'chain.ct.too-few':
    case 'chain.ct.one-operator':
    case 'chain.distrusted.by-date':
    case 'chain.distrusted.removed':
      return habits.publicRules === 'none' ? 'notes' : each.weight;
    case 'chain.weak-key.algorithm':
    case 'chain.signature-unsupported':
      return habits.edwards && each.cause === 'cipher-mismatch' && saysEdwards(each) ? 'notes' : each.weight;
    default:
      return each.weight;
  }
}

function saysEdwards(each: Problem): boolean {
  const algorithm = each.said.values?.algorithm;
  return algorithm === 'Ed25519' || algorithm === 'Ed448';
}
