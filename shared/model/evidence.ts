import type { CauseId } from './cause-id.ts';
import type { PublicKeySummary } from './certificate.ts';
import type { ChainJudgement } from './chain-judgement.ts';
import type { ClockReading, ComputerReport, ProxySetting } from './computer.ts';
import type { HandshakeAttempt, HandshakeStep, TlsVersion } from './handshake.ts';
import type { Said } from './said.ts';
import type { Certainty, SeenFrom } from './side.ts';
import type { StartTlsProtocol } from './target.ts';
import type { ToldConnection } from './told-connection.ts';
import type { CaptureStream, LogEvent, LogSummary } from './traffic.ts';

/** What each kind of evidence holds when it was seen. A new kind is one line here and one file that makes it. */
export interface EvidenceKinds {
  'name-resolution': NameResolution;
  'tcp-connect': TcpConnect;
  handshake: HandshakeAttempt;
  'start-tls': StartTlsTalk;
  'plain-answer': PlainAnswer;
  'proxy-tunnel': ProxyTunnel;
  chain: ChainJudgement;
  clock: ClockReading;
  message: RecognisedMessage;
  answer: GivenAnswer;
  enumeration: Enumeration;
  'client-simulation': ClientSimulation;
  revocation: RevocationAnswer;
  'captive-portal': PortalAnswer;
  'control-handshake': ControlHandshake;
  'proxy-settings': { readonly settings: readonly ProxySetting[] };
  computer: ComputerReport;
  'log-event': LogEvent;
  'log-summary': LogSummary;
  'capture-stream': CaptureStream;
  'held-file': HeldFile;
}

export type EvidenceKind = keyof EvidenceKinds;

/** Why something is not known. "A fault of ours" is one of the reasons. */
export type UnknownReason =
  | 'not-asked' // the flow did not need it
  | 'offline' // --offline forbids it
  | 'timed-out'
  | 'refused'
  | 'unreachable'
  | 'not-permitted' // this computer does not let us read it
  | 'not-supported'
  | 'cancelled'
  | 'too-large'
  | 'unreadable'
  | 'our-fault'; // a probe crashed; `detail` says where

interface EvidenceHeader<K extends EvidenceKind> {
  readonly kind: K;
  /** ISO 8601 UTC by this computer's clock. */
  readonly at: string;
  readonly seenFrom: SeenFrom;
  /** File name of the probe or reader that made it. */
  readonly source: string;
}

/** Seen, absent (asked, and it is not there) or unknown (why). */
export type Observation<T> =
  | { readonly state: 'seen'; readonly seen: T }
  | { readonly state: 'absent'; readonly said: Said | null }
  | { readonly state: 'unknown'; readonly why: UnknownReason; readonly detail: string };

/** What a probe or reader hands over; the case numbers it. */
export type EvidenceDraftOf<K extends EvidenceKind> = EvidenceHeader<K> & Observation<EvidenceKinds[K]>;
export type EvidenceDraft = { [K in EvidenceKind]: EvidenceDraftOf<K> }[EvidenceKind];

/** One piece of evidence, numbered within its case from 1 in the order of arrival. */
export type EvidenceOf<K extends EvidenceKind> = EvidenceDraftOf<K> & { readonly id: number };
export type Evidence = { [K in EvidenceKind]: EvidenceOf<K> }[EvidenceKind];
export type SeenOf<K extends EvidenceKind> = Extract<EvidenceOf<K>, { state: 'seen' }>;

export interface NameResolution {
  readonly host: string;
  readonly addresses: readonly string[];
  /** `ENOTFOUND`, `EAI_AGAIN` …; null when addresses came. */
  readonly errorCode: string | null;
  /** Entry of the hosts file, when the name stands there. */
  readonly fromHostsFile: boolean;
  /** Where the hosts file leads elsewhere: what the name service says; not there where it was not asked, empty where it knows nothing. */
  readonly beyondHostsFile?: readonly string[];
  /** It failed, and this computer was connected to no network at all. */
  readonly withoutNetwork?: true;
  readonly milliseconds: number;
}

export interface TcpConnect {
  readonly address: string;
  readonly port: number;
  readonly outcome: 'connected' | 'refused' | 'timed-out' | 'unreachable' | 'reset' | 'not-permitted' | 'bad-address';
  readonly errorCode: string | null;
  /** It failed, and this computer was connected to no network at all. */
  readonly withoutNetwork?: true;
  readonly milliseconds: number;
}

export interface StartTlsTalk {
  readonly protocol: StartTlsProtocol;
  readonly address: string;
  readonly outcome: 'ready' | 'not-offered' | 'refused' | 'stripped' | 'not-this-protocol' | 'silence' | 'closed' | 'reset';
  /** What the server said, bounded to 2 kB. */
  readonly said: string;
  readonly greeting: string;
}

export interface PlainAnswer {
  readonly address: string;
  readonly port: number;
  readonly speaks: 'http' | 'smtp' | 'ssh' | 'ftp' | 'imap' | 'pop3' | 'mysql' | 'redis' | 'vnc' | 'other' | 'nothing';
  readonly text: string;
  readonly http: {
    readonly status: number;
    readonly location: string | null;
    readonly server: string | null;
    readonly date: string | null;
  } | null;
}

export interface ProxyTunnel {
  /** Without user name and password. */
  readonly proxy: string;
  readonly scheme: 'http' | 'https' | 'socks4a' | 'socks5';
  readonly outcome:
    | 'open'
    | 'needs-authentication'
    | 'wrong-credentials'
    | 'refused-by-proxy'
    | 'not-a-proxy'
    | 'block-page'
    | 'unreachable'
    | 'silence'
    | 'reset'
    | 'closed'
    | 'proxy-certificate'
    | 'proxy-name-unknown';
  readonly status: number | null;
  readonly text: string;
  /** Schemes of Proxy-Authenticate: Basic, NTLM, Negotiate, Digest … */
  readonly schemes: readonly string[];
  /** For https:// proxies: the certificates the proxy showed and their judgement against the proxy's own name. */
  readonly proxyChain: ChainJudgement | null;
  readonly milliseconds: number;
}

/** What a file holds that belongs to certificates and is none. Of a private key never more than its kind. */
export interface HeldFile {
  readonly holds: 'request' | 'private-key' | 'public-key' | 'revocation-list';
  /** Names that a request asks for. */
  readonly names: readonly string[];
  /** Null where it cannot be told, as of a key behind a password. */
  readonly key: PublicKeySummary | null;
  /** What it is, what is in it, what to do with it. */
  readonly said: readonly [Said, ...Said[]];
}

export interface RecognisedMessage {
  /** The pasted text, bounded to 200 kB (head and tail kept). */
  readonly text: string;
  readonly recognised: readonly Recognised[];
  readonly found: FoundInText;
  readonly notTls: { readonly kind: string; readonly said: Said } | null;
  /** The text says no more than that something failed. */
  readonly vague: boolean;
  /** The messages that went over the connection, where a program wrote them down (`curl -v`, `openssl s_client -msg`, Java's debugging). */
  readonly steps?: readonly HandshakeStep[];
  /** What a transcript tells of its connection; missing where the text is none. */
  readonly told?: ToldConnection;
  /** The requests of a browser's log that this message stands for; missing where a person brought the text. */
  readonly request?: FailedRequest;
}

/** Who wanted a request: the person, by opening the page; a page, for its parts; the browser or an extension, in the background. */
export type Asker = 'person' | 'page' | 'browser';

/** Requests to one place that failed with one error, as a browser's log tells them. */
export interface FailedRequest {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly error: string;
  readonly count: number;
  /** A later one to the same place was answered. */
  readonly workedLater: boolean;
  /** Missing in cases that were saved by older versions. */
  readonly asker?: Asker;
  /** The program that made the recording; missing where it does not say. */
  readonly program?: string;
  /** The way that was chosen: `PROXY host:port`; null when direct or not told. */
  readonly proxy: string | null;
  /** What the connection itself shows; null where it shows no more than the error. */
  readonly decided: { readonly cause: CauseId; readonly certainty: Certainty; readonly because: readonly Said[] } | null;
}

export interface Recognised {
  /** Family of `assets/data/error-codes`: chromium, openssl-ssl, tls-alerts … */
  readonly family: string;
  readonly id: string;
  readonly number: number | null;
  /** The idea it stands for: `messages.means.<meaning>` says it in plain words; null where only the catalogue knows it. */
  readonly meaning?: string | null;
  readonly causes: readonly {
    readonly cause: CauseId;
    readonly variant: string | null;
    readonly certainty: 'certain' | 'likely' | 'possible';
  }[];
  /** Whose mouth: the program, its version and on which side of the connection it stood. */
  readonly program: string | null;
  readonly version: string | null;
  readonly side: 'client' | 'server' | null;
  /** An alert that was received from the other side, or sent by the program itself. */
  readonly alert: 'sent' | 'received' | null;
  /** UTF-16 offsets into `text`. */
  readonly from: number;
  readonly to: number;
  /** 0 = the root one. */
  readonly order: number;
}

export interface FoundInText {
  readonly hosts: readonly string[];
  readonly port: number | null;
  readonly urls: readonly string[];
  readonly addresses: readonly string[];
  readonly issuer: string | null;
  readonly dates: readonly string[];
  readonly proxy: string | null;
  readonly program: string | null;
  readonly hsts: boolean;
  readonly pem: readonly string[];
}

/** An answer of the person, as data of `shared/wizard`. */
export interface GivenAnswer {
  readonly question: string;
  readonly answer: string;
  /** What the answer speaks for (above 0) and against (below 0), as `shared/wizard` weighed it when it was given: natural logarithms of likelihood ratios. */
  readonly points?: readonly { readonly cause: CauseId; readonly weight: number }[];
}

export interface Enumeration {
  readonly address: string;
  readonly versions: readonly { readonly version: TlsVersion; readonly accepted: boolean | 'unknown' }[];
  readonly suites: readonly {
    readonly version: TlsVersion;
    readonly suite: number;
    readonly group: number | null;
    readonly dhBits: number | null;
    readonly dhPrimeSha256: string | null;
  }[];
  readonly serverPreference: boolean | 'unknown';
  readonly groups: readonly number[];
  readonly signatureSchemes: readonly number[];
  readonly compression: boolean | 'unknown';
  readonly secureRenegotiation: boolean | 'unknown';
  readonly extendedMasterSecret: boolean | 'unknown';
  readonly fallbackScsv: boolean | 'unknown';
  readonly sessionResumption: boolean | 'unknown';
  /** What resumption rests on: tickets, or numbers of sessions that the server keeps. Absent in older cases. */
  readonly sessionTickets?: boolean | 'unknown';
  readonly sessionIds?: boolean | 'unknown';
  readonly alpn: readonly string[];
  readonly ocspStaple: boolean | 'unknown';
  readonly sctCount: number;
  /** False where answers were missing or the connections ran out, so that the server may accept more suites than stand here. */
  readonly complete?: boolean;
  /** False where not every group was asked for, so that the server may accept more groups than stand here. */
  readonly groupsComplete?: boolean;
  /** Hellos that were cut off without an alert and answered when sent again: the server, or something before it, is not steady. */
  readonly lost?: number;
}

export interface ClientSimulation {
  readonly clients: readonly {
    readonly profile: string;
    readonly connects: boolean | 'unknown';
    readonly version: TlsVersion | null;
    readonly suite: number | null;
    readonly why: Said | null;
  }[];
}

export interface RevocationAnswer {
  readonly certificate: string;
  readonly by: 'staple' | 'ocsp' | 'crl';
  readonly url: string | null;
  readonly status: 'good' | 'revoked' | 'unknown' | 'no-answer' | 'bad-answer' | 'stale';
  readonly revokedAt: string | null;
  readonly reason: string | null;
  readonly thisUpdate: string | null;
  readonly nextUpdate: string | null;
  readonly said: Said | null;
}

export interface PortalAnswer {
  readonly url: string;
  readonly outcome: 'open' | 'portal' | 'no-internet';
  /** `network`: the network's own answer to whether one must sign in (RFC 8908); else a test page answered. */
  readonly by?: 'network';
  readonly location: string | null;
  readonly status: number | null;
}

/** A handshake with a name that has nothing to do with the target, on the same path. */
export interface ControlHandshake {
  readonly name: string;
  readonly route: 'direct' | 'proxy';
  readonly issuerText: string | null;
  /** The organisation that its issuer names, and the names beside the asked one in its certificate; not there in older cases. */
  readonly issuerOrganisation?: string | null;
  readonly otherNames?: readonly string[];
  readonly certificateForThisName: boolean;
  readonly publicRoot: boolean | null;
  readonly end: HandshakeAttempt['end'];
}
