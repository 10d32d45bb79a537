import outsideHosts from '../../assets/data/outside-hosts.json' with { type: 'json' };
import type { Evidence, EvidenceDraft } from '../../shared/model/evidence.ts';
import type { HandshakeAttempt } from '../../shared/model/handshake.ts';
import { sooner } from '../net/deadline.ts';
import { openForTls } from '../net/open-for-tls.ts';
import { shakeWithControlName } from '../probe/control-name.ts';
import { attemptHandshake } from '../probe/handshake.ts';
import { judgedHello } from '../probe/hello-plans.ts';
import { type AskContext, OUTSIDE_MILLISECONDS, placeOf } from './ask.ts';
import { describeControl } from './chains/other-chains.ts';

/**
 * A control name: an outside host on the same path, or, where nobody but the target may be asked or nobody else answers, a made-up name
 * to the target's own address. Whoever signs anew makes a certificate for either.
 */
export async function askControlName(route: 'direct' | 'proxy', context: AskContext): Promise<readonly EvidenceDraft[]> {
  const [control] = outsideHosts.control;
  if (context.options.offline || control === undefined) return askTarget(route, context);
  // Products leave well-known sites alone: where one is named by its issuer, another operator's site is asked as well.
  const asked = productNamed(context.evidence()) ? outsideHosts.control : [control];
  const outside = (await Promise.all(asked.map((one) => askFor(one.name, { ...one, host: one.name }, route, context)))).flat();
  return outside.every((one) => one.state === 'unknown') && !context.deadline.signal.aborted ? askTarget(route, context) : outside;
}

function productNamed(evidence: readonly Evidence[]): boolean {
  return evidence.some((one) => one.kind === 'chain' && one.state === 'seen' && one.seen.inspectionProduct !== null);
}

function askTarget(route: 'direct' | 'proxy', context: AskContext): Promise<readonly EvidenceDraft[]> {
  return askFor(outsideHosts.madeUp.name, 'target', route, context);
}

async function askFor(
  name: string,
  whom: 'target' | { readonly host: string; readonly port: number },
  route: 'direct' | 'proxy',
  context: AskContext,
): Promise<readonly EvidenceDraft[]> {
  const deadline = sooner(context.deadline, OUTSIDE_MILLISECONDS);
  const shake = async (sni: string): Promise<HandshakeAttempt | null> => {
    const opened = await openForTls(context.network, {
      ...(whom === 'target' ? placeOf(null, context) : whom),
      startTls: whom === 'target' ? context.target.startTls : null,
      route,
      deadline,
      purpose: whom === 'target' ? 'target' : 'outside',
    });
    if (!opened.ok) return null;
    return attemptHandshake(opened.value.stream, judgedHello(sni), {
      variation: { factor: 'control-sni', name: sni },
      route,
      deadline,
      sendRequest: null,
    });
  };
  const probe = { network: context.network, now: context.now, deadline };
  return shakeWithControlName(probe, {
    name,
    route,
    asks: whom === 'target' ? 'target' : 'outside',
    shake,
    describe: async (certificates, asked) =>
      describeControl(certificates, asked, await context.stores, context.options.clock ?? context.now()),
  });
}
