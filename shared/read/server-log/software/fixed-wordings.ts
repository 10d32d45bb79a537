import type { SoftwareReader } from '../line-reading.ts';
import { isAfterHandshake, signalsIn } from '../phrases.ts';
import { type Role, reason, type Signal } from '../signal.ts';
import { textOf, withoutPort } from './access-log.ts';

interface Program {
  readonly software: string;
  /** A line by which the program says that TLS failed. */
  readonly line: RegExp;
  readonly role: Role | ((text: string) => Role);
  /** Where the line names the other side. */
  readonly client?: RegExp;
  /** What ties the lines of one connection, where each repeats it: its address, or its number. */
  readonly tie?: RegExp;
  /** The field of a line of JSON that ties them. */
  readonly tieField?: string;
  /** The line that begins a connection and names its client; what fails, fails right behind it. */
  readonly opens?: RegExp;
  /** A line that names the client of a failure which the next ones tell, if they do. */
  readonly announces?: RegExp;
  /** A line that only announces a failure: the next ones say why. */
  readonly heads?: RegExp;
  /** Two lines tell of one failure: the first begins it, the last ends it. */
  readonly pair?: { readonly first: RegExp; readonly last: RegExp };
  /** What the line means where no library's words stand in it. */
  readonly means?: readonly (readonly [RegExp, Signal])[];
}

const isClient =
  (words: RegExp) =>
  (text: string): Role =>
    words.test(text) ? 'client' : 'server';

/** Programs whose lines stand alone and say by a fixed wording that TLS failed; each wording is of the program's own source. */
const PROGRAMS: readonly Program[] = [
  {
    software: 'envoy',
    line: /TLS[_ ]error:|OPENSSL_internal|upstream_reset_before_response_started\{connection_failure|\bNR filter_chain_not_found\b/,
    role: isClient(/upstream|cluster|\bUF\b|delayed_connect_error/i),
    client: /remote address:([\d.]+|\[[^\]]+\]):\d+|filter_chain_not_found .* ([\d.]+):\d+ \S+ \S+$/,
  },
  {
    software: 'vsftpd',
    line: /SSL_accept failed|522 SSL connection failed|Client "[^"]+", "DEBUG: .*SSL/,
    role: 'server',
    client: /Client "(?:::ffff:)?([^"]+)"/,
  },
  {
    software: 'proftpd',
    line: /mod_tls[^:]*:|TLS\/TLS-C negotiation failed|unable to accept TLS connection/,
    role: 'server',
    // A process serves one connection, and tells of it in its own log and in that of the server.
    tie: /(?:mod_tls\/[\w.]+|proftpd)\[(\d+)\]/,
    client: /\[(\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F]*:[\da-fA-F:.]+)\]/,
    heads: /protocol error: *$/,
  },
  {
    software: 'sendmail',
    line: /STARTTLS=(?:server|client), error:/,
    role: isClient(/STARTTLS=client/),
    client: /relay=[^[]*\[([^\]]+)\]/,
  },
  {
    software: 'exim',
    // What is read and written after the handshake is no part of it; many clients hang up without a word.
    line: /TLS error on connection (?:from|to)(?! .*\((?:recv|send)\): The TLS connection was non-properly terminated)|TLS session: \((?!.*ok\b)|a TLS session is required(?: for .*)?,? but/,
    role: isClient(/connection to|TLS session: |TLS session is required/),
    client: /connection from [^[]*\[([^\]]+)\]/,
    means: [[/a TLS session is required/, reason('protocol-error', 'server-fault')]],
  },
  {
    software: 'openvpn',
    line: /TLS Error: |TLS_ERROR: |VERIFY ERROR: |(?<!from )OpenSSL: error:/,
    role: 'server',
    client: /(?:^|\s)([\d.]{7,15}):\d+ (?:TLS|VERIFY|OpenSSL)/,
    tie: /(?:^|\s)([\d.]{7,15}:\d+) (?:TLS|VERIFY|OpenSSL)/,
  },
  {
    // RabbitMQ, ejabberd, CouchDB: the `ssl` application of Erlang.
    software: 'erlang',
    line: /\bTLS (?:server|client|:server|:client): In state |(?:received|generated) (?:CLIENT|SERVER) ALERT: |\{tls_alert,/,
    role: isClient(/TLS :?client: In state/),
  },
  {
    software: 'mongodb',
    line: /SSL peer certificate validation failed|no SSL certificate provided by peer|SSLHandshakeFailed|configured to only allow SSL connections|SSL handshake received but server/,
    role: isClient(/server selection|Failed to connect|replica set member|outgoing/i),
    client: /\bremote: ([\da-fA-F.]+|\[[^\]]+\]):\d+/,
    tieField: 'ctx',
    means: [
      [/peer certificate validation failed.*expired/, { kind: 'verify', error: 'expired' }],
      [/only allow SSL connections/, reason('plain-http', 'protocol-error')],
      [/no SSL certificate provided by peer/, reason('client-cert-required')],
      [/SSL handshake received but server is started without SSL/, reason('protocol-error', 'server-fault')],
    ],
  },
  {
    software: 'redis',
    line: /Error accepting a client connection: |Error condition on socket for SYNC: .*(?:ssl|tls|error:)/i,
    role: isClient(/SYNC/),
    client: /\(addr=([\da-fA-F.:]+):\d+ /,
  },
  {
    software: 'mosquitto',
    line: /New connection from \S+ on port|OpenSSL Error(?:\[\d+\])?: |Client connection from \S+ failed: |Client \S+ disconnected: .*(?:SSL|TLS|error:|certificate)|Error: Unable to load server (?:certificate|key)/,
    role: isClient(/bridge/i),
    client: /Client connection from (\S+) failed|New connection from (\S+):\d+ on port/,
    opens: /New connection from \S+ on port/,
  },
  {
    software: 'elasticsearch',
    line: /client did not trust this server's certificate|received plaintext http traffic on an https channel|failed to establish trust with (?:server|client)|SSL\/TLS handshake failed, closing connection|caught exception while handling client http traffic(?!.*(?:javax\.net\.ssl|NotSslRecord))/,
    role: isClient(/establish trust with server/),
    announces: /caught exception while handling client http traffic(?!.*javax\.net\.ssl)/,
    client: /remoteAddress=\/([\da-fA-F.:]+):\d+/,
    means: [
      [/client did not trust this server's certificate/, { kind: 'alert', code: 46, way: 'received' }],
      [/plaintext http traffic/, reason('plain-http')],
      [/failed to establish trust with server/, { kind: 'verify', error: 'unknown-issuer' }],
      [/failed to establish trust with client/, { kind: 'verify', error: 'unknown-issuer' }],
    ],
  },
  {
    software: 'freeradius',
    tie: /\((\d+)\) (?:\w+: ERROR|Login incorrect)/,
    line: /TLS Alert (?:read|write):|\(TLS\) .*(?:Alert|fatal)|\(TLS\) Failed reading|(?:Open)?SSL says error \d+|TLS_accept: Error/,
    role: 'server',
  },
  {
    software: 'asterisk',
    line: /Problem setting up ssl connection|(?:iostream|tcptls)\.c.*(?:ssl|tls)/i,
    role: 'server',
  },
  {
    software: 'squid',
    line: /SQUID_X509_V_ERR_\w+|SQUID_TLS_ERR_\w+|Error negotiating SSL (?:connection )?on FD|ERROR: negotiating TLS on FD|failure while accepting a TLS connection|Error negotiating SSL connection/i,
    role: isClient(/negotiating (?:TLS|SSL) on FD|to server|connecting to peer|SQUID_TLS_ERR_CONNECT|SQUID_X509_V_ERR/),
    client: /\bremote=([\d.]+|\[[^\]]+\]):\d+/,
  },
  {
    software: 'lighttpd',
    line: /\(mod_(?:openssl|gnutls|mbedtls|wolfssl|nss|boringssl)\.c\.\d+\)(?! debug:)(?!.*Discarded message)/,
    role: 'server',
    pair: { first: /verify error:num=|unknown type \d+/, last: /certificate verify failed|read_err/ },
    client: /\(([\da-fA-F.:]{7,})\)\s*$/,
  },
  {
    software: 'mysql',
    line: /Failed to set up SSL because of|SSL_accept|SSL error: (?:Unable|Failed|\d)/,
    role: 'server',
    client: /host: '([^']+)'/,
  },
  {
    software: 'kafka',
    line: /Failed authentication with .*\(SSL handshake failed\)|SSL handshake failed.*org\.apache\.kafka/,
    role: 'server',
    client: /Failed authentication with [^/]*\/([\da-fA-F.:]+)/,
    heads: /\(SSL handshake failed\)/,
  },
  {
    // `NioEndpoint` at level FINE; what was thrown stands below.
    software: 'tomcat',
    line: /Handshake failed for client connection from IP address|Found an plain text HTTP request on what should be/,
    role: 'server',
    client: /from IP address \[([^\]]+)\]/,
    heads: /from IP address/,
    means: [[/plain text HTTP/, reason('plain-http')]],
  },
  {
    // A browser that speaks TLS to a port without it: Tomcat quotes the first bytes of the hello (record type 22, version 3.x).
    software: 'tomcat',
    line: /Invalid character found in method name \[0x160x03/,
    role: 'server',
    means: [[/./, reason('plain-http')]],
  },
  {
    software: 'ngircd',
    line: /SSL accept error, closing socket/,
    role: 'server',
    client: /with "(?:::ffff:)?([\da-fA-F.:]+):\d+" \.\.\.$/,
    pair: { first: /Shutting down connection/, last: /Client unregistered/ },
  },
  {
    software: 'squid',
    line: /failure while accepting a TLS connection/,
    role: 'server',
    client: /\bremote=(?:::ffff:)?(\[[^\]]+\]|[\d.]+):\d+/,
  },
  {
    // `ssl client handshake err=` stands in front of its reason at log level 2 (`src/hitch.c`).
    software: 'hitch',
    line: /:\d+ \d+:\d+ (?:Handshake failure: |SSL_do_handshake error: |ssl client handshake err=SSL_ERROR_(?:SSL|SYSCALL))|\{\w+\} SSL renegotiation asked by client/,
    role: 'server',
    client: /(?:^|[\s}])\[?([\da-fA-F.:]+?)\]?:\d+ :\d+ \d+:\d+ /,
    tie: /(?:^|[\s}])(\S+:\d+) :\d+ \d+:\d+ /,
    means: [[/renegotiation asked by client/, reason('renegotiation')]],
  },
  {
    // The client stands on a second line, at verbosity 1 (`services/listen_dnsport.c`, `util/netevent.c`).
    software: 'unbound',
    line: /\bssl handshake failed\b|\bcould not SSL_|\bSSL_handshake syscall:/,
    role: isClient(/outgoing|upstream|forward/i),
    client: /ssl handshake failed ([\da-fA-F.:]+) port \d+/,
    pair: { first: /crypto error:/, last: /ssl handshake failed \S+ port \d+\s*$/ },
  },
  {
    software: 'nghttpx',
    line: /\(shrpx_\w+\.cc:\d+\) (?:\[[^\]]*\] )?(?:tls: handshake libssl error|client certificate verify error)/,
    role: isClient(/upstream|downstream/i),
    pair: { first: /client certificate verify error/, last: /handshake libssl error/ },
  },
  {
    software: 'kestrel',
    line: /remote party sent a TLS alert|remote certificate (?:is invalid|was rejected)|Failed to authenticate HTTPS connection|\bAuthentication\.AuthenticationException: /,
    role: isClient(/remote certificate (?:is invalid|was rejected)/),
    heads: /Failed to authenticate HTTPS connection/,
  },
];

/** Lines that repeat what ties them stand near each other; later the number belongs to another connection. */
const TIED_LINES = 60;
const CLIENT_FIELDS = ['downstream_remote_address', 'remote_addr', 'client_ip'];
const OPENED_LINES = 2;
const HEADED_LINES = 6;

/** Says that the line tells of a failure and of no ordinary event. */
const FAILURE = /fail|error|hang up|could not|unable|can't|cannot|problem|alert|not trust|reject|required|invalid|refus|plaintext/i;

/** Reads programs of which each line stands alone. */
export const fixedWordings: SoftwareReader = (line) => {
  const { text } = line;
  const program = PROGRAMS.find((one) => one.line.test(text));
  if (program === undefined) return null;
  const meant = program.means?.find(([words]) => words.test(text))?.[1];
  if (program.opens?.test(text) === true)
    return {
      software: program.software,
      key: program.software,
      step: 'opens',
      role: 'server',
      client: firstGroup(program.client, text),
      signals: [],
    };
  if (program.announces?.test(text) === true)
    return {
      software: program.software,
      key: null,
      step: 'context',
      heads: HEADED_LINES,
      role: 'server',
      client: firstGroup(program.client, text),
      signals: [],
    };
  const signals = meant === undefined ? signalsIn(text) : [meant];
  if (signals.length > 0 && signals.every(isGoodbye)) return null;
  if (signals.length === 0 && !FAILURE.test(text)) return null;
  const { pair } = program;
  const role = typeof program.role === 'string' ? program.role : program.role(text);
  const field = program.tieField === undefined ? undefined : line.fields?.[program.tieField];
  const tie = typeof field === 'string' ? field : program.tie?.exec(text)?.[1];
  const isFirst = pair?.first.test(text) ?? false;
  const isLast = !isFirst && (pair?.last.test(text) ?? false);
  return {
    software: program.software,
    key: tie !== undefined ? `${program.software} ${tie}` : isFirst || isLast || program.opens !== undefined ? program.software : null,
    ...(tie !== undefined ? { within: TIED_LINES } : program.opens !== undefined ? { within: OPENED_LINES } : {}),
    ...(program.heads?.test(text) === true ? { heads: HEADED_LINES } : {}),
    step: isFirst ? 'opens' : isLast || (program.opens !== undefined && tie === undefined) ? 'closes' : 'failure',
    role,
    client: firstGroup(program.client, text) ?? (role === 'server' ? withoutPort(textOf(line.fields ?? {}, CLIENT_FIELDS)) : null),
    established: isAfterHandshake(text),
    signals: signals.length > 0 ? signals : [{ kind: 'failed' }],
  };
};

/** `close_notify` ends every connection (RFC 8446 section 6.1). */
function isGoodbye(signal: Signal): boolean {
  return signal.kind === 'alert' && signal.code === 0;
}

function firstGroup(words: RegExp | undefined, text: string): string | null {
  const found = words
    ?.exec(text)
    ?.slice(1)
    .find((one) => one !== undefined);
  return found?.replace(/^\[|\]$/g, '') ?? null;
}
