import type { Evidence } from '../../shared/model/evidence.ts';
import type { Said } from '../../shared/model/said.ts';
import { say } from '../../shared/words/index.ts';
import type { Planned } from './plan/planned.ts';

/**
 * A question as a running check shows it, with an id that its answer carries too.
 * @param gentle one connection at a time: what has to wait for others says so
 */
export function nameAsked(planned: Planned, number: number, gentle = false): { readonly id: string; readonly said: Said } {
  return { id: `${number}-${planned.probe}`, said: sayAsked(planned, gentle && number > 1) };
}

function sayAsked(planned: Planned, waits: boolean): Said {
  if (planned.probe === 'handshake') {
    const { factor } = planned.variation;
    if (factor === 'judged')
      return planned.address === null ? say('asking.handshake.proxy') : say('asking.handshake.judged', { address: planned.address });
    const address = planned.address ?? planned.route;
    if (factor === 'repeat') return say(waits ? 'asking.handshake.repeat.in-turn' : 'asking.handshake.repeat', { address });
    const way = { say: `asking.way.${factor}` } as const;
    return say(waits ? 'asking.handshake.varied.in-turn' : 'asking.handshake.varied', { address, way });
  }
  if (planned.probe === 'plain-answer') return say('asking.plain-answer', { address: planned.address ?? planned.route });
  if (planned.probe === 'enumeration') return say('asking.enumeration', { address: planned.address ?? planned.route });
  if (planned.probe === 'name-resolution') return say(`asking.name-resolution.${planned.of}`);
  return say(`asking.${planned.probe}`);
}

/** How a question was answered, in a word. */
export function nameAnswered(added: readonly Evidence[]): { readonly outcome: 'fine' | 'found' | 'not-known'; readonly said: Said } {
  const outcome = outcomeOf(added);
  // Nothing "works" on a look at this computer or at a clock.
  if (outcome === 'fine' && added.every(({ kind }) => LOOKED_AT.has(kind))) return { outcome, said: say('asking.answered.looked') };
  return { outcome, said: say(`asking.answered.${outcome}`) };
}

/** Evidence that is read, not tried. */
const LOOKED_AT: ReadonlySet<Evidence['kind']> = new Set([
  'computer',
  'clock',
  'proxy-settings',
  'revocation',
  'enumeration',
  'plain-answer',
]);

function outcomeOf(added: readonly Evidence[]): 'fine' | 'found' | 'not-known' {
  if (added.length === 0 || added.every((one) => one.state === 'unknown')) return 'not-known';
  return added.some(isTrouble) ? 'found' : 'fine';
}

function isTrouble(one: Evidence): boolean {
  if (one.state !== 'seen') return false;
  switch (one.kind) {
    case 'name-resolution':
      // A name that cannot exist has no address where all is well.
      return one.seen.host.endsWith('.invalid') ? one.seen.addresses.length > 0 : one.seen.errorCode !== null;
    case 'tcp-connect':
      return one.seen.outcome !== 'connected';
    case 'handshake':
      return one.seen.end.how !== 'completed';
    case 'start-tls':
      return one.seen.outcome !== 'ready';
    case 'proxy-tunnel':
      return one.seen.outcome !== 'open';
    case 'chain':
      return !one.seen.ok;
    case 'plain-answer':
      return one.seen.speaks !== 'nothing';
    case 'captive-portal':
      return one.seen.outcome === 'portal';
    case 'control-handshake':
      return one.seen.publicRoot === false;
    case 'revocation':
      return one.seen.status === 'revoked';
    case 'computer':
      return one.seen.findings.some((finding) => finding.state === 'problem');
    default:
      return false;
  }
}
