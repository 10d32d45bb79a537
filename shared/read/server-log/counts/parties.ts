import type { CauseId } from '../../../model/cause-id.ts';
import type { LogParty } from '../../../model/traffic.ts';
import { Distinct } from './distinct.ts';
import { lasting, type Place } from './place.ts';
import { PlaceRows } from './place-rows.ts';

/** Different clients, or networks, that are followed one by one; a log can hold more than memory has room for. */
const MOST_PARTIES = 4096;
/** Pauses between failures of one party that are kept to tell whether it comes by the clock. */
const MOST_PAUSES = 60;
const FEWEST_PAUSES = 4;
/** A /24 has no more addresses. */
const MOST_CLIENTS = 256;
/** Groups of failures are told apart by a bit each; the last one is shared by those that come late. */
const MOST_BITS = 31;

/** What is kept of a party from its second failure on; most parties fail once. */
interface More {
  readonly causes: { readonly cause: CauseId | 'cannot-tell'; count: number }[];
  /** null where it was one client alone. */
  clients: Set<Place> | null;
  /** Of its latest failures, in milliseconds; the newest takes the place of the oldest. */
  readonly moments: number[];
  timed: number;
}

/**
 * Counts clients, or their networks, in bounded memory. When there are too many, those that came least are forgotten ("lossy
 * counting"): what makes up a notable share of a log is never among them. A party is a row of columns of numbers: millions of failures
 * pass through here.
 */
export class Parties {
  readonly #rows = new PlaceRows(MOST_PARTIES);
  readonly #count = new Float64Array(MOST_PARTIES);
  readonly #worked = new Float64Array(MOST_PARTIES);
  readonly #nameless = new Float64Array(MOST_PARTIES);
  /** A bit for each group of failures that it has a part in. */
  readonly #groups = new Int32Array(MOST_PARTIES);
  /** Time of the first failure; NaN where it is not known. */
  readonly #first = new Float64Array(MOST_PARTIES);
  readonly #causes: (CauseId | 'cannot-tell' | null)[] = [];
  readonly #clients: (Place | null)[] = [];
  readonly #more: (More | null)[] = [];
  readonly #inGroup: number[] = [];
  /** Who is forgotten is counted anew when it comes again; these count each once, nearly. */
  readonly #distinct: Distinct[] = [];
  readonly #all = new Distinct();
  #hasForgotten = false;
  readonly #nameOf: (place: Place) => string;
  #failing = 0;
  #limit = 1;

  constructor(nameOf: (place: Place) => string) {
    this.#nameOf = nameOf;
  }

  /** Parties that failed, also those that were forgotten. */
  get failing(): number {
    return this.#hasForgotten ? this.#all.estimate : this.#failing;
  }

  /** Parties with a part in a group of failures. */
  failingIn(group: number): number {
    const index = Math.min(group, MOST_BITS - 1);
    return (this.#hasForgotten ? this.#distinct[index]?.estimate : this.#inGroup[index]) ?? 0;
  }

  worked(place: Place): void {
    const row = this.#row(place);
    this.#worked[row] = (this.#worked[row] as number) + 1;
  }

  /**
   * What a failure adds to the client, or the network, that it came from.
   * @param group number of the group that it belongs to, from 0
   * @param nameless whether the log says that no name was asked for
   */
  failed(
    place: Place,
    cause: CauseId | 'cannot-tell',
    group: number,
    nameless: boolean,
    milliseconds: number | null,
    client: Place | null,
  ): void {
    const row = this.#row(place);
    const index = Math.min(group, MOST_BITS - 1);
    const groups = this.#groups[row] as number;
    if ((groups & (1 << index)) === 0) {
      this.#groups[row] = groups | (1 << index);
      this.#inGroup[index] = (this.#inGroup[index] ?? 0) + 1;
      const distinct = this.#distinct[index] ?? new Distinct();
      this.#distinct[index] = distinct;
      distinct.add(place);
    }
    const count = (this.#count[row] as number) + 1;
    this.#count[row] = count;
    if (nameless) this.#nameless[row] = (this.#nameless[row] as number) + 1;
    if (count === 1) {
      this.#first[row] = milliseconds ?? Number.NaN;
      this.#failing += 1;
      this.#all.add(place);
      this.#causes[row] = cause;
      this.#clients[row] = client === null ? null : lasting(client);
      return;
    }
    const more = this.#moreOf(row);
    addTo(more.causes, cause);
    // A client is its own and only one.
    if (client !== null && client !== place) this.#of(client, row, more);
    if (milliseconds === null) return;
    more.moments[more.timed % (MOST_PAUSES + 1)] = milliseconds;
    more.timed += 1;
  }

  #of(client: Place, row: number, more: More): void {
    const first = this.#clients[row] ?? null;
    if (more.clients === null) {
      if (client === first) return;
      more.clients = new Set(first === null ? [] : [first]);
    }
    const { clients } = more;
    if (clients.size < MOST_CLIENTS && !clients.has(client)) clients.add(lasting(client));
  }

  /** In the second failure of a party. */
  #moreOf(row: number): More {
    const known = this.#more[row];
    if (known != null) return known;
    const cause = this.#causes[row];
    const first = this.#first[row] as number;
    const moments = Number.isNaN(first) ? [] : [first];
    const more: More = {
      causes: cause == null ? [] : [{ cause, count: 1 }],
      clients: null,
      moments,
      timed: moments.length,
    };
    this.#more[row] = more;
    return more;
  }

  /** The parties that failed most. */
  most(many: number): readonly LogParty[] {
    return this.#rows.places
      .map((place, row) => ({ place, row, count: this.#count[row] as number, worked: this.#worked[row] as number }))
      .filter(({ count }) => count > 0)
      .sort((one, other) => other.count - one.count || other.worked - one.worked)
      .slice(0, many)
      .map(({ place, row, count, worked }) => {
        const more = this.#more[row] ?? null;
        const cause = this.#causes[row] ?? null;
        const causes = more === null ? (cause === null ? [] : [{ cause, count }]) : more.causes.map((one) => ({ ...one }));
        return {
          name: this.#nameOf(place),
          count,
          worked,
          everySeconds: rhythmOf(more?.moments ?? []),
          nameless: this.#nameless[row] as number,
          causes: causes.sort((first, second) => second.count - first.count),
          clients: more?.clients?.size ?? (this.#clients[row] === null ? 0 : 1),
        };
      });
  }

  #row(place: Place): number {
    const known = this.#rows.of(place);
    if (known >= 0) return known;
    if (this.#rows.size >= MOST_PARTIES) this.#forget();
    const row = this.#rows.add(lasting(place));
    this.#count[row] = 0;
    this.#worked[row] = 0;
    this.#nameless[row] = 0;
    this.#groups[row] = 0;
    this.#first[row] = Number.NaN;
    this.#causes[row] = null;
    this.#clients[row] = null;
    this.#more[row] = null;
    return row;
  }

  #forget(): void {
    const before = this.#rows.size;
    this.#hasForgotten = true;
    // Who failed is told again as a new one once it is forgotten; of those that only connect there are many more.
    this.#keep((row) => (this.#count[row] as number) > 0 || (this.#worked[row] as number) > this.#limit);
    if (this.#rows.size > (3 * before) / 4) this.#keep((row) => (this.#count[row] as number) + (this.#worked[row] as number) > this.#limit);
    if (this.#rows.size > before / 2) this.#limit *= 2;
  }

  #keep(stays: (row: number) => boolean): void {
    this.#rows.keep(stays, (from, to) => {
      this.#count[to] = this.#count[from] as number;
      this.#worked[to] = this.#worked[from] as number;
      this.#nameless[to] = this.#nameless[from] as number;
      this.#groups[to] = this.#groups[from] as number;
      this.#first[to] = this.#first[from] as number;
      this.#causes[to] = this.#causes[from] ?? null;
      this.#clients[to] = this.#clients[from] ?? null;
      this.#more[to] = this.#more[from] ?? null;
    });
  }
}

function addTo(causes: More['causes'], cause: CauseId | 'cannot-tell'): void {
  for (const known of causes)
    if (known.cause === cause) {
      known.count += 1;
      return;
    }
  causes.push({ cause, count: 1 });
}

/**
 * The pause in seconds that (nearly) all pauses equal: a second up or down is the clock of the log; one missed beat in ten is a restart.
 * @param moments in any order: connections that go on beside each other are judged when their last line has come
 */
function rhythmOf(moments: readonly number[]): number | null {
  if (moments.length <= FEWEST_PAUSES) return null;
  const inOrder = [...moments].sort((one, other) => one - other);
  const pauses = inOrder.slice(1).map((moment, index) => (moment - (inOrder[index] as number)) / 1000);
  const middle = [...pauses].sort((one, other) => one - other)[Math.floor(pauses.length / 2)] ?? 0;
  if (middle < 2) return null;
  const near = pauses.filter((pause) => Math.abs(pause - middle) <= Math.max(1.1, middle * 0.02)).length;
  return near >= 0.85 * pauses.length ? Math.round(middle) : null;
}
