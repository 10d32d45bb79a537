import type { CauseId } from '../model/cause-id.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Said } from '../model/said.ts';
import type { LogCourse, LogGroup, LogParty, LogShare, LogSummary } from '../model/traffic.ts';
import { say } from '../words/index.ts';
import { seenOf } from './seen.ts';

/** Fewer failures than this have no pattern. */
const ENOUGH = 5;
/** From this share on, one party or one name is the story. */
const HALF = 50;
const NEARLY_ALL = 80;
/** So many clients in so many networks are no single one's doing. */
const MANY_CLIENTS = 8;
const MANY_NETWORKS = 4;

/**
 * What a whole log says that its single lines do not, the sentence that matters first in front: who it mostly is, since when, which
 * name. Empty where there is nothing to say beyond the single failures.
 */
export function logPatterns(summary: LogSummary): readonly Said[] {
  if (summary.failures === 0) return [summary.worked === 0 ? say('logs.no-failure') : say('logs.all-worked', { count: summary.worked })];
  const sentences = [...party(summary), ...behind(summary), ...course(summary), ...shares(summary)];
  // Many clients of one program are that program's doing.
  if (!sentences.some((one) => one.key.startsWith('logs.agent'))) sentences.push(...broad(summary));
  const [most] = summary.groups;
  if (sentences.length === 0 && most !== undefined && summary.failures > 1)
    sentences.push(
      say('logs.most', { count: most.count, of: summary.failures, what: { say: whatHappened(most.cause) }, line: String(most.line) }),
    );
  if (summary.worked > 0 && summary.failures > 0)
    sentences.push(
      say('logs.worked', {
        worked: summary.worked,
        failures: summary.failures,
        percent: shareOf(summary.failures, summary.failures + summary.worked),
      }),
    );
  return [...sentences, ...unexplained(summary)];
}

/** Lines that do not say why, beside others that do, and what makes them say more. */
function unexplained({ groups, more }: LogSummary): Said[] {
  const count = groups.filter(({ cause }) => cause === 'cannot-tell').reduce((sum, group) => sum + group.count, 0);
  return count === 0 || more == null || groups.length < 2 ? [] : [say('logs.unexplained', { count, more: { say: more.key } })];
}

/** The logs of a case; of several files the one with most failures comes first. */
export function logSummaries(evidence: readonly Evidence[]): readonly LogSummary[] {
  return seenOf(evidence, 'log-summary')
    .map((one) => one.seen)
    .sort((one, other) => other.failures - one.failures);
}

/** The one sentence about the logs of a case that matters first; null where there is none. */
export function firstOfLog(evidence: readonly Evidence[]): Said | null {
  for (const summary of logSummaries(evidence)) {
    const [first] = logPatterns(summary);
    if (first !== undefined) return first;
  }
  return null;
}

function shareOf(count: number, of: number): number {
  const percent = (100 * count) / of;
  // "100 %" is said of all of them only, and "0 %" of none.
  return count === of ? 100 : Math.min(99, Math.max(count === 0 ? 0 : 1, Math.round(percent)));
}

/** One client, or one network, that makes up most of it. */
function party(summary: LogSummary): Said[] {
  const [client] = summary.clients;
  const [network] = summary.networks;
  const { failures } = summary;
  if (failures < ENOUGH) return [];
  if (client !== undefined && shareOf(client.count, failures) >= HALF) return [ofClient(client, summary), ...without(client, summary)];
  if (network === undefined || network.clients < 2 || shareOf(network.count, failures) < HALF) return [];
  // The only network that is seen tells nothing.
  if (summary.networkCount < 2 && summary.worked <= network.worked) return [];
  const values = {
    percent: shareOf(network.count, failures),
    count: network.count,
    of: failures,
    network: network.name,
    clients: network.clients,
    what: whatOf(network),
  };
  return [
    isOneThing(network) ? say('logs.first.network', values) : say('logs.first.network.several', { ...values, ...kindsOf(network) }),
    ...without(network, summary),
  ];
}

function ofClient(client: LogParty, summary: LogSummary): Said {
  const values = { percent: shareOf(client.count, summary.failures), count: client.count, of: summary.failures, client: client.name };
  const what = whatOf(client);
  const nameless = shareOf(client.nameless, client.count) >= NEARLY_ALL;
  if (client.everySeconds !== null) {
    const every = { milliseconds: client.everySeconds * 1000 };
    return nameless ? say('logs.first.monitor-no-name', { ...values, every }) : say('logs.first.monitor', { ...values, every, what });
  }
  if (!nameless && !isOneThing(client)) return say('logs.first.client.several', { ...values, what, ...kindsOf(client) });
  return nameless ? say('logs.first.no-name', { ...values, what }) : say('logs.first.client', { ...values, what });
}

/** What happens to one client or network, or mostly does. */
function whatOf({ causes }: LogParty): { readonly say: string } {
  return { say: whatHappened(causes[0]?.cause ?? 'cannot-tell') };
}

/** Else what happens most is named with how often it does. */
function isOneThing({ causes, count }: LogParty): boolean {
  return shareOf(causes[0]?.count ?? 0, count) >= HALF;
}

function kindsOf({ causes }: LogParty) {
  return { kinds: causes.length, most: causes[0]?.count ?? 0 };
}

/** Most of it happened where this server was a client itself. */
function behind({ groups, failures }: LogSummary): Said[] {
  const asked = groups.filter(({ whose }) => whose === 'upstream');
  const count = asked.reduce((sum, one) => sum + one.count, 0);
  const [most] = asked;
  if (most === undefined || failures < ENOUGH || shareOf(count, failures) < HALF) return [];
  return [say('logs.first.behind', { percent: shareOf(count, failures), count, of: failures, what: { say: whatHappened(most.cause) } })];
}

/** What is left when the one that makes up most is set aside. */
function without(one: LogParty, { failures, groups }: LogSummary): Said[] {
  const rest = failures - one.count;
  const titles = groups
    .map((group) => ({ cause: group.cause, count: group.count - (one.causes.find(({ cause }) => cause === group.cause)?.count ?? 0) }))
    .sort((first, second) => second.count - first.count);
  const most = titles[0];
  if (rest === 0 || most === undefined || most.count <= 0) return [];
  return [say('logs.rest', { count: rest, name: one.name, what: { say: whatHappened(most.cause) } })];
}

/** The key of a few words for what happened. */
export function whatHappened(cause: CauseId | 'cannot-tell'): string {
  return WORDED.has(cause) ? `logs.what.${cause}` : `causes/${cause}.title`;
}

/** Causes with a few words of their own under `what` in `shared/words/en/logs.ts`. */
const WORDED: ReadonlySet<CauseId | 'cannot-tell'> = new Set([
  'version-mismatch',
  'cipher-mismatch',
  'weak-cipher',
  'weak-key',
  'weak-signature',
  'expired',
  'not-yet-valid',
  'name-mismatch',
  'self-signed',
  'untrusted-root',
  'revoked',
  'revocation-unavailable',
  'bad-certificate',
  'wrong-usage',
  'sni-mismatch',
  'plain-http',
  'client-cert-required',
  'client-cert-rejected',
  'renegotiation',
  'alpn-mismatch',
  'reset',
  'timeout',
  'protocol-error',
  'server-fault',
  'client-fault',
  'cannot-tell',
]);

function course({ course: { of, began, ended, burst, daily }, groups, failures }: LogSummary): Said[] {
  const sentences: Said[] = [];
  const [most] = groups;
  if (of !== undefined && most !== undefined && (began !== null || ended !== null)) {
    const kind = { percent: shareOf(most.count, failures), what: { say: whatHappened(of) } };
    if (began !== null)
      sentences.push(
        say(`logs.began.${of === 'expired' ? 'expired' : 'of'}`, {
          ...kind,
          at: began.at,
          quiet: { milliseconds: began.quietMilliseconds },
        }),
        ...before(began, 'logs.before.some'),
      );
    if (ended !== null) sentences.push(say('logs.ended.of', { ...kind, at: ended.at, quiet: { milliseconds: ended.quietMilliseconds } }));
    return [...sentences, ...habits(burst, daily)];
  }
  if (began !== null)
    sentences.push(say('logs.began', { at: began.at, quiet: { milliseconds: began.quietMilliseconds } }), ...before(began, 'logs.before'));
  if (ended !== null) sentences.push(say('logs.ended', { at: ended.at, quiet: { milliseconds: ended.quietMilliseconds } }));
  return [...sentences, ...habits(burst, daily)];
}

/** What went well until then, and what happened to the server right before. */
function before({ worked = 0, loadedAt }: NonNullable<LogCourse['began']>, key: 'logs.before' | 'logs.before.some'): Said[] {
  return [
    ...(worked === 0 ? [] : [say(key, { count: worked })]),
    ...(loadedAt === undefined ? [] : [say('logs.loaded', { at: loadedAt })]),
  ];
}

function habits(burst: LogCourse['burst'], daily: LogCourse['daily']): Said[] {
  const sentences: Said[] = [];
  if (burst !== null)
    sentences.push(say('logs.burst', { percent: burst.percent, at: burst.at, during: { milliseconds: burst.milliseconds } }));
  if (daily !== undefined) sentences.push(say('logs.daily', daily));
  return sentences;
}

/** One name, one version or one program, where others occur in the same log. */
function shares({ names, versions, agents, failures }: LogSummary): Said[] {
  const sentences: Said[] = [];
  const agent = only(agents, failures);
  if (agent !== null) sentences.push(agent.percent === 100 ? say('logs.agent.all', agent) : say('logs.agent', agent));
  const name = only(names, failures);
  if (name !== null) sentences.push(name.worked === 0 ? say('logs.name.never', name) : say('logs.name', name));
  const version = only(versions, failures);
  if (version !== null) sentences.push(version.percent === 100 ? say('logs.version.all', version) : say('logs.version', version));
  return sentences;
}

/** The one that nearly all failures name, though the log knows others: else it would say nothing. */
function only(all: readonly LogShare[], failures: number): { name: string; percent: number; worked: number } | null {
  const [most] = all;
  const named = all.reduce((sum, one) => sum + one.count, 0);
  if (most === undefined || all.length < 2 || most.count < ENOUGH || named < failures / 2) return null;
  const percent = shareOf(most.count, named);
  const ofAll = shareOf(
    most.count + most.worked,
    all.reduce((sum, one) => sum + one.count + one.worked, 0),
  );
  // It comes as often among those that worked: its share of the failures is no wonder.
  return percent < NEARLY_ALL || percent < ofAll + 10 ? null : { name: most.name, percent, worked: most.worked };
}

/** One kind of failure from many places: nobody's own doing. */
function broad({ groups, failures, clients }: LogSummary): Said[] {
  const [group] = groups;
  if (group === undefined || failures < ENOUGH || shareOf(group.count, failures) < HALF) return [];
  if (group.clients < MANY_CLIENTS || group.networks < MANY_NETWORKS || (clients[0]?.count ?? 0) >= failures / 2) return [];
  const values = {
    percent: shareOf(group.count, failures),
    clients: group.clients,
    networks: group.networks,
    what: { say: whatHappened(group.cause) },
  };
  return [isNoise(group) ? say('logs.noise', values) : say('logs.broad', values)];
}

/** What scanners leave: each client once or twice, with bytes that no visitor sends. */
function isNoise({ cause, count, clients }: LogGroup): boolean {
  return NOISE.has(cause) && count < 2 * clients;
}

const NOISE: ReadonlySet<CauseId | 'cannot-tell'> = new Set([
  'plain-http',
  'protocol-error',
  'cannot-tell',
  'cipher-mismatch',
  'version-mismatch',
  'sni-mismatch',
]);
