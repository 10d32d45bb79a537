import { fitsWildcard } from './no-proxy.ts';
import { directSetting, manualSetting, type ProxyTarget, type ReadSource } from './setting.ts';

interface GitProxy {
  /** `http.<url>.proxy` counts for that address only; null for `http.proxy`. */
  readonly url: string | null;
  readonly origin: string;
  readonly value: string;
}

/** The output of `git config --show-origin --get-regexp`: origin, tab, key, blank, value. */
export function parseGitProxies(output: string): readonly GitProxy[] {
  return output.split(/\r?\n/u).flatMap((line) => {
    const [, origin, key, value = ''] = /^(?:file:)?([^\t]*)\t(\S+)(?: (.*))?$/u.exec(line) ?? [];
    if (origin === undefined || key === undefined) return [];
    const url = /^http\.(.+)\.proxy$/iu.exec(key)?.[1];
    return url === undefined && key.toLowerCase() !== 'http.proxy' ? [] : [{ url: url ?? null, origin, value: value.trim() }];
  });
}

/**
 * git's own proxy, for everything and for single addresses; an empty one switches the proxy off. Without any, git goes by the environment
 * as curl does. `https.proxy` does not exist. Source: git-config(1), http.proxy, http.<url>.*.
 */
export const readGit: ReadSource = async ({ machine, target }) => {
  const output = await machine.run('git', ['config', '--show-origin', '--get-regexp', '^http\\.(.*\\.)?proxy$']);
  const all = output === null ? [] : parseGitProxies(output);
  // Of several alike the last counts: system, then person, then repository.
  const general = all.findLast(({ url }) => url === null);
  const own =
    target === null
      ? undefined
      : all
          .filter(({ url }) => url !== null && covers(url, target))
          .sort(byLength)
          .at(-1);
  const chosen = own ?? general;
  if (chosen === undefined) return [];
  const place = { source: 'git', location: chosen.url === null ? chosen.origin : `${chosen.origin} http.${withoutUser(chosen.url)}.proxy` };
  if (chosen.value === '') return [directSetting(place, target)];
  return [manualSetting(place, { proxy: chosen.value, bypass: [], bypasses: () => false }, target)];
};

const byLength = (a: GitProxy, b: GitProxy) => (a.url ?? '').length - (b.url ?? '').length;

function withoutUser(url: string): string {
  return url.replace(/\/\/[^/]*@/u, '//');
}

/** Scheme, host (with `*` for one label or more) and port must fit; a path asks for more than a target says. */
function covers(address: string, { host, port }: ProxyTarget): boolean {
  const [, name = '', wantedPort = '443', path = ''] = /^https:\/\/(?:[^/]*@)?(\[[^\]]*\]|[^/:]*)(?::(\d+))?(\/.*)?$/iu.exec(address) ?? [];
  return name !== '' && Number(wantedPort) === port && fitsWildcard(host, name.replace(/^\[|\]$/gu, '')) && (path === '' || path === '/');
}
