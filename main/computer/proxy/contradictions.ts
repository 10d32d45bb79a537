import type { ComputerFinding, ProxySetting } from '../../../shared/model/computer.ts';
import type { Said } from '../../../shared/model/said.ts';
import { say } from '../../../shared/words/index.ts';
import { parseProxyUrl } from '../../net/tunnel/proxy-url.ts';
import { isThisComputer } from './no-proxy.ts';

/** Services, containers and sessions to come live apart from what a person does in programs; that they differ is no contradiction. */
const APART = new Set(['winhttp', 'docker-daemon', 'docker-containers', 'login-environment']);

/** What stands out in the settings: programs that take different ways, scripts that fail, a proxy on this very computer. One says all is well. */
export function proxyFindings(settings: readonly ProxySetting[]): readonly ComputerFinding[] {
  const found = [
    ...contradictions(settings),
    ...changedLogin(settings),
    ...failedScripts(settings),
    ...localProxies(settings),
    ...unreadable(settings),
  ];
  if (found.length > 0) return found;
  return agreement(settings);
}

/** All is well: no proxy anywhere, or one way for all. Where no way is known, that is said instead. */
function agreement(settings: readonly ProxySetting[]): readonly ComputerFinding[] {
  if (settings.every(({ mode }) => mode === 'direct')) return [finding('fine', say('proxies.finding.none'))];
  const [way = null] = firstPerSource(settings)
    .map(wayOf)
    .filter((one) => one !== null);
  if (way === null) return [finding('not-known', say('proxies.finding.not-known'), unknownWhys(settings))];
  if (way === 'direct') return [finding('fine', say('proxies.finding.same.direct'), unknownWhys(settings))];
  const known = settings.some(({ forTarget }) => forTarget !== null);
  return [finding('fine', known ? say('proxies.finding.same') : say('proxies.finding.same.settings'), ways(settings))];
}

function unknownWhys(settings: readonly ProxySetting[]): readonly Said[] {
  const whys = settings.flatMap(({ forTarget }) => (forTarget?.kind === 'unknown' ? [forTarget.why] : []));
  return [...new Map(whys.map((why) => [JSON.stringify(why), why])).values()];
}

function finding(state: ComputerFinding['state'], said: Said, detail: readonly Said[] = []): ComputerFinding {
  return { state, area: 'proxy', said, detail };
}

/** Where a target is known the ways to it are compared, otherwise the proxies that are written down. */
function contradictions(settings: readonly ProxySetting[]): readonly ComputerFinding[] {
  const compared = settings.filter(({ source }) => !APART.has(source));
  const answers = new Set(
    firstPerSource(compared)
      .map(wayOf)
      .filter((way) => way !== null),
  );
  if (answers.size < 2) return [];
  const known = settings.some(({ forTarget }) => forTarget !== null);
  return [finding('look', known ? say('proxies.finding.differ') : say('proxies.finding.differ.settings'), ways(compared))];
}

/** A source with several settings goes by the first that decides. */
function firstPerSource(settings: readonly ProxySetting[]): readonly ProxySetting[] {
  const chosen = new Map<string, ProxySetting>();
  for (const setting of settings) {
    const key = setting.source === 'firefox' ? setting.location : setting.source;
    const before = chosen.get(key);
    if (before === undefined || (wayOf(before) === null && wayOf(setting) !== null)) chosen.set(key, setting);
  }
  return [...chosen.values()];
}

/** `direct`, a proxy or a script; null where it is not known. */
function wayOf({ mode, proxy, pacUrl, forTarget }: ProxySetting): string | null {
  if (forTarget !== null) return forTarget.kind === 'proxy' ? forTarget.proxy : forTarget.kind === 'direct' ? 'direct' : null;
  if (mode === 'direct') return 'direct';
  return mode === 'could-not-read' ? null : (proxy ?? pacUrl ?? 'wpad');
}

/** Who goes by a source, in their own names. */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  wininet: ['Windows'],
  macos: ['macOS'],
  gnome: ['GNOME'],
  kde: ['KDE'],
  environment: ['curl', 'wget', 'Python', 'Node.js'],
  'python-urllib': ['Python urllib'],
  'python-requests': ['Python requests'],
  node: ['Node.js'],
  firefox: ['Firefox'],
  java: ['Java'],
  chrome: ['Chrome'],
  chromium: ['Chromium'],
  edge: ['Edge'],
  brave: ['Brave'],
  'vs-code': ['VS Code'],
  gradle: ['Gradle'],
  maven: ['Maven'],
};

function ways(settings: readonly ProxySetting[]): readonly Said[] {
  const programs = new Map<string, Set<string>>();
  for (const setting of firstPerSource(settings)) {
    const way = wayOf(setting);
    if (way === null) continue;
    const before = programs.get(way) ?? new Set<string>();
    programs.set(way, new Set([...before, ...(PROGRAMS[setting.source] ?? [setting.source])]));
  }
  return [...programs].map(([way, names]) =>
    way === 'direct'
      ? say('proxies.finding.way.direct', { programs: [...names] })
      : say('proxies.finding.way.proxy', { proxy: way, programs: [...names] }),
  );
}

/** What new sessions are given is told on its own: signing out and in again makes it count. */
function changedLogin(settings: readonly ProxySetting[]): readonly ComputerFinding[] {
  return settings
    .filter(({ source, proxy }) => source === 'login-environment' && proxy !== null)
    .map(({ proxy, location }) =>
      finding('look', say('proxies.finding.login', { proxy: proxy ?? '' }), [say('proxies.finding.login.detail', { location })]),
    );
}

/** We did not get to ask: nothing is known to be wrong with the script. */
const NOT_FAILED = new Set(['proxies.pac.not-asked', 'proxies.pac.unknown-scheme', 'proxies.pac.no-time']);

function failedScripts(settings: readonly ProxySetting[]): readonly ComputerFinding[] {
  const whys = unknownWhys(settings.filter(({ mode }) => mode === 'pac')).filter(({ key }) => !NOT_FAILED.has(key));
  if (whys.length === 0) return [];
  return [finding('problem', say('proxies.finding.script-failed'), [...whys, say('proxies.pac.not-fetched.detail')])];
}

function localProxies(settings: readonly ProxySetting[]): readonly ComputerFinding[] {
  const proxies = settings.flatMap(({ proxy }) => (proxy === null ? [] : [proxy]));
  const local = [...new Set(proxies)].filter((proxy) => {
    const parsed = parseProxyUrl(proxy);
    return parsed.ok && (parsed.value.route.host === 'localhost' || isThisComputer(parsed.value.route.host));
  });
  return local.map((proxy) => finding('look', say('proxies.finding.local', { proxy }), [say('proxies.finding.local.detail')]));
}

function unreadable(settings: readonly ProxySetting[]): readonly ComputerFinding[] {
  const whys = settings.filter(({ mode }) => mode === 'could-not-read').map(({ location }) => say('proxies.could-not-read', { location }));
  return whys.length === 0 ? [] : [finding('not-known', say('proxies.finding.unreadable'), whys)];
}
