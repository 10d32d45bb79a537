/** Characters of a text that say nothing of a failure. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What curl puts before a line of its own, alone, in its trace files and inside git: `* `, `== Info: `, `06:40:56.872983 http.c:725  == Info: `. */
export const CURLS = String.raw`(?:\d\d:\d\d:\d\d\.\d{1,9} )?(?:[\w-]{1,40}\.c:\d{1,6} {1,20})?(?:== Info:|\*) {0,4}(?:\[[\w-]{1,20}\] )?`;

/**
 * Lines that programs print whether the connection works or not: their settings, how far they came, what was sound, and the bytes
 * themselves. The same words mean something where a program complains of them. Sources: apps/s_client.c and ssl/t1_trce.c of OpenSSL 1.0.2
 * to 3.0, lib/vtls of curl 7.74 to 8.14, src/cli.c of GnuTLS 3.7, openssl-x509(1),
 * ssh(1), swaks(1), SSLLogger.java of OpenJDK 17.
 */
const QUIET: readonly RegExp[] = [
  // curl, and git through it
  new RegExp(
    `^${CURLS}(?:(?:server )?certificate (?:verification|status verification|expiration date|activation date|issuer check|public key|version)\\b(?![^\\n]*FAILED)|(?:GnuTLS|Cipher) (?:ciphers|priority|selection)|ALPN|NPN|CAfile|CApath|CRLfile|SSL Trust|found \\d+ |(?:un)?success(?:fully)? set certificate verify|error setting certificate verify locations, continuing|old SSL session|SSL re-?using|Closing connection|shutting down connection|Connection #\\d+ to host|Trying TLS False Start|Initializing NSS|pinned public key verified|schannel: (?:disabled|enabled|checking|added|connecting|sending|sent|encrypt|decrypt|client wants|stored|incremented|WARNING: |using |ALPN|SSL/TLS (?:connection with|handshake complete)|shutting|clear|received|remote party|security context))[^\\n]*`,
    'gm',
  ),
  new RegExp(
    `^${CURLS}(?:\\(\\d+\\) )?(?:TLSv1(?:\\.\\d)?|SSLv\\d|Unknown) (?:\\((?:IN|OUT)\\), )?(?:TLS |SSL)?(?:(?:handshake|change cipher|app data|header|Unknown)[^\\n]*|alert, (?:close notify|Client hello)[^\\n]*)`,
    'gm',
  ),
  // With -k curl loads no roots, so that an issuer cannot be found (lib/vtls/openssl.c, `populate_x509_store`).
  new RegExp(`^${CURLS}SSL certificate verify result: [^\\n]*\\((?:19|20|21)\\), continuing anyway[^\\n]*`, 'gm'),
  // openssl s_client
  /^(?:Verification: OK|Can't use SSL_get_servername|Verified peername: |verify return: ?[01]|No ALPN negotiated|Early data was (?:not sent|accepted|rejected)|Compression: |Expansion: |Secure Renegotiation IS|Ciphersuite: |Hash used: |Signature type: |Peer (?:signing|signature) |Server Temp Key: |Peer Temp Key: |Negotiated TLS1\.3 group: |OCSP response: no response sent|closed$|DONE$|Shared (?:Requested )?|Requested |Client Certificate Types|No client certificate CA names sent|SSL handshake has read|New, (?:TLS|SSL)|Server public key is|SSL-Session:|Post-Handshake New Session Ticket|read R BLOCK|read:errno=0)[^\n]*/gm,
  /^[ \t]{0,8}(?:Protocol(?: version)? {0,2}: {0,3}(?:TLS|SSL)v[\d.]+|Verify return code: 0 \(ok\)|Cipher {0,4}: |Session-ID(?:-ctx)?: |Master-Key: |Resumption PSK: |PSK identity|SRP username|Key-Arg|Krb5 Principal|Start Time: |Timeout {0,3}: |Extended master secret|Max Early Data|TLS session ticket)[^\n]*/gm,
  /^(?:SSL_connect:|SSL_accept:)(?!error|failed)[^\n]*/gm,
  /^SSL3 alert (?:read|write):warning:close notify/gm,
  /^(?:<<<|>>>) (?:\?\?\?|TLS|SSL|Not )(?![^\n]*Alert[^\n]*(?:fatal|length))[^\n]*/gm,
  /^(?:<<<|>>>) [^\n]*close_notify[^\n]*/gm,
  /^(?:read from|write to) 0x[\da-f]+ [^\n]*/gm,
  /^[ \t]{0,8}(?:[\da-f]{4,8} ?[-:] ?)?(?:[\da-f]{2}[ -]){4}[^\n]*/gm,
  /^[ \t]{2,}(?:Content Type = (?!Alert)|Version = |Inner Content Type|extension_type=|client_version=|server_version=|cipher_suite|Random:|NamedGroup: |Message(?: length)? ?=|compression_methods|TLS 1\.\d|gmt_unix_time|random_bytes|session_id|No extensions|extensions, length|\w[\w ]{0,40}\(\d+\)|ASN\.1Cert|certificate_list|certificate, length|context \(len|key_exchange|Signature Algorithm:|verify_data|ticket|data: )[^\n]*/gm,
  // A certificate printed as text
  /^[ \t]*(?:X509v3 |Netscape |Authority Information Access|Not Before ?:|Not After ?:|CA Issuers - URI|OCSP - URI|CT Precertificate|Full Name:)[^\n]*/gm,
  // gnutls-cli
  /^- (?:Options:|Status: The certificate is trusted|Peer has closed the GnuTLS connection|Ephemeral|Server's trusted authorities)[^\n]*/gm,
  /^\|<\d+>\| (?![^\n]*Alert\[2)[^\n]*/gm,
  // Java with -Djavax.net.debug (sun.security.ssl.SSLLogger); alerts and what went wrong stay
  /^javax\.net\.ssl\|(?:DEBUG|ALL|INFO|FINE|TRACE|WARNING)\|(?![^\n]*(?:[Aa]lert|ALERT|[Ff]atal|[Ee]xception|[Ff]ail|[Cc]losed|[Bb]roken))[^\n]*/gm,
  // The alert that Java itself sends tells less than why it sends it, which stands behind.
  /Fatal \([A-Z_]{4,40}\): Couldn't kickstart handshaking/g,
  /^[ \t]*(?:"(?:ClientHello|ServerHello|EncryptedExtensions|Certificates?|Certificate ?(?:Verify|Request|Status)|Finished|NewSessionTicket|\w{2,8} (?:Server|Client)KeyExchange|ServerHelloDone|extensions)": {0,4})?[[\](){},]{1,4}[ \t]*$/gm,
  /(?<=\|Fatal \()[A-Z_]{4,40}(?=\): )|(?<=failed to send fatal alert )[A-Z_]{4,40}/g,
  /^[ \t]*"(?:(?:client|server|selected) version|random|session id|cipher suites?|compression methods?|extensions|version|serial number|signature algorithms?|issuer|not before|not {1,2}after|subject(?: public key)?|supported_versions|[a-z_]{2,40} \(\d{1,5}\)|certificate(?:_request_context|_list|_types| authorities)?)"[ \t]{0,20}: [^\n]*|^[ \t]*(?:SubjectAlternativeName \[|ObjectId: [\d.]+|DNSName: )[^\n]*/gm,
  // The place in the source where OpenSSL noticed; what it noticed stands behind it.
  /(?<=\berror:[\dA-Fa-f]{8}:[^:\n]{1,60}:)\w{2,60}(?=:\w)|:(?:\.{1,2}\/)?(?:ssl|crypto)[\w./\\]{1,80}\.c:\d{1,6}/g,
  // A command that somebody typed, and headers of a request
  /^(?:[\w.-]{1,40}@[\w.-]{1,60}[: ][^\n$]{0,80})?\$ [^\n]*|^PS [A-Z]:\\[^\n>]{0,200}> [^\n]*/gm,
  /^(?:> |[^\n]{0,60}=> Send header: )(?:Host|User-Agent|Accept[\w-]*|Git-Protocol|Pragma|Connection|Cache-Control): [^\n]*/gm,
  // What kubectl tells of its requests with -v=9 (round_trippers.go of client-go)
  /^I\d{4} [\d:.]{8,15} {1,10}\d{1,8} [\w/]{1,40}\.go:\d{1,5}\] (?:HTTP (?:Trace|Statistics): |curl -v |Response Headers|(?:GET|POST|PUT|PATCH|DELETE) \S{1,2000} [1-5]\d\d )(?![^\n]*(?:fail|error|refused))[^\n]*/gm,
  // A time to wait that an address asks for, as those of kubectl
  /[?&]\w{0,20}time_?out\w{0,10}=\w{1,20}/gi,
  // OpenLDAP names two things, and behind them the number that tells which
  /(?<=peer cert untrusted or )revoked(?= \(0x[\da-f])/g,
  // The lines of its own source that Python shows on the way to a failure
  /^ {2}File "[^"\n]{1,400}", line \d{1,6}, in [^\n]{1,200}\n {4}[^\n]*/gm,
  // What Subversion says before any reason
  /^svn: (?:warning: W|E)170013: Unable to connect to a repository at URL[^\n]*/gm,
  // swaks, ncat -vv, ssh -v
  /^(?:libnsock |NSOCK |NCAT DEBUG: )[^\n]*/gm,
  /^=== Connection closed with remote host\./gm,
  /^(?:debug[1-3]: |OpenSSH_\d)[^\n]*/gm,
];

/** What a program lists when it is asked for help. */
const OPTION = /^[ \t]{0,8}--?[A-Za-z][\w-]{0,40}[ ,=][^\n]*/gm;
/** So many options in lines of their own are such a list. */
const A_LIST = 8;

/** Lines of a text that say nothing of a failure, in no order. Linear in the length for each of a fixed number of patterns. */
export function quietSpans(text: string): readonly Span[] {
  const options = [...text.matchAll(OPTION)];
  const matches = QUIET.flatMap((line) => [...text.matchAll(line)]);
  return [...matches, ...(options.length >= A_LIST ? options : [])].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** Says of a place whether it stands in one of the spans. */
export function isWithin(spans: readonly Span[]): (place: Span) => boolean {
  if (spans.length === 0) return () => false;
  // Quiet lines that follow each other are one: a place may reach from one into the next.
  const sorted: { from: number; to: number }[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = sorted.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else sorted.push({ from, to });
  }
  return ({ from, to }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.from ?? 0) <= from) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (sorted[low - 1]?.to ?? 0) >= to;
  };
}

/** The text that is left where spans are taken out. */
export function withoutSpans(text: string, spans: readonly Span[]): string {
  const kept: string[] = [];
  let at = 0;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (from > at) kept.push(text.slice(at, from));
    at = Math.max(at, to);
  }
  return at === 0 ? text : `${kept.join('')}${text.slice(at)}`;
}
