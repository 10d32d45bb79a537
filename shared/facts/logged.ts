import type { CauseId } from '../model/cause-id.ts';
import type { Evidence, SeenOf } from '../model/evidence.ts';
import type { LogEvent } from '../model/traffic.ts';
import { say } from '../words/index.ts';
import { type LoggedGroup, sideOfLogged } from './logged-side.ts';
import type { Candidate } from './readings.ts';
import { seenOf } from './seen.ts';

/** Lines of a log that a finding rests on by number; the count tells the rest. */
const MOST_LINES_NAMED = 100;

/** The causes that the failures of server logs name, each once for each way in which it is named: a log has thousands of lines that say the same. */
export function fromLogs(evidence: readonly Evidence[]): Candidate[] {
  const events = seenOf(evidence, 'log-event');
  const groups = groupsOf(evidence, events);
  const all = [...groups.values()].reduce((sum, group) => sum + group.count, 0);
  const told = new Set<string>();
  return events.flatMap((piece) => {
    const { cause, candidates, whose, refusedBy } = piece.seen;
    const own = groups.get(keyOf(cause, whose));
    const others = candidates.filter((one) => one !== cause);
    const named = cause === 'cannot-tell' ? others : [cause, ...others];
    return named.flatMap((one, place): Candidate[] => {
      const way = `${one} ${one === cause} ${whose} ${refusedBy} ${place} ${candidates.length}`;
      if (own === undefined || told.has(way)) return [];
      told.add(way);
      const naming = groups.get(keyOf(one, whose)) ?? groupNaming(groups, one);
      const group = one === cause ? own : (naming ?? own);
      const side = one === cause ? sideOfLogged(group, mostlyRefusedBy(group)) : null;
      return [
        {
          cause: one,
          variant: null,
          certainty: one === cause ? (others.length === 0 ? 'certain' : 'likely') : 'possible',
          // What most failures name comes first.
          order: (naming === undefined ? all : all - naming.count) + place * 100,
          from: 'log',
          seenFrom: piece.seenFrom,
          speaker: whose === 'client' || whose === 'server' ? whose : null,
          ...(side === null ? {} : { side: side.side }),
          ...(one === cause ? titleOf(one, whose) : {}),
          because: [
            say('facts.log-lines-say', { count: group.count, line: group.line }),
            ...(piece.seen.said === null ? [] : [piece.seen.said]),
            ...(side?.because ?? []),
          ],
          evidence: group.evidence,
        },
      ];
    });
  });
}

/** The headings of causes speak to who connects; a server's log is read by who runs the server. */
function titleOf(cause: CauseId, whose: LogEvent['whose']): Pick<Candidate, 'title'> {
  if (whose === 'upstream') return { title: BEHIND.has(cause) ? { key: `logs.title.behind.${cause}` } : say('logs.title.behind') };
  return TITLED.has(cause) ? { title: { key: `logs.title.${cause}` } } : {};
}

/** The same under `title.behind`. */
const BEHIND: ReadonlySet<CauseId> = new Set([
  'expired',
  'not-yet-valid',
  'name-mismatch',
  'self-signed',
  'untrusted-root',
  'revoked',
  'revocation-unavailable',
  'bad-certificate',
  'wrong-usage',
  'weak-key',
  'weak-signature',
  'version-mismatch',
  'cipher-mismatch',
  'weak-cipher',
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
]);

/** Causes with a heading of their own under `title` in `shared/words/en/logs.ts`. */
const TITLED: ReadonlySet<CauseId> = new Set([
  'version-mismatch',
  'cipher-mismatch',
  'weak-cipher',
  'expired',
  'revoked',
  'name-mismatch',
  'untrusted-root',
  'bad-certificate',
  'sni-mismatch',
  'plain-http',
  'client-cert-required',
  'client-cert-rejected',
  'renegotiation',
  'alpn-mismatch',
  'reset',
  'timeout',
  'protocol-error',
  'client-fault',
]);

/** How often, by whom and where: all failures of one cause on one side, also those that are not told one by one. */
interface Group extends LoggedGroup {
  readonly line: number;
  readonly evidence: readonly number[];
  readonly byClient: number;
  readonly byServer: number;
}

function keyOf(cause: LogEvent['cause'], whose: LogEvent['whose']): string {
  return `${cause} ${whose}`;
}

function groupNaming(groups: ReadonlyMap<string, Group>, cause: CauseId): Group | undefined {
  return [...groups.values()].filter((one) => one.cause === cause).sort((one, other) => other.count - one.count)[0];
}

function mostlyRefusedBy({ byClient, byServer }: Group): LogEvent['refusedBy'] {
  if (byClient === 0 && byServer === 0) return undefined;
  return byClient >= byServer ? 'client' : 'server';
}

/** Of a huge log only some failures are told one by one; how many there are of each kind stands in its summary. */
function groupsOf(evidence: readonly Evidence[], events: readonly SeenOf<'log-event'>[]): ReadonlyMap<string, Group> {
  const summaries = seenOf(evidence, 'log-summary').map((one) => one.seen);
  const worked = summaries.reduce((sum, one) => sum + one.worked, 0);
  const changed = summaries.some(({ course }) => course.began !== null || course.burst !== null);
  const ofOne = Math.max(0, ...summaries.flatMap((one) => one.clients.slice(0, 1)).map((one) => one.count));
  const nameless = summaries.flatMap((one) => one.clients).reduce((sum, one) => sum + one.nameless, 0);
  const counted = new Map<string, { count: number; clients: number; networks: number; line: number }>();
  for (const { cause, whose, count, clients, networks, line } of summaries.flatMap((one) => one.groups)) {
    const known = counted.get(keyOf(cause, whose)) ?? { count: 0, clients: 0, networks: 0, line };
    // The same clients may stand in several logs: the larger number is the one that is sure.
    counted.set(keyOf(cause, whose), {
      count: known.count + count,
      clients: Math.max(known.clients, clients),
      networks: Math.max(known.networks, networks),
      line: known.line,
    });
  }
  const groups = Map.groupBy(events, ({ seen }) => keyOf(seen.cause, seen.whose));
  return new Map(
    [...groups].map(([key, pieces]): [string, Group] => {
      const [first] = pieces as [SeenOf<'log-event'>, ...SeenOf<'log-event'>[]];
      const failures = (by?: LogEvent['refusedBy']) =>
        pieces.reduce((sum, { seen }) => sum + (by === undefined || seen.refusedBy === by ? (seen.count ?? 1) : 0), 0);
      const own = { count: failures(), clients: new Set(pieces.map(({ seen }) => seen.client)).size, networks: 0, line: first.seen.line };
      return [
        key,
        {
          ...(counted.get(key) ?? own),
          cause: first.seen.cause,
          whose: first.seen.whose,
          worked,
          changed,
          ofOne,
          nameless,
          byClient: failures('client'),
          byServer: failures('server'),
          evidence: pieces.slice(0, MOST_LINES_NAMED).map((piece) => piece.id),
        },
      ];
    }),
  );
}
