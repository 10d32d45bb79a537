import { isIP } from 'node:net';
import outsideHosts from '../../../assets/data/outside-hosts.json' with { type: 'json' };
import type { ComputerFinding } from '../../../shared/model/computer.ts';
import { say } from '../../../shared/words/index.ts';
import type { Machine } from '../../computer/machine.ts';
import { proxyFromEnvironment } from '../../computer/proxy/environment.ts';
import { pacWorld } from '../../computer/proxy/pac/reach.ts';
import { systemRoute } from '../../computer/proxy/system-setting.ts';
import type { Deadline } from '../../net/byte-stream.ts';
import { deadlineIn } from '../../net/deadline.ts';
import { createNetwork, type Network, type NetworkOptions, type Purpose } from '../../net/network.ts';
import { openForTls } from '../../net/open-for-tls.ts';
import { parseProxyUrl } from '../../net/tunnel/proxy-url.ts';
import type { ControlDescription } from '../../probe/control-name.ts';
import { attemptHandshake } from '../../probe/handshake.ts';
import { judgedHello } from '../../probe/hello-plans.ts';
import { describeControl, issuerOnTop } from './other-chains.ts';
import { storesFor } from './stores.ts';

const MILLISECONDS = 2_000;

interface Place {
  readonly host: string;
  readonly port: number;
}

/**
 * Who signs for sites of other people, on the way that this computer's settings take: a certificate for the site's own name from an issuer
 * outside the public roots is made by something on the way. Asks the control names at once; the first answer counts.
 */
export async function whoSigns(machine: Machine, at: number, signal: AbortSignal): Promise<readonly ComputerFinding[]> {
  const deadline = deadlineIn(MILLISECONDS, signal);
  const [first] = outsideHosts.control;
  if (first === undefined) return [];
  const outsidePlace = { host: first.name, port: first.port };
  const network = createNetwork({ gentle: false, offline: false, proxy: await wayOut(outsidePlace, machine, at, signal), deadline });
  try {
    const stores = await storesFor({ trustPem: null, trustOnlyPem: null });
    const asked = outsideHosts.control.map(async ({ name, port }) => {
      const certificates = (await shown(network, { host: name, port }, 'outside', deadline)) ?? [];
      const described = describeControl(certificates, name, stores, new Date(at).toISOString());
      if (described === null) throw new Error('nothing shown');
      return findingOf(name, described);
    });
    return [await Promise.any(asked)];
  } catch {
    return [{ state: 'not-known', area: 'interception', said: say('computer.way.not-reached'), detail: [] }];
  } finally {
    network.closeAll();
  }
}

/** The issuer that a target's own certificates lead to, so that the matrix speaks of it; DER in base64, null where none is reached. */
export async function issuerOfTarget(
  target: Place,
  offline: boolean,
  machine: Machine,
  at: number,
  signal: AbortSignal,
): Promise<string | null> {
  const deadline = deadlineIn(MILLISECONDS, signal);
  const proxy = offline ? null : await wayOut(target, machine, at, signal);
  const network = createNetwork({ gentle: false, offline, proxy, deadline });
  try {
    const [stores, certificates] = await Promise.all([
      storesFor({ trustPem: null, trustOnlyPem: null }),
      shown(network, target, 'target', deadline),
    ]);
    return issuerOnTop(certificates ?? [], target.host, stores, new Date(at).toISOString());
  } finally {
    network.closeAll();
  }
}

/** The certificates that a place shows to its own name; null where no connection came about. */
async function shown(network: Network, { host, port }: Place, purpose: Purpose, deadline: Deadline): Promise<readonly string[] | null> {
  const route = network.proxy === null ? 'direct' : 'proxy';
  const opened = await openForTls(network, { host, port, startTls: null, route, deadline, purpose });
  if (!opened.ok) return null;
  const name = isIP(host) === 0 ? host : null;
  const variation = name === null ? ({ factor: 'judged' } as const) : ({ factor: 'control-sni', name } as const);
  return (await attemptHandshake(opened.value.stream, judgedHello(name), { variation, route, deadline, sendRequest: null })).certificates;
}

function findingOf(name: string, { publicRoot, certificateForThisName, issuerText }: ControlDescription): ComputerFinding {
  const area = 'interception';
  const issuer = issuerText ?? '';
  if (publicRoot === true) return { state: 'fine', area, said: say('computer.way.public', { name }), detail: [] };
  if (publicRoot === false && certificateForThisName)
    return {
      state: 'look',
      area,
      said: say('computer.way.signed', { issuer }),
      detail: [say('computer.way.signed.detail', { name, issuer })],
    };
  return { state: 'look', area, said: say('computer.way.other', { name, issuer }), detail: [] };
}

/** The proxy that the system's settings, or the environment, name for a place. */
async function wayOut(place: Place, machine: Machine, at: number, signal: AbortSignal): Promise<NetworkOptions['proxy']> {
  const network = createNetwork({ gentle: false, offline: false, proxy: null, deadline: deadlineIn(MILLISECONDS, signal) });
  try {
    const { way } = await systemRoute(machine, place, pacWorld(network, machine, at));
    const url = way.kind === 'proxy' ? way.proxy : way.kind === 'direct' ? null : proxyFromEnvironment(place, machine.env);
    const parsed = url === null ? null : parseProxyUrl(url);
    return parsed?.ok === true ? parsed.value : null;
  } finally {
    network.closeAll();
  }
}
