import type { CauseId } from '../../model/cause-id.ts';
import type { LogEvent, LogSummary } from '../../model/traffic.ts';
import { say } from '../../words/index.ts';
import { detached } from './counts/detached.ts';
import { LogCounts } from './counts/log-counts.ts';
import { type Moment, momentOf } from './counts/moment.ts';
import type { LogLine } from './line-frame.ts';
import type { LineReading } from './line-reading.ts';
import { type Role, type Signal, strongest, told } from './signal.ts';

/** Connections whose lines are still being gathered come in two generations; the older one is judged when the younger is full. */
const MOST_YOUNG = 2000;
/** Lines of one connection stand near each other; a key that comes back later is another connection. */
const FARTHEST_LINES = 5000;
/** Events told one by one; later ones are added to the count of their equals. */
const MOST_SINGLE = 2000;
const LONGEST_TEXT = 500;

interface Pending {
  first: number;
  last: number;
  failed: boolean;
  /** Told to its end, unless a line says that it goes on. */
  ended: boolean;
  signals: Signal[];
  software: string;
  role: Role | null;
  established: boolean;
  client: string | null;
  sni: string | null;
  version: string | null;
  agent: string | null;
  at: string | null;
  moment: Moment | null;
  text: string;
}

/** Puts the lines of one connection together and judges each connection that failed. */
export class LogEvents {
  #young = new Map<string, Pending>();
  #old = new Map<string, Pending>();
  /** A line that announced a failure, while the lines that say why may follow. */
  #head: { readonly pending: Pending; readonly lines: number } | null = null;
  readonly #done: LogEvent[] = [];
  /** By client and kind the index in `#done` of an event that stands for its equals. */
  readonly #alike = new Map<string, Map<string, number>>();
  readonly #counts = new LogCounts();
  readonly failures = new Map<CauseId | 'cannot-tell', number>();
  count = 0;

  add(line: LogLine, reading: LineReading): void {
    if (reading.step === 'success') {
      const { client = null, sni = null, version = null, agent = null } = reading;
      this.#counts.worked({ client, sni, version, agent });
      return;
    }
    if (this.#tellsMore(line, reading)) return;
    if (reading.key === null) {
      const alone = begin(line, reading.software);
      gather(alone, line, reading, reading.heads === undefined ? asItIs : detached);
      if (reading.heads === undefined) this.#finish(alone);
      else this.#head = { pending: alone, lines: reading.heads };
      return;
    }
    let pending = this.#young.get(reading.key) ?? this.#old.get(reading.key);
    if (reading.step === 'goes-on') {
      if (pending !== undefined) pending.ended = false;
      return;
    }
    if (
      pending !== undefined &&
      (reading.step === 'opens' || pending.ended || line.number - pending.last > (reading.within ?? FARTHEST_LINES))
    ) {
      this.#close(reading.key, pending);
      pending = undefined;
    }
    if (pending === undefined) {
      pending = begin(line, reading.software);
      if (this.#young.size >= MOST_YOUNG) this.#grow();
      this.#young.set(detached(reading.key), pending);
    }
    gather(pending, line, reading, detached);
    pending.ended = reading.step === 'ends';
    if (reading.step === 'closes') this.#close(reading.key, pending);
  }

  /** All events, in the order of their lines, and the whole log in numbers. */
  end(lines: number, from: Moment | null, to: Moment | null): { readonly events: readonly LogEvent[]; readonly summary: LogSummary } {
    if (this.#head !== null) this.#finish(this.#head.pending);
    this.#grow();
    this.#grow();
    return { events: this.#done.sort((one, other) => one.line - other.line), summary: this.#counts.end(lines, from, to) };
  }

  /** @returns whether the line belongs to the one that announced it */
  #tellsMore(line: LogLine, reading: LineReading): boolean {
    if (this.#head === null) return false;
    const { pending, lines } = this.#head;
    const near = line.number - pending.last <= lines && reading.heads === undefined;
    if (!near || (reading.software !== pending.software && !OF_ANY_PROGRAM.has(reading.software))) {
      this.#head = null;
      this.#finish(pending);
      return false;
    }
    gather(pending, line, reading, detached);
    if (reading.key !== null) {
      // A trace goes on by its own key.
      this.#head = null;
      this.#young.set(reading.key, pending);
    }
    return true;
  }

  #grow(): void {
    for (const pending of this.#old.values()) this.#finish(pending);
    this.#old = this.#young;
    this.#young = new Map();
  }

  #close(key: string, pending: Pending): void {
    if (!this.#young.delete(key)) this.#old.delete(key);
    this.#finish(pending);
  }

  #finish(pending: Pending): void {
    const signal = strongest(pending.signals);
    if (!pending.failed || signal === null) {
      if (pending.established && !pending.failed) this.#counts.worked(pending);
      return;
    }
    const role = pending.role ?? 'server';
    const { cause, candidates } = told(signal, role, pending.established);
    this.count += 1;
    this.failures.set(cause, (this.failures.get(cause) ?? 0) + 1);
    const whose = role === 'client' ? 'upstream' : whoseOf(cause);
    const { client, sni, version, agent, moment } = pending;
    this.#counts.failed({ client, sni, version, agent, moment, cause, whose, line: pending.first });
    const equals = this.#alike.get(client ?? '');
    const alike = () => `${pending.software} ${cause} ${role}`;
    if (this.#done.length >= MOST_SINGLE) {
      const index = equals?.get(alike());
      const earlier = index === undefined ? undefined : this.#done[index];
      if (index !== undefined && earlier !== undefined) {
        this.#done[index] = { ...earlier, count: (earlier.count ?? 1) + 1 };
        return;
      }
      if (this.#done.length >= 2 * MOST_SINGLE) return;
    }
    this.#alike.set(copied(client) ?? '', (equals ?? new Map<string, number>()).set(alike(), this.#done.length));
    this.#done.push({
      line: pending.first,
      lastLine: pending.last,
      software: pending.software,
      at: copied(pending.at),
      client: copied(pending.client),
      sni: pending.sni === '' ? null : copied(pending.sni),
      cause,
      candidates: candidates.filter((one) => one !== cause),
      whose,
      said: cause === 'cannot-tell' ? moreWords(pending.software) : null,
      text: detached(pending.text),
    });
  }
}

/** Who writes so may be any program. */
const OF_ANY_PROGRAM: ReadonlySet<string> = new Set(['unknown', 'java', 'tomcat', 'python']);

/** A server's log tells what clients did; what its own certificate or files broke is the server's. */
function whoseOf(cause: CauseId | 'cannot-tell'): LogEvent['whose'] {
  if (cause === 'cannot-tell') return 'unknown';
  return SERVER_SIDE.has(cause) ? 'server' : 'client';
}

const SERVER_SIDE: ReadonlySet<CauseId> = new Set([
  'server-fault',
  'expired',
  'revoked',
  'bad-certificate',
  'revocation-unavailable',
  'weak-key',
]);

/** What to switch on so that the next failure says more. */
function moreWords(software: string) {
  switch (software) {
    case 'nginx':
      return say('logs.more.nginx');
    case 'haproxy':
      return say('logs.more.haproxy');
    case 'apache':
      return say('logs.more.apache');
    case 'postfix':
      return say('logs.more.postfix');
    case 'dovecot':
      return say('logs.more.dovecot');
    case 'stunnel':
      return say('logs.more.stunnel');
    case 'tomcat':
    case 'java':
      return say('logs.more.java');
    case 'iis':
      return say('logs.more.iis');
    default:
      return say('logs.more.capture');
  }
}

function begin(line: LogLine, software: string): Pending {
  return {
    first: line.number,
    last: line.number,
    failed: false,
    ended: false,
    signals: [],
    software,
    role: null,
    established: false,
    client: null,
    sni: null,
    version: null,
    agent: null,
    at: null,
    moment: null,
    text: '',
  };
}

function copied(text: string | null): string | null {
  return text === null ? null : detached(text);
}

/** A line that stands alone is judged at once: only what is told of it in the end has to be copied. */
const asItIs = (text: string) => text;

/** @param copy makes a text that outlives the piece of the file which it was cut from */
function gather(pending: Pending, line: LogLine, reading: LineReading, copy: (text: string) => string): void {
  const fails = reading.step !== 'context' && reading.signals.length > 0;
  if (fails && !pending.failed) {
    pending.first = line.number;
    pending.text = copy(line.whole.slice(0, LONGEST_TEXT));
    pending.failed = true;
  }
  // The time may stand on another line of the same event.
  if (pending.moment === null || (fails && pending.at === null)) {
    pending.moment = momentOf(line.at, line.whole);
    pending.at = line.at === null ? pending.at : copy(line.at);
  }
  pending.last = line.number;
  if (pending.signals.length < 50) pending.signals.push(...reading.signals);
  pending.role ??= reading.role ?? null;
  pending.established ||= reading.established ?? false;
  pending.client ??= reading.client == null ? null : copy(reading.client);
  pending.sni ??= reading.sni == null ? null : copy(reading.sni);
  pending.version ??= reading.version == null ? null : copy(reading.version);
  pending.agent ??= reading.agent == null ? null : copy(reading.agent);
}
