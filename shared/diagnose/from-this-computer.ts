import type { Facts } from '../facts/facts.ts';
import type { CauseId } from '../model/cause-id.ts';
import type { ComputerFinding } from '../model/computer.ts';
import type { FoundFinding } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import { say } from '../words/index.ts';

/** On which causes a proxy setting bears: all that a way through the network can bring about. */
const ON_THE_WAY: ReadonlySet<CauseId> = new Set([
  'proxy-auth',
  'proxy-error',
  'timeout',
  'refused',
  'reset',
  'dns',
  'plain-http',
  'protocol-error',
  'interception',
]);
/** On which the difference between the stores of this computer bears. */
const ON_TRUST: ReadonlySet<CauseId> = new Set(['untrusted-root', 'self-signed', 'incomplete-chain', 'interception', 'distrusted-ca']);
const ON_RULES: ReadonlySet<CauseId> = new Set(['version-mismatch', 'cipher-mismatch', 'weak-signature', 'weak-key', 'client-fault']);
const MOST = 3;

/**
 * What this computer's own settings have to do with the primary cause, as further reasons. They never make a cause, and never a surer
 * one: they say where on this computer to look.
 */
export function withThisComputer(primary: FoundFinding | undefined, facts: Facts): FoundFinding | undefined {
  const { computer } = facts.path;
  if (primary === undefined || computer === null || primary.evidence.includes(computer.evidence)) return primary;
  const told = [
    ...computer.seen.findings.filter((one) => bears(one, primary.cause, facts)).map((one) => one.said),
    ...(ON_TRUST.has(primary.cause) ? onStores(facts) : []),
    ...(ON_RULES.has(primary.cause) ? computer.seen.policies.map((rule) => rule.effect) : []),
  ].slice(0, MOST);
  if (told.length === 0) return primary;
  return {
    ...primary,
    because: [...primary.because, ...told],
    evidence: [...primary.evidence, computer.evidence].toSorted((a, b) => a - b),
  };
}

function bears({ area, state, said }: ComputerFinding, cause: CauseId, facts: Facts): boolean {
  if (state !== 'look' && state !== 'problem') return false;
  // A proxy looks the name up by itself.
  if (area === 'network') return said.key === 'computer.hosts.for-target' && facts.proxy.tunnels.length === 0;
  return area === 'proxy' && ON_THE_WAY.has(cause);
}

/** Which programs here trust the issuer that the chain ends at, where they differ. */
function onStores({ stores }: Facts): readonly Said[] {
  const programs = (trusted: boolean) => [...new Set(stores.all.filter((one) => one.trusted === trusted).map((one) => one.program))];
  const trusting = programs(true);
  if (trusting.length === 0) return [];
  return [
    say('facts.here.trusted-by', { programs: trusting }),
    ...(programs(false).length === 0 ? [] : [say('facts.here.not-trusted-by', { programs: programs(false) })]),
  ];
}
