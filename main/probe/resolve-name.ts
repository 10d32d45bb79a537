import type { EvidenceDraft, NameResolution } from '../../shared/model/evidence.ts';
import type { Purpose } from '../net/network.ts';
import { type ProbeContext, type ProbeCost, stamp } from './context.ts';

/** The resolver of this computer is asked, no connection of ours. */
export const COST: ProbeCost = { connections: 0, roundTrips: 1 };

/** Which addresses does this computer find for the name? An address given as the host is not asked for. */
export async function resolveName(
  context: ProbeContext,
  question: { readonly host: string; readonly purpose?: Purpose },
): Promise<EvidenceDraft[]> {
  const seen = await context.network.resolve(question.host, question.purpose ?? 'target');
  if (context.deadline.signal.aborted)
    return [{ ...stamp(context, 'resolve-name.ts'), kind: 'name-resolution', state: 'unknown', why: 'cancelled', detail: '' }];
  return [{ ...stamp(context, 'resolve-name.ts'), kind: 'name-resolution', state: 'seen', seen }];
}

/** Names that no name service of the world knows. Source: RFC 6761; RFC 6762, appendix G; RFC 9476. */
const NOT_OF_THE_WORLD = /(?:^|\.)(?:test|invalid|localhost|example|local|internal|intranet|lan|home|corp|home\.arpa|alt)$/iu;

/** What does the name service say of a name that the hosts file leads elsewhere? Names that only the hosts file can know are not asked for. */
export async function resolvePastHostsFile(
  context: ProbeContext,
  {
    known,
    ask,
  }: { readonly known: NameResolution; readonly ask: (host: string, deadline: ProbeContext['deadline']) => Promise<readonly string[]> },
): Promise<EvidenceDraft[]> {
  const beyond = NOT_OF_THE_WORLD.test(known.host) || !known.host.includes('.') ? [] : await ask(known.host, context.deadline);
  const seen = { ...known, beyondHostsFile: beyond };
  return [{ ...stamp(context, 'resolve-name.ts'), kind: 'name-resolution', state: 'seen', seen }];
}
