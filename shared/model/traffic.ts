import type { CauseId } from './cause-id.ts';
import type { ChainJudgement } from './chain-judgement.ts';
import type { HandshakeStep, TlsVersion } from './handshake.ts';
import type { Said } from './said.ts';
import type { Certainty } from './side.ts';

/** One failing line or group of a server's log (DESIGN section 4, `events`). */
export interface LogEvent {
  /** Name of the file, without its folder. */
  readonly file?: string;
  readonly line: number;
  readonly lastLine: number;
  readonly software: string;
  readonly at: string | null;
  readonly client: string | null;
  readonly sni: string | null;
  readonly cause: CauseId | 'cannot-tell';
  readonly candidates: readonly CauseId[];
  readonly whose: 'client' | 'server' | 'upstream' | 'unknown';
  /** Which side of the connection ended it by an alert or a check of its own; missing where the log does not tell. */
  readonly refusedBy?: 'client' | 'server';
  readonly said: Said | null;
  readonly text: string;
  /** How many events this one stands for, where many equal ones were put together; 1 without it. */
  readonly count?: number;
}

/** A whole log in numbers: what its single events cannot show. */
export interface LogSummary {
  /** Name of the file, without its folder. */
  readonly file?: string;
  readonly lines: number;
  readonly failures: number;
  /** Handshakes that worked, where the log tells of them; 0 where it does not. */
  readonly worked: number;
  /** First and last time in the log, as the log writes it: `2026-11-20 02:00:13`, without a year where it has none. */
  readonly from: string | null;
  readonly to: string | null;
  /** The zone of these and all other times, `+02:00`, where lines of several zones are told in one. */
  readonly zone?: string;
  /** Failures by cause and by whose side they are on, the most frequent first. */
  readonly groups: readonly LogGroup[];
  /** The clients with most failures, at most a few, and how many there are in all. */
  readonly clients: readonly LogParty[];
  readonly clientCount: number;
  /** The same by network: /24 of IPv4, /48 of IPv6. */
  readonly networks: readonly LogParty[];
  readonly networkCount: number;
  /** By the name asked for, by version and by what clients call themselves, where the log shows them. */
  readonly names: readonly LogShare[];
  readonly versions: readonly LogShare[];
  readonly agents: readonly LogShare[];
  readonly course: LogCourse;
  /** Failures by intervals; missing where there are few, or all fall into one. */
  readonly times?: LogTimes;
  /** What to switch on so that most of the lines that do not say why say more next time; null or missing where none is of use. */
  readonly more?: Said | null;
}

export interface LogGroup {
  readonly cause: CauseId | 'cannot-tell';
  readonly whose: LogEvent['whose'];
  readonly count: number;
  readonly clients: number;
  readonly networks: number;
  /** Its first line. */
  readonly line: number;
  readonly from: string | null;
  readonly to: string | null;
}

/** Failures of one cause, and the first line of them. */
export type LogCount = Pick<LogGroup, 'cause' | 'count' | 'line'>;

export interface LogShare {
  readonly name: string;
  readonly count: number;
  readonly worked: number;
}

export interface LogParty extends LogShare {
  /** Seconds between one failure and the next, where they always are the same. */
  readonly everySeconds: number | null;
  /** Failures of which the log says that the client asked for no name. */
  readonly nameless: number;
  /** Its failures by cause, the most frequent first. */
  readonly causes: readonly { readonly cause: CauseId | 'cannot-tell'; readonly count: number }[];
  readonly clients: number;
}

/** How failures lie in time. */
export interface LogCourse {
  /** Of the most frequent ones only, where others lie elsewhere; of all without it. */
  readonly of?: CauseId | 'cannot-tell';
  /** The log is quiet for long, then the failures begin. */
  readonly began: {
    readonly at: string;
    readonly quietMilliseconds: number;
    /** Connections that worked before, where the log tells of them. */
    readonly worked?: number;
    /** When the server was started, or read its settings anew, right before. */
    readonly loadedAt?: string;
  } | null;
  /** They end, and the log goes on for long. */
  readonly ended: { readonly at: string; readonly quietMilliseconds: number } | null;
  /** Most of them fall into a short time. */
  readonly burst: { readonly at: string; readonly milliseconds: number; readonly percent: number } | null;
  /** Most of them fall into one or two hours of the day, on several days. */
  readonly daily?: { readonly from: string; readonly to: string; readonly days: number; readonly percent: number };
}

/** Failures from the first to the last, in intervals of one length. */
export interface LogTimes {
  readonly milliseconds: number;
  readonly rows: readonly LogInterval[];
}

export interface LogInterval {
  /** Its beginning. */
  readonly from: string;
  /** Longer than the others where several without a failure are put together. */
  readonly milliseconds: number;
  readonly count: number;
  /** Connections that worked; missing where the log does not tell when they did. */
  readonly worked?: number;
  /** What most of its failures are; null without any. */
  readonly cause: CauseId | 'cannot-tell' | null;
}

/** One conversation of a capture (DESIGN section 4, `streams`). */
export interface CaptureStream {
  /** Name of the file, without its folder. */
  readonly file?: string;
  /** ISO 8601 UTC of its first TLS record, by the clock of the capturing computer; null where no TLS was seen. */
  readonly at?: string | null;
  readonly client: string;
  readonly server: string;
  readonly transport?: 'quic' | 'dtls';
  readonly sni: string | null;
  readonly offeredVersions: readonly TlsVersion[];
  readonly version: TlsVersion | string | null;
  readonly cipher: string | null;
  readonly alerts: readonly {
    readonly level: string;
    readonly description: string;
    readonly from: 'client' | 'server';
    readonly encrypted: boolean;
  }[];
  readonly certificates: readonly string[];
  readonly certificatesBase64: readonly string[];
  /** Its certificates as a browser judges them at the time of the capture; missing where nobody looked or none can be read. */
  readonly chain?: ChainJudgement | null;
  readonly ending: 'completed' | 'alert' | 'reset' | 'closed' | 'no-answer' | 'not-tls' | 'cut';
  readonly cause: CauseId | null;
  readonly certainty: Certainty | null;
  /** What would explain it, the likeliest first, where something seems wrong and no cause shows; `because` then says what seems wrong. */
  readonly candidates?: readonly CauseId[];
  readonly because: readonly Said[];
  readonly steps: readonly HandshakeStep[];
  /** On the first one: how many more of the file went well and are not told one by one. */
  readonly untold?: number;
}
