import { compare } from '../../../shared/diagnose/compare.ts';
import { factsOf } from '../../../shared/facts/facts.ts';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import type { EvidenceDraft } from '../../../shared/model/evidence.ts';
import { caseOf } from './cases.ts';
import { EXPIRED_LEAF, INTERMEDIATE, LEAF } from './certificates.ts';
import { chain, clockRight, connected, handshake, resolved, seen, unknown } from './evidence.ts';
import { refuses, site } from './stories.ts';

const SHOP = 'shop.example.com';
const ranOut = refuses('expired', 'expired', 'RFC 5280, section 4.1.2.5');
const otherName = refuses('name-mismatch', 'name-mismatch', 'RFC 9525, section 6');
/** The same certificate, for another host of the same owner. */
const elsewhere = (leaf: typeof LEAF): typeof LEAF => ({ ...leaf, names: { ...leaf.names, dns: ['mail.example.com'] } });
const expired = site(SHOP, [EXPIRED_LEAF, INTERMEDIATE], [ranOut]);

/** A chain that was judged good by one try and bad by the next, at one address. */
const comesAndGoes: readonly EvidenceDraft[] = [
  resolved(SHOP),
  connected(),
  ...[LEAF, EXPIRED_LEAF, LEAF].flatMap((leaf, at) => [
    handshake({
      host: SHOP,
      certificates: [leaf, INTERMEDIATE],
      ...(at === 0 ? {} : { variation: { factor: 'repeat', of: 3 } as const }),
    }),
    chain({ host: SHOP, served: [leaf, INTERMEDIATE], findings: leaf === LEAF ? [] : [ranOut] }),
  ]),
  clockRight(),
];

/** This computer is connected to nothing. */
export const WITHOUT_NETWORK: readonly EvidenceDraft[] = [
  seen(
    'name-resolution',
    { host: SHOP, addresses: [], errorCode: 'EAI_AGAIN', fromHostsFile: false, withoutNetwork: true, milliseconds: 2 },
    'resolve-name',
  ),
  unknown('clock', 'timed-out', 'clock'),
];

/** What was seen first and what is seen now, by the outcome of checking again. */
const PAIRS = {
  worse: [expired, site(SHOP, [elsewhere(EXPIRED_LEAF), INTERMEDIATE], [ranOut, otherName])],
  partly: [
    site(SHOP, [elsewhere(EXPIRED_LEAF), INTERMEDIATE], [ranOut, otherName]),
    site(SHOP, [elsewhere(LEAF), INTERMEDIATE], [otherName]),
  ],
  'different-fault': [expired, site(SHOP, [elsewhere(LEAF), INTERMEDIATE], [otherName])],
  'known-now': [[resolved(SHOP), clockRight()], expired],
  flapping: [expired, comesAndGoes],
  'cannot-tell': [expired, [resolved(SHOP), clockRight()]],
  'cut-off': [expired, WITHOUT_NETWORK],
} as const satisfies Readonly<Record<string, readonly [readonly EvidenceDraft[], readonly EvidenceDraft[]]>>;
export type After = keyof typeof PAIRS;
export const AFTERS = Object.keys(PAIRS) as After[];

/** The case before it is checked again; its id tells what comes of it. */
export const before = (after: After): CaseDocument => caseOf({ id: after, host: SHOP, evidence: PAIRS[after][0] });

/** The same case, checked again. */
export function checkedAgain(after: After): CaseDocument {
  const first = before(after);
  const now = caseOf({ id: after, host: SHOP, evidence: PAIRS[after][1] });
  const target = now.input.kind === 'target' ? now.input.target : null;
  return {
    ...now,
    attempts: [{ at: '2026-11-20T16:05:00.000Z', diagnosis: first.diagnosis }],
    comparison: compare(first.diagnosis, now.diagnosis, factsOf(now.evidence, now.situation, { target })),
  };
}
