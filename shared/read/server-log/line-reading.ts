import type { LogLine } from './line-frame.ts';
import type { Role, Signal } from './signal.ts';

/** What one line says, as the reader of its software understood it. */
export interface LineReading {
  readonly software: string;
  /** What ties lines of one connection together (connection number, process); null where each line stands alone. */
  readonly key: string | null;
  /**
   * `failure` makes an event; `context` only adds to one of the same key; `opens` begins a new connection of that key, `closes`
   * ends it (both may fail as well); `begins` opens one whose signals count only if a later line fails. `ends` fails and ends it, unless a line that `goes-on` follows before the next one does. `success` is a handshake that worked, and only counted. `loaded`: the
   * server was started, or read its settings anew.
   */
  readonly step: 'failure' | 'context' | 'opens' | 'begins' | 'closes' | 'ends' | 'goes-on' | 'success' | 'loaded';
  readonly signals: readonly Signal[];
  /** Lines of the same key that stand farther away belong to something else; 5,000 without it. */
  readonly within?: number | undefined;
  /** The line announces what the next ones, at most so many below, say more of. */
  readonly heads?: number | undefined;
  readonly role?: Role | undefined;
  /** On which side it mostly stands, where no line of the connection says so. */
  readonly likelyRole?: Role | undefined;
  readonly client?: string | null;
  /** The other end of the connection with its port, where the line names it: another one is another connection, whatever the key. */
  readonly peer?: string | null;
  /** What happened, in words that a trace of the same failure, which begins near below, repeats. */
  readonly echo?: string | null;
  readonly sni?: string | null;
  /** Version that was spoken or asked for, as the log spells it. */
  readonly version?: string | null;
  /** What the client calls itself (`User-Agent`). */
  readonly agent?: string | null;
  /** The handshake ended well on this line. */
  readonly established?: boolean | undefined;
}

/** Reads the lines of one server software; null for a line that it did not write or that is not about TLS. */
export type SoftwareReader = (line: LogLine) => LineReading | null;
