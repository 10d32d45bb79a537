import type { CaseDocument } from '../../shared/model/case-document.ts';
import type { ProxySetting } from '../../shared/model/computer.ts';
import type { CheckOptions, CheckSecrets } from '../../shared/model/input.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { fail, ok, type Result } from '../../shared/model/result.ts';
import type { Target } from '../../shared/model/target.ts';
import { say } from '../../shared/words/index.ts';
import type { Machine } from '../computer/machine.ts';
import { foldedEnvironment, proxyFromEnvironment } from '../computer/proxy/environment.ts';
import { pacWorld } from '../computer/proxy/pac/reach.ts';
import { systemRoute } from '../computer/proxy/system-setting.ts';
import { deadlineIn } from '../net/deadline.ts';
import { createNetwork, type NetworkOptions } from '../net/network.ts';
import { parseProxyUrl } from '../net/tunnel/proxy-url.ts';

export interface RouteQuestion {
  readonly target: Target;
  readonly options: CheckOptions;
  readonly secrets: CheckSecrets;
  readonly machine: Machine;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970, for scripts that decide by the time of day. */
  readonly now: number;
}

export interface Route {
  readonly proxy: NetworkOptions['proxy'];
  /** The system's settings that were asked; empty where none is switched on or none was asked. */
  readonly settings: readonly ProxySetting[];
  /** What finding the way cost: a script is fetched and may ask for names. */
  readonly cost: CaseDocument['cost'];
}

const NO_COST: CaseDocument['cost'] = { connections: 0, milliseconds: 0, hosts: [] };

/** Outside questions delay an answer by two seconds at most. */
const SCRIPT_MILLISECONDS = 2_000;

/**
 * The way to the target: straight, or through the proxy that was given, that the operating system is set to (its script included), or,
 * where the system has no setting, that the environment names.
 */
export async function routeTo(question: RouteQuestion): Promise<Result<Route, Problem>> {
  const { target, options } = question;
  if (options.proxy.kind === 'none') return ok({ proxy: null, settings: [], cost: NO_COST });
  if (options.proxy.kind === 'url') return withProxy(options.proxy.url, question, { settings: [], cost: NO_COST });
  const place = target.connectTo ?? target;
  const { settings, way, cost } = await askSystem(question, place);
  const url =
    way.kind === 'proxy'
      ? way.proxy
      : way.kind === 'direct'
        ? null
        : proxyFromEnvironment(place, foldedEnvironment(question.machine.env, question.machine.platform));
  return withProxy(url, question, { settings, cost });
}

async function askSystem({ options, machine, signal, now }: RouteQuestion, place: { readonly host: string; readonly port: number }) {
  const network = createNetwork({
    gentle: options.gentle,
    offline: options.offline,
    proxy: null,
    deadline: deadlineIn(Math.min(SCRIPT_MILLISECONDS, options.timeoutSeconds * 1000), signal),
  });
  try {
    return { ...(await systemRoute(machine, place, pacWorld(network, machine, now))), cost: network.cost() };
  } finally {
    network.closeAll();
  }
}

function withProxy(url: string | null, { secrets }: RouteQuestion, found: Pick<Route, 'settings' | 'cost'>): Result<Route, Problem> {
  if (url === null) return ok({ proxy: null, ...found });
  const parsed = parseProxyUrl(url);
  if (!parsed.ok)
    return fail({
      kind: 'bad-input',
      said: say('terminal.bad-proxy', { url: url.replace(/^.*@/u, '') }),
      next: say('terminal.bad-proxy.next'),
      detail: parsed.error,
    });
  const { route, credentials } = parsed.value;
  const password = secrets.proxyPassword;
  const given = secrets.proxyUser !== null && password !== null ? { user: secrets.proxyUser, password } : credentials;
  return ok({ proxy: { route, credentials: given }, ...found });
}

/** One job's cost and another's, each host once. */
export function addCosts(first: CaseDocument['cost'], second: CaseDocument['cost']): CaseDocument['cost'] {
  return {
    connections: first.connections + second.connections,
    milliseconds: Math.max(first.milliseconds, second.milliseconds),
    hosts: [...new Set([...first.hosts, ...second.hosts])],
  };
}
