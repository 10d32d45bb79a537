import type { ProxySetting } from '../../../shared/model/computer.ts';
import type { Machine } from '../machine.ts';
import { readGnome } from './gnome.ts';
import { readKde } from './kde.ts';
import { readMacOs } from './macos.ts';
import { isThisComputer } from './no-proxy.ts';
import type { PacWorld } from './pac/decide.ts';
import { askingOf } from './read-proxy-settings.ts';
import type { ProxyTarget, ReadSource } from './setting.ts';
import { readWinInet } from './wininet.ts';

export type SystemWay =
  | { readonly kind: 'proxy'; readonly proxy: string }
  | { readonly kind: 'direct' }
  /** The operating system has no setting, or one that decides nothing. */
  | { readonly kind: 'not-set' };

export interface SystemRoute {
  readonly way: SystemWay;
  /** What was read, in the order in which the system asks; empty where no setting is switched on. */
  readonly settings: readonly ProxySetting[];
}

/**
 * The way to a target by the operating system's setting, as browsers that go by it: what is set is asked in turn, and a script that fails is
 * passed over. This computer itself is never reached through a proxy.
 */
export async function systemRoute(machine: Machine, target: ProxyTarget, pac: PacWorld | null): Promise<SystemRoute> {
  if (target.host === 'localhost' || target.host.endsWith('.localhost') || isThisComputer(target.host))
    return { way: { kind: 'direct' }, settings: [] };
  const settings = (await sourceOf(machine)(askingOf(machine, target, pac))).filter(({ mode }) => mode !== 'direct');
  for (const { forTarget } of settings) {
    if (forTarget?.kind === 'proxy' || forTarget?.kind === 'direct') return { way: forTarget, settings };
  }
  return { way: { kind: 'not-set' }, settings };
}

function sourceOf({ platform, env }: Machine): ReadSource {
  if (platform === 'win32') return readWinInet;
  if (platform === 'darwin') return readMacOs;
  return /(^|:)KDE(:|$)/iu.test(env.XDG_CURRENT_DESKTOP ?? '') ? readKde : readGnome;
}
