import type { CauseId } from '../../../model/cause-id.ts';
import type { LogParty } from '../../../model/traffic.ts';
import { lasting, type Place } from './place.ts';

/** Different clients, or networks, that are followed one by one; a log can hold more than memory has room for. */
const MOST_PARTIES = 4096;
/** Pauses between failures of one party that are kept to tell whether it comes by the clock. */
const MOST_PAUSES = 60;
const FEWEST_PAUSES = 4;
/** A /24 has no more addresses. */
const MOST_CLIENTS = 256;
/** Groups of failures are told apart by a bit each; the last one is shared by those that come late. */
const MOST_BITS = 31;

/** What a failure adds to the client, or the network, that it came from. */
export interface PartyFailure {
  readonly cause: CauseId | 'cannot-tell';
  /** Of the group that it belongs to, from 0. */
  readonly group: number;
  /** '' where the log says that no name was asked for. */
  readonly sni: string | null;
  readonly milliseconds: number | null;
  readonly client: Place | null;
}

/** Most parties fail once, so what takes room is made for the second time only. */
interface Party {
  count: number;
  worked: number;
  nameless: number;
  /** A bit for each group of failures that it has a part in. */
  groups: number;
  cause: CauseId | 'cannot-tell' | null;
  client: Place | null;
  last: number | null;
  more: { readonly causes: Map<CauseId | 'cannot-tell', number>; readonly clients: Set<Place>; readonly pauses: number[] } | null;
}

/**
 * Counts clients, or their networks, in bounded memory. When there are too many, those that came least are forgotten ("lossy
 * counting"): what makes up a notable share of a log is never among them.
 */
export class Parties {
  readonly #parties = new Map<Place, Party>();
  readonly #inGroup: number[] = [];
  readonly #nameOf: (place: Place) => string;
  #failing = 0;
  #limit = 1;

  constructor(nameOf: (place: Place) => string) {
    this.#nameOf = nameOf;
  }

  /** Parties that failed, also those that were forgotten. */
  get failing(): number {
    return this.#failing;
  }

  /** Parties with a part in a group of failures. */
  failingIn(group: number): number {
    return this.#inGroup[Math.min(group, MOST_BITS - 1)] ?? 0;
  }

  worked(place: Place): void {
    this.#party(place).worked += 1;
  }

  failed(place: Place, { cause, group, sni, milliseconds, client }: PartyFailure): void {
    const party = this.#party(place);
    const index = Math.min(group, MOST_BITS - 1);
    if ((party.groups & (1 << index)) === 0) {
      party.groups |= 1 << index;
      this.#inGroup[index] = (this.#inGroup[index] ?? 0) + 1;
    }
    party.count += 1;
    if (sni === '') party.nameless += 1;
    if (party.count === 1) {
      this.#failing += 1;
      party.cause = cause;
      party.client = client === null ? null : lasting(client);
      party.last = milliseconds;
      return;
    }
    party.more ??= {
      causes: new Map(party.cause === null ? [] : [[party.cause, party.count - 1]]),
      clients: new Set(party.client === null ? [] : [party.client]),
      pauses: [],
    };
    const { causes, clients, pauses } = party.more;
    causes.set(cause, (causes.get(cause) ?? 0) + 1);
    if (client !== null && clients.size < MOST_CLIENTS && !clients.has(client)) clients.add(lasting(client));
    if (milliseconds === null) return;
    if (party.last !== null) {
      pauses.push((milliseconds - party.last) / 1000);
      if (pauses.length > MOST_PAUSES) pauses.shift();
    }
    party.last = milliseconds;
  }

  /** The parties that failed most. */
  most(many: number): readonly LogParty[] {
    return [...this.#parties]
      .filter(([, party]) => party.count > 0)
      .sort(([, one], [, other]) => other.count - one.count || other.worked - one.worked)
      .slice(0, many)
      .map(([place, { count, worked, nameless, cause, client, more }]) => ({
        name: this.#nameOf(place),
        count,
        worked,
        everySeconds: rhythmOf(more?.pauses ?? []),
        nameless,
        causes: (more === null
          ? cause === null
            ? []
            : [{ cause, count }]
          : [...more.causes].map(([one, of]) => ({ cause: one, count: of }))
        ).sort((first, second) => second.count - first.count),
        clients: more?.clients.size ?? (client === null ? 0 : 1),
      }));
  }

  #party(place: Place): Party {
    const known = this.#parties.get(place);
    if (known !== undefined) return known;
    if (this.#parties.size >= MOST_PARTIES) this.#forget();
    const party: Party = { count: 0, worked: 0, nameless: 0, groups: 0, cause: null, client: null, last: null, more: null };
    this.#parties.set(lasting(place), party);
    return party;
  }

  #forget(): void {
    const before = this.#parties.size;
    for (const [place, { count, worked }] of this.#parties) if (count + worked <= this.#limit) this.#parties.delete(place);
    if (this.#parties.size > before / 2) this.#limit *= 2;
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
