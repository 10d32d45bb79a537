import { copied } from './counts/detached.ts';
import type { LineReading } from './line-reading.ts';
import type { Role, Signal } from './signal.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** Of one connection; more of them say nothing new. */
const MOST_SIGNALS = 50;
/** Different sequences of lines that are remembered; they are forgotten all at once. */
const MOST_KEPT = 4096;

/** What a line says apart from who and when. All lines of a shape share one, and what was worked out for it. */
export class Telling {
  readonly software: string;
  readonly step: LineReading['step'];
  readonly signals: readonly Signal[];
  readonly within: number | undefined;
  readonly heads: number | undefined;
  readonly role: Role | null;
  readonly likelyRole: Role | null;
  readonly established: boolean;
  readonly sni: string | null;
  readonly version: string | null;
  readonly agent: string | null;
  /** Whether other lines say the same by this very object. */
  readonly isShared: boolean;
  /** Of a line that tells of a failure from its beginning to its end, once it is known. */
  verdict: Verdict | null = null;

  constructor(reading: LineReading, isShared: boolean) {
    this.software = reading.software;
    this.step = reading.step;
    this.signals = reading.signals;
    this.within = reading.within;
    this.heads = reading.heads;
    this.role = reading.role ?? null;
    this.likelyRole = reading.likelyRole ?? null;
    this.established = reading.established ?? false;
    this.sni = reading.sni ?? null;
    this.version = reading.version ?? null;
    this.agent = reading.agent ?? null;
    this.isShared = isShared;
  }

  /** Of the line by itself; null where nothing says that anything failed. */
  alone(): Verdict | null {
    this.verdict ??= verdictOf(this.software, this.signals, this.role ?? this.likelyRole ?? 'server', this.established);
    return this.verdict;
  }
}

type Saying = Pick<Said, 'software' | 'failed' | 'signals' | 'role' | 'likelyRole' | 'established' | 'sni' | 'version' | 'agent'>;

/** What the lines of one connection have said so far, apart from who and when. It never changes: one more line makes another one. */
export class Said {
  readonly software: string;
  readonly failed: boolean;
  readonly signals: readonly Signal[];
  readonly role: Role | null;
  readonly likelyRole: Role | null;
  readonly established: boolean;
  readonly sni: string | null;
  readonly version: string | null;
  readonly agent: string | null;
  /** What it becomes by one more line. */
  readonly next = new Map<Telling, Said>();
  #verdict: Verdict | null | undefined;

  constructor(said: Saying) {
    this.software = said.software;
    this.failed = said.failed;
    this.signals = said.signals;
    this.role = said.role;
    this.likelyRole = said.likelyRole;
    this.established = said.established;
    this.sni = said.sni;
    this.version = said.version;
    this.agent = said.agent;
  }

  /** The same with nothing of the piece of the file that it was read from. */
  lasting(): Said {
    const { sni, version, agent } = this;
    if (sni === null && version === null && agent === null) return this;
    return new Said({ ...this, sni: copied(sni), version: copied(version), agent: copied(agent) });
  }

  /**
   * @param waited milliseconds from the beginning of the handshake to its failure; null where the log does not tell
   * @returns null where nothing says that anything failed
   */
  verdict(waited: number | null): Verdict | null {
    if (!this.failed) return null;
    const { software, signals, established } = this;
    const role = this.role ?? this.likelyRole ?? 'server';
    if (waited !== null && signals.some(({ kind }) => kind === 'broke')) return verdictOf(software, signals, role, established, waited);
    if (this.#verdict === undefined) this.#verdict = verdictOf(software, signals, role, established);
    return this.#verdict;
  }
}

/** Puts together what the lines of connections say; the same shapes in the same order are put together once. */
export class Sayings {
  #beginnings = new Map<string, Said>();
  #kept = 0;

  begin(software: string): Said {
    const known = this.#beginnings.get(software);
    if (known !== undefined) return known;
    const nothing: Saying = {
      software,
      failed: false,
      signals: [],
      role: null,
      likelyRole: null,
      established: false,
      sni: null,
      version: null,
      agent: null,
    };
    const begun = new Said(nothing);
    this.#beginnings.set(software, begun);
    return begun;
  }

  /** The same of a connection whose version another line knew, where it did not. */
  withVersion(said: Said, version: string | null): Said {
    return version === null || said.version !== null ? said : new Said({ ...said, version });
  }

  join(said: Said, telling: Telling): Said {
    if (!telling.isShared) return joined(said, telling);
    const known = said.next.get(telling);
    if (known !== undefined) return known;
    const next = joined(said, telling);
    if (this.#kept >= MOST_KEPT) {
      this.#beginnings = new Map();
      this.#kept = 0;
    }
    said.next.set(telling, next);
    this.#kept += 1;
    return next;
  }
}

function joined(said: Said, telling: Telling): Said {
  const { signals } = telling;
  const next: Saying = {
    software: said.software,
    failed: said.failed || (telling.step !== 'context' && telling.step !== 'begins' && signals.length > 0),
    signals: signals.length > 0 && said.signals.length < MOST_SIGNALS ? [...said.signals, ...signals] : said.signals,
    role: said.role ?? telling.role,
    likelyRole: said.likelyRole ?? telling.likelyRole,
    established: said.established || telling.established,
    sni: said.sni ?? telling.sni,
    version: said.version ?? telling.version,
    agent: said.agent ?? telling.agent,
  };
  const isSame =
    next.failed === said.failed &&
    next.signals === said.signals &&
    next.role === said.role &&
    next.likelyRole === said.likelyRole &&
    next.established === said.established &&
    next.sni === said.sni &&
    next.version === said.version &&
    next.agent === said.agent;
  return isSame ? said : new Said(next);
}
