import type { CauseId } from '../../../model/cause-id.ts';
import type { LogEvent, LogGroup, LogParty, LogSummary } from '../../../model/traffic.ts';
import type { Moment } from './moment.ts';
import { Tally } from './tally.ts';
import { Timeline } from './timeline.ts';

/** What one connection adds to the numbers of its log. */
export interface Counted {
  readonly client: string | null;
  /** '' where the log says that the client asked for no name; null where it does not say. */
  readonly sni: string | null;
  readonly version: string | null;
  readonly agent: string | null;
}

export interface CountedFailure extends Counted {
  readonly cause: CauseId | 'cannot-tell';
  readonly whose: LogEvent['whose'];
  readonly line: number;
  readonly moment: Moment | null;
}

/** Clients and networks that are followed one by one; a party that fails often comes early and stays. */
const MOST_PARTIES = 2048;
const MOST_SHOWN = 10;
/** Pauses between failures of one party that are kept to tell whether it comes by the clock. */
const MOST_PAUSES = 60;
const FEWEST_PAUSES = 4;

/** Puts the connections of a log into numbers, in memory that does not grow with it. */
export class LogCounts {
  readonly #groups = new Map<string, Group>();
  readonly #clients = new Parties();
  readonly #networks = new Parties();
  readonly #names = new Tally();
  readonly #versions = new Tally(256);
  readonly #agents = new Tally(1024);
  readonly #timeline = new Timeline();
  #failures = 0;
  #worked = 0;

  failed(one: CountedFailure): void {
    this.#failures += 1;
    const key = `${one.cause} ${one.whose}`;
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = {
        cause: one.cause,
        whose: one.whose,
        count: 0,
        line: one.line,
        clients: new Tally(),
        networks: new Tally(),
        timeline: new Timeline(),
      };
      this.#groups.set(key, group);
    }
    group.count += 1;
    group.line = Math.min(group.line, one.line);
    // Whose client asked when a server behind this one failed says nothing of the failure.
    const client = one.whose === 'upstream' ? null : one.client;
    const network = networkOf(client);
    if (client !== null) {
      group.clients.add(client, true);
      this.#clients.failed(client, one, client);
    }
    if (network !== null) {
      group.networks.add(network, true);
      this.#networks.failed(network, one, client);
    }
    if (one.moment !== null) {
      group.timeline.add(one.moment);
      this.#timeline.add(one.moment);
    }
    this.#share(one, true);
  }

  worked(one: Counted): void {
    this.#worked += 1;
    if (one.client !== null) this.#clients.worked(one.client);
    const network = networkOf(one.client);
    if (network !== null) this.#networks.worked(network);
    this.#share(one, false);
  }

  #share({ sni, version, agent }: Counted, failed: boolean): void {
    if (sni !== null && sni !== '') this.#names.add(sni.slice(0, 255), failed);
    if (version !== null) this.#versions.add(version.slice(0, 20), failed);
    if (agent !== null && agent !== '-' && agent !== '') this.#agents.add(agent.slice(0, 120), failed);
  }

  /** @param from first time of the log, also of lines that tell of no connection */
  end(lines: number, from: Moment | null, to: Moment | null): LogSummary {
    const first = earlier(from, this.#timeline.first);
    const last = later(to, this.#timeline.last);
    const groups = [...this.#groups.values()].sort((one, other) => other.count - one.count);
    // The greatest group has a shape in time that a few other failures would hide.
    const telling = groups[0] !== undefined && groups[0].count >= this.#failures / 2 ? groups[0].timeline : this.#timeline;
    return {
      lines,
      failures: this.#failures,
      worked: this.#worked,
      from: first?.written ?? null,
      to: last?.written ?? null,
      groups: groups.map(shownGroup),
      clients: this.#clients.most(),
      clientCount: this.#clients.failing,
      networks: this.#networks.most(),
      networkCount: this.#networks.failing,
      names: this.#names.most(MOST_SHOWN),
      versions: this.#versions.most(MOST_SHOWN),
      agents: this.#agents.most(MOST_SHOWN),
      course: telling.course(first, last),
    };
  }
}

interface Group {
  readonly cause: CauseId | 'cannot-tell';
  readonly whose: LogEvent['whose'];
  readonly clients: Tally;
  readonly networks: Tally;
  readonly timeline: Timeline;
  count: number;
  line: number;
}

function shownGroup({ cause, whose, count, line, clients, networks, timeline }: Group): LogGroup {
  return {
    cause,
    whose,
    count,
    clients: clients.failing,
    networks: networks.failing,
    line,
    from: timeline.first?.written ?? null,
    to: timeline.last?.written ?? null,
  };
}

interface Party {
  readonly causes: Map<CauseId | 'cannot-tell', number>;
  readonly clients: Set<string>;
  readonly pauses: number[];
  nameless: number;
  last: number | null;
}

/** Clients, or their networks. */
class Parties {
  readonly #tally = new Tally();
  readonly #parties = new Map<string, Party>();

  get failing(): number {
    return this.#tally.failing;
  }

  worked(name: string): void {
    this.#tally.add(name, false);
  }

  failed(name: string, one: CountedFailure, client: string | null): void {
    this.#tally.add(name, true);
    const party = this.#party(name);
    if (party === null) return;
    party.causes.set(one.cause, (party.causes.get(one.cause) ?? 0) + 1);
    if (client !== null && party.clients.size < 1000) party.clients.add(client);
    if (one.sni === '') party.nameless += 1;
    if (one.moment === null) return;
    if (party.last !== null) {
      party.pauses.push((one.moment.milliseconds - party.last) / 1000);
      if (party.pauses.length > MOST_PAUSES) party.pauses.shift();
    }
    party.last = one.moment.milliseconds;
  }

  #party(name: string): Party | null {
    const known = this.#parties.get(name);
    if (known !== undefined) return known;
    if (this.#parties.size >= MOST_PARTIES) {
      const kept = new Set(this.#tally.most(MOST_PARTIES / 2).map((one) => one.name));
      for (const other of this.#parties.keys()) if (!kept.has(other)) this.#parties.delete(other);
    }
    const party: Party = { causes: new Map(), clients: new Set(), pauses: [], nameless: 0, last: null };
    this.#parties.set(name, party);
    return party;
  }

  most(): readonly LogParty[] {
    return this.#tally
      .most(MOST_SHOWN)
      .filter((one) => one.count > 0)
      .map((one) => {
        const party = this.#parties.get(one.name);
        return {
          ...one,
          everySeconds: party === undefined ? null : rhythmOf(party.pauses),
          nameless: party?.nameless ?? 0,
          causes: [...(party?.causes ?? [])]
            .map(([cause, count]) => ({ cause, count }))
            .sort((first, second) => second.count - first.count),
          clients: party?.clients.size ?? 0,
        };
      });
  }
}

/** The pause that (nearly) all pauses equal: a second up or down is the clock of the log; one missed beat in ten is a restart. */
function rhythmOf(pauses: readonly number[]): number | null {
  if (pauses.length < FEWEST_PAUSES) return null;
  const sorted = [...pauses].sort((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  if (middle < 2) return null;
  const near = pauses.filter((pause) => Math.abs(pause - middle) <= Math.max(1.1, middle * 0.02)).length;
  return near >= 0.85 * pauses.length ? Math.round(middle) : null;
}

function earlier(one: Moment | null, other: Moment | null): Moment | null {
  if (one === null || other === null) return one ?? other;
  return one.milliseconds <= other.milliseconds ? one : other;
}

function later(one: Moment | null, other: Moment | null): Moment | null {
  if (one === null || other === null) return one ?? other;
  return one.milliseconds >= other.milliseconds ? one : other;
}

/** The /24 of an IPv4 address, the /48 of an IPv6 one: what is mostly given to one site (RFC 6177 section 2). */
export function networkOf(client: string | null): string | null {
  if (client === null) return null;
  const four = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/i.exec(client);
  if (four !== null) return `${four[1]}.0/24`;
  if (!/^[\da-f:]+$/i.test(client) || !client.includes(':')) return null;
  const [head = '', tail] = client.toLowerCase().split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = tail === undefined ? front : [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back];
  return `${groups.slice(0, 3).join(':')}::/48`;
}
