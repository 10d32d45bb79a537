export const TLS_VERSIONS = ['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'] as const;
export type TlsVersion = (typeof TLS_VERSIONS)[number];

/** Which one factor a handshake attempt changed against the judged (browser-like) hello. */
export type Variation =
  | { readonly factor: 'judged' }
  | { readonly factor: 'repeat'; readonly of: number }
  | { readonly factor: 'small-hello' }
  /** `like`: with the contents that a hello of so many bytes has room for, and padding. */
  | { readonly factor: 'hello-size'; readonly bytes: number; readonly like?: number }
  /** Without these extensions (GREASE as 0x0A0A), in the same length. */
  | { readonly factor: 'extensions'; readonly without: readonly number[] }
  | { readonly factor: 'no-tls13' }
  | { readonly factor: 'version'; readonly version: TlsVersion }
  | { readonly factor: 'no-sni' }
  | { readonly factor: 'control-sni'; readonly name: string }
  | { readonly factor: 'no-alpn' }
  | { readonly factor: 'alpn'; readonly protocols: readonly string[] }
  | { readonly factor: 'signatures'; readonly family: 'rsa' | 'ecdsa' | 'all' }
  | { readonly factor: 'suites'; readonly family: 'all' | 'weak' | 'uncommon' | 'one'; readonly suite?: number }
  | { readonly factor: 'groups'; readonly groups: readonly number[] }
  | { readonly factor: 'address'; readonly address: string }
  /** At an address that the name service gives for a name which the hosts file leads elsewhere. */
  | { readonly factor: 'beyond-hosts-file'; readonly address: string }
  | { readonly factor: 'route'; readonly route: 'direct' | 'proxy' }
  /** Without the made-up encrypted ClientHello, in the same length. */
  | { readonly factor: 'ech' }
  /** Without the post-quantum key share and group, in the same length. */
  | { readonly factor: 'post-quantum' }
  /** Without the talk in plain text that the judged one begins with (STARTTLS). */
  | { readonly factor: 'tls-at-once' }
  | { readonly factor: 'client-certificate'; readonly given: 'none' | 'given' }
  | { readonly factor: 'client-profile'; readonly profile: string };

/** Where in the handshake something happened. */
export type HandshakePhase =
  | 'before-hello' // accepted, nothing sent yet by us
  | 'after-hello' // our ClientHello is out, no byte of answer
  | 'server-flight' // some of the server's messages arrived
  | 'after-finished' // our Finished is out, handshake complete on our side
  | 'application-data';

export interface SeenAlert {
  readonly from: 'client' | 'server';
  readonly level: 'warning' | 'fatal' | number;
  readonly code: number;
  /** IANA name, or null where the registry has none. */
  readonly name: string | null;
  readonly encrypted: boolean;
  readonly phase: HandshakePhase;
}

/** How one attempt ended. */
export type HandshakeEnd =
  | { readonly how: 'completed' }
  | { readonly how: 'alert'; readonly alert: SeenAlert }
  | { readonly how: 'reset'; readonly phase: HandshakePhase }
  | { readonly how: 'closed'; readonly phase: HandshakePhase }
  | { readonly how: 'silence'; readonly phase: HandshakePhase; readonly waitedMilliseconds: number }
  | {
      readonly how: 'not-tls';
      readonly speaks: 'http' | 'smtp' | 'ssh' | 'ftp' | 'imap' | 'pop3' | 'mysql' | 'redis' | 'vnc' | 'other';
      readonly firstBytesHex: string;
      readonly text: string;
    }
  | { readonly how: 'broken-tls'; readonly why: string; readonly phase: HandshakePhase; readonly firstBytesHex: string }
  | { readonly how: 'cut-off'; readonly limit: 'bytes' | 'time'; readonly phase: HandshakePhase }
  | { readonly how: 'cancelled'; readonly phase: HandshakePhase };

/** One handshake message or record as seen, for the ladder picture. */
export interface HandshakeStep {
  readonly from: 'client' | 'server';
  readonly message: string;
  /** Milliseconds since the first one; null where the text that tells of it does not say. */
  readonly at: number | null;
  /** Of the message, without the header of its record; of a record that nobody opened, what it holds. Null as above. */
  readonly bytes: number | null;
  readonly encrypted: boolean;
  /** A few facts that matter, already short: `TLS 1.3`, `X25519`, `h2`. */
  readonly facts: readonly string[];
  /** The bytes that `bytes` counts, base64, of a longer message the first 16 KiB; null where they were not kept. */
  readonly rawBase64?: string | null;
}

/** Everything one connection that offered TLS showed. Numbers are IANA numbers; names are looked up in `shared/tables`. */
export interface HandshakeAttempt {
  /** No other connection of ours to the server was open meanwhile: set where that was asked for. */
  readonly alone?: true;
  readonly variation: Variation;
  /** Address and port actually connected to (the proxy's target when through a proxy). */
  readonly address: string;
  readonly port: number;
  readonly route: 'direct' | 'proxy';
  readonly sni: string | null;
  readonly offered: {
    readonly versions: readonly TlsVersion[];
    readonly cipherSuites: readonly number[];
    readonly groups: readonly number[];
    readonly signatureSchemes: readonly number[];
    readonly alpn: readonly string[];
    /** Length of the ClientHello record on the wire. */
    readonly helloBytes: number;
  };
  readonly end: HandshakeEnd;
  /** Set as soon as a ServerHello was read. */
  readonly chosen: {
    readonly version: TlsVersion;
    readonly cipherSuite: number;
    readonly group: number | null;
    readonly signatureScheme: number | null;
    readonly dhBits: number | null;
    /** Hex SHA-256 of the DH prime, to recognise known primes. */
    readonly dhPrimeSha256: string | null;
    readonly alpn: string | null;
    readonly helloRetryRequest: boolean;
    readonly secureRenegotiation: boolean | null;
    readonly extendedMasterSecret: boolean | null;
    readonly compression: number;
    readonly resumptionOffered: boolean | null;
    /** By a ticket that the client keeps, and (TLS 1.2 and older) by a number under which the server keeps it. Absent in older cases. */
    readonly ticketOffered?: boolean | null;
    readonly sessionIdOffered?: boolean | null;
  } | null;
  /** DER, base64, in the order sent; empty when none could be read. */
  readonly certificates: readonly string[];
  readonly certificateRequest: { readonly acceptableCas: readonly string[]; readonly signatureSchemes: readonly number[] } | null;
  readonly ocspStapleBase64: string | null;
  readonly sctCount: number;
  /** Ids of the transparency logs whose timestamps came in the handshake, in hex; absent in cases saved before they were kept. */
  readonly sctLogs?: readonly string[];
  /** Public names of the keys for encrypted hellos that the server offered (RFC 9849 section 5); absent where it offered none. */
  readonly echNames?: readonly string[];
  readonly alerts: readonly SeenAlert[];
  readonly steps: readonly HandshakeStep[];
  readonly milliseconds: { readonly connect: number; readonly firstByte: number | null; readonly total: number };
  /** What the server did with a first request after the handshake, when one was sent. */
  readonly application: ApplicationAnswer | null;
}

export type ApplicationAnswer =
  | {
      readonly how: 'http';
      readonly status: number;
      readonly reason: string;
      readonly location: string | null;
      readonly date: string | null;
      readonly server: string | null;
      readonly bodyStart: string;
    }
  | { readonly how: 'reset' | 'closed' | 'silence' }
  | { readonly how: 'alert'; readonly alert: SeenAlert }
  | { readonly how: 'other'; readonly text: string };
