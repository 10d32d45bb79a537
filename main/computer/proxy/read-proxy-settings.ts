import type { ProxySetting } from '../../../shared/model/computer.ts';
import { say } from '../../../shared/words/index.ts';
import { readNetworkOffer } from '../dhcp.ts';
import type { Machine } from '../machine.ts';
import { readApt } from './apt.ts';
import { readChromiumProxies } from './browser-policies.ts';
import { readCargo } from './cargo.ts';
import { readConda } from './conda.ts';
import { readCurlrc } from './curlrc.ts';
import { readDocker } from './docker.ts';
import { readEnvironment } from './environment.ts';
import { readFirefox } from './firefox.ts';
import { readGit } from './git.ts';
import { readGnome } from './gnome.ts';
import { readJava } from './java.ts';
import { readKde } from './kde.ts';
import { readLoginEnvironment } from './login-environment.ts';
import { readMacOs } from './macos.ts';
import { readMaven } from './maven.ts';
import { readNpm } from './npm.ts';
import { decideByPac, decideByWpad, type PacWorld } from './pac/decide.ts';
import { readPip } from './pip.ts';
import { readPnpm } from './pnpm.ts';
import type { Asking, PacDecision, ProxyTarget, ReadSource } from './setting.ts';
import { readSystemd } from './systemd.ts';
import { readVsCode } from './vs-code.ts';
import { readWgetrc } from './wgetrc.ts';
import { readWinHttp } from './winhttp.ts';
import { readWinInet } from './wininet.ts';
import { readYarn } from './yarn.ts';

export type { ProxyTarget } from './setting.ts';

/** Systems first, then programs. */
const SOURCES: readonly ReadSource[] = [
  readWinInet,
  readWinHttp,
  readMacOs,
  readGnome,
  readKde,
  readChromiumProxies,
  readFirefox,
  readCurlrc,
  readWgetrc,
  readEnvironment,
  readLoginEnvironment,
  readSystemd,
  readGit,
  readNpm,
  readPnpm,
  readYarn,
  readPip,
  readConda,
  readCargo,
  readJava,
  readMaven,
  readVsCode,
  readApt,
  readDocker,
];

/**
 * Every proxy setting of this computer, each with what it says for the target. Never a user name, never a password.
 * @param pac what scripts take from outside; null where nothing may be asked: then a script's decision is unknown
 */
export async function readProxySettings(
  machine: Machine,
  target: ProxyTarget | null,
  pac: PacWorld | null = null,
): Promise<ProxySetting[]> {
  const asking = askingOf(machine, target, pac);
  return (await Promise.all(SOURCES.map((read) => read(asking).catch(() => [])))).flat();
}

/** What a reader is asked; a script that several settings name is fetched and run once. */
export function askingOf(machine: Machine, target: ProxyTarget | null, pac: PacWorld | null): Asking {
  const decided = new Map<string, Promise<PacDecision>>();
  const once = (key: string, decide: (world: PacWorld) => Promise<PacDecision>): Promise<PacDecision> => {
    const known = decided.get(key);
    if (known !== undefined) return known;
    const deciding = pac === null ? Promise.resolve(notAsked()) : decide(pac);
    decided.set(key, deciding);
    return deciding;
  };
  let offer: Promise<string | null> | null = null;
  const offered = () => {
    offer ??= readNetworkOffer(machine).then(({ proxyScript }) => proxyScript);
    return offer;
  };
  return {
    machine,
    target: target === null ? null : { ...target, host: target.host.toLowerCase() },
    decidePac: (url, asked) => once(`pac ${url}`, (world) => decideByPac(url, asked, world)),
    decideWpad: (asked, detection) => once(`wpad ${detection}`, async (world) => decideByWpad(asked, world, detection, await offered())),
    offeredScript: offered,
  };
}

function notAsked(): PacDecision {
  return { forTarget: { kind: 'unknown', why: say('proxies.pac.not-asked') }, answer: null };
}
