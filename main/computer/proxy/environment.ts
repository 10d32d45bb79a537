import { isIP } from 'node:net';
import { curlRule, type ExceptionRule, nodeRule, requestsRule, urllibRule, wgetRule } from './no-proxy.ts';
import { directSetting, manualSetting, type ReadSource } from './setting.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy that the environment names for a TLS target, as curl reads it: `https_proxy` before `HTTPS_PROXY`, then `all_proxy`,
 * `no_proxy` a comma list of names that match themselves and everything below them.
 *
 * Source: curl(1), ENVIRONMENT.
 * @returns the value as written, which may hold a user name and password, or null for a direct way
 */
export function proxyFromEnvironment(target: { readonly host: string; readonly port: number }, env: Environment): string | null {
  const pick = (...names: readonly string[]) => names.map((name) => env[name]).find((value) => value !== undefined && value !== '') ?? null;
  const proxy = pick('https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY');
  if (proxy === null || isBypassed(target, pick('no_proxy', 'NO_PROXY') ?? '')) return null;
  return proxy;
}

function isBypassed(target: { readonly host: string; readonly port: number }, list: string): boolean {
  // A person who checks a server on this very computer never means the company's proxy.
  if (target.host === 'localhost' || target.host === '::1' || (isIP(target.host) === 4 && target.host.startsWith('127.'))) return true;
  return list
    .split(/[\s,]+/u)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [name = '', port] = isIP(entry) === 6 ? [entry] : entry.split(':');
      if (port !== undefined && Number(port) !== target.port) return false;
      const bare = name.replace(/^\*?\./u, '').toLowerCase();
      return target.host === bare || target.host.endsWith(`.${bare}`);
    });
}

interface Variable {
  readonly name: string;
  readonly value: string;
}

/** How one tool reads the environment: which variables for a TLS target, which for exceptions, and its rule for them. */
interface Tool {
  readonly source: string;
  readonly proxy: (env: Environment) => Variable | null;
  readonly exceptions: (env: Environment) => Variable | null;
  readonly rule: ExceptionRule;
}

const firstFilled = (env: Environment, names: readonly string[]) => first(env, names, (value) => value !== '');
/** A variable set to nothing counts: it hides the ones behind it. */
const firstSet = (env: Environment, names: readonly string[]) => {
  const found = first(env, names, () => true);
  return found === null || found.value === '' ? null : found;
};

function first(env: Environment, names: readonly string[], counts: (value: string) => boolean): Variable | null {
  for (const name of names) {
    const value = env[name];
    if (value !== undefined && counts(value)) return { name, value };
  }
  return null;
}

/** Measured with curl 7.88.1, wget 1.21.3, Python 3.11.7, requests 2.34.2, Node 24.21.0; the rest as in the tools' sources. */
const TOOLS: readonly Tool[] = [
  {
    source: 'curl',
    proxy: (env) => firstFilled(env, ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY']),
    exceptions: (env) => firstFilled(env, ['no_proxy', 'NO_PROXY']),
    rule: curlRule,
  },
  {
    source: 'wget',
    proxy: (env) => firstFilled(env, ['https_proxy']),
    exceptions: (env) => firstFilled(env, ['no_proxy']),
    rule: wgetRule,
  },
  {
    source: 'python-urllib',
    proxy: (env) => firstSet(env, ['https_proxy', 'HTTPS_PROXY']),
    exceptions: (env) => firstSet(env, ['no_proxy', 'NO_PROXY']),
    rule: urllibRule,
  },
  {
    source: 'python-requests',
    proxy: (env) => firstSet(env, ['https_proxy', 'HTTPS_PROXY']) ?? firstSet(env, ['all_proxy', 'ALL_PROXY']),
    exceptions: (env) => firstFilled(env, ['no_proxy', 'NO_PROXY']),
    rule: requestsRule,
  },
  {
    source: 'node',
    proxy: (env) =>
      nodeReadsEnvironment(env) ? (firstSet(env, ['https_proxy', 'HTTPS_PROXY']) ?? firstSet(env, ['http_proxy', 'HTTP_PROXY'])) : null,
    exceptions: (env) => firstSet(env, ['no_proxy', 'NO_PROXY']),
    rule: nodeRule,
  },
];

/** Node goes direct unless it is told to look. Source: Node.js documentation, `NODE_USE_ENV_PROXY`, `--use-env-proxy`. */
function nodeReadsEnvironment(env: Environment): boolean {
  return env.NODE_USE_ENV_PROXY === '1' || /(^|\s)--use-env-proxy(\s|$)/u.test(env.NODE_OPTIONS ?? '');
}

const PROXY_VARIABLES = ['http_proxy', 'https_proxy', 'all_proxy'] as const;

/** The names as this system tells them apart: Windows does not know capitals from small letters. */
export function foldedEnvironment(env: Environment, platform: NodeJS.Platform): Environment {
  if (platform !== 'win32') return env;
  const folded = Object.entries(env).map(([name, value]) => [name.toLowerCase(), value] as const);
  const known = [...PROXY_VARIABLES, 'no_proxy'];
  return { ...env, ...Object.fromEntries(folded.filter(([name]) => known.some((one) => one === name))) };
}

/** The variables of this process: one setting for each tool where any is set, since no two read them alike; otherwise one that says direct. */
export const readEnvironment: ReadSource = ({ machine, target }) => {
  const env = foldedEnvironment(machine.env, machine.platform);
  const anySet = PROXY_VARIABLES.some((name) => [name, name.toUpperCase()].some((one) => (env[one] ?? '') !== ''));
  if (!anySet) return Promise.resolve([directSetting({ source: 'environment', location: 'https_proxy' }, target)]);
  return Promise.resolve(
    TOOLS.map((tool) => {
      const proxy = tool.proxy(env);
      const exceptions = tool.exceptions(env);
      const list = exceptions?.value ?? '';
      return manualSetting(
        { source: tool.source, location: proxy?.name ?? 'https_proxy' },
        {
          proxy: proxy?.value ?? null,
          bypass: list.split(/[\s,]+/u).filter((entry) => entry !== ''),
          bypasses: (asked) => list !== '' && tool.rule(list, asked),
        },
        target,
      );
    }),
  );
};
