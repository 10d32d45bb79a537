import type { SoftwareReader } from '../line-reading.ts';
import { isAfterHandshake, signalsIn } from '../phrases.ts';
import { type Role, reason, type Signal } from '../signal.ts';

/** A browser that speaks TLS to a port without it: the access log quotes the first bytes of the hello (record type 22, version 3.x). */
const HELLO_AS_REQUEST = /(\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F]*:[\da-fA-F:]{2,38})?[^"']*["'](?:\\x16\\x03|\\026\\003)/;

/** Anything that quotes a TLS library. */
const LIBRARY =
  /\berror:[0-9A-F]{8}:|SSL routines|SSL_(?:accept|connect|do_handshake|handshake|read)\b.*(?:fail|error|reset)|(?:TLS|SSL) handshake (?:failed|failure|error)|ERR_SSL_|ERR_TLS_|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT|UNABLE_TO_(?:GET|VERIFY)|CERT_HAS_EXPIRED|invalid peer certificate|AlertReceived\(|ssl\.SSL\w*Error|\[SSL: [A-Z_0-9]+\]|gnutls_handshake|GNUTLS_E_|\bSSL_ERROR_(?!WANT_|NONE\b)[A-Z]|SEC_ERROR_[A-Z]|TLS fatal alert|\b(?:tlsv1|tlsv13|sslv3) alert [a-z]/;

/** Reasons of OpenSSL (`ssl/ssl_err.c`) that nobody else words so, in a line that names TLS; the text around them may be in any language. */
const REASONS =
  /no shared cipher|unsupported protocol|wrong version number|certificate verify failed|peer did not return a certificate|:http request|version too low|unknown protocol|unexpected eof while reading|certificate issuer is unknown/;
/** OpenSSL's words for a certificate that it refused (`crypto/x509/x509_txt.c`), in a line that tells of an error. */
const REFUSED =
  /(?:error|failed|ERROR|Error|FATAL)\b.*(?:unable to (?:verify the first|get (?:local )?issuer) certificate|self[- ]signed certificate(?: in certificate chain)?$|certificate has expired$|does not match certificate's altnames)/;
/** What a program under the journal or cron printed; by itself it is a message that somebody copied. */
const CURL = /curl: \(\d+\) SSL/;
const NAMES_TLS = /SSL|TLS|ssl|tls|^smtpd /;
/** The program says in its own words that a handshake failed. */
const FAILED =
  /(?:TLS|SSL) (?:negotiation|handshake|accept|connection) (?:has )?(?:failed|failure|error)|(?:Handshake|handshake) failed (?:for|with) (?:client|peer|connection)|TLS.{1,40}\bALERT\b|GnuTLS error -?\d+|Failed to (?:secure|start) \w+ connection: TLS|\btls-failed\b|(?:Connection closed|Timeout) during SSL handshake|SSL client certificate not trusted|Unable to start (?:embedded )?(?:web|Tomcat|Jetty)|Failed to start connector|SSL connection to a non-SSL|Invalid SNI\b|handshake operation timed out|[Kk]eystore password was incorrect|[Kk]eystore was tampered with|SSLCertificate(?:Key|Chain)?File: file|Certificate validation failed|not permitted to talk to (?:peer|it)|configuring TLS failed|CTRL-EVENT-EAP-TLS-CERT-ERROR|[Pp]eer (?:does not|rejected your|had some|was unable|reports|has no|requires) .{5,60}|SSL peer did not return|[Cc]ould not complete SSL handshake|Peer certificate CN=.{1,200} did not match|certificate verification error: |socket disconnected before secure TLS connection/;
/** What somebody asked for or came from is no word of the program. */
const QUOTED_REQUEST = /"(?:GET|POST|HEAD|PUT|DELETE|OPTIONS|PATCH|CONNECT) [^"]*"|"https?:\/\/[^"]*"/g;

/** An address, where the line says that it is the other side's. */
const ADDRESS =
  /(?:from|client|peer|remote|ip|addr|for TCP)[=: ]{1,2}"?(?:[\w.-]+ )?[[(/]{0,2}(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})|\(\?@([\d.]{7,15})\)|peeraddr=([\d.]{7,15}):/;

const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/^smtpd$/, 'opensmtpd'],
  [/^cyrus\b/, 'cyrus'],
  [/^(?:imapd|pop3d)-ssl|couriertls/, 'courier'],
  [/^pure-ftpd/, 'pure-ftpd'],
  [/\bkamailio\b/, 'kamailio'],
  [/\bejabberd/, 'ejabberd'],
  [/Puma|puma/, 'puma'],
];

const ACCEPTS =
  /SSL_accept|accept(?:ing|ed)?\b|server side|from client|in server context|incoming|inbound|listener|Invalid request from|client certificate not trusted|during SSL handshake|non-SSL Puma|Puma::MiniSSL|Could not complete SSL handshake with|Invalid SNI/i;
const CONNECTS =
  /SSL_connect|connect(?:ing|ion)? to|to (?:the )?(?:server|upstream|peer|remote)\b|upstream|relay=|outgoing|outbound|in client context|Client network socket|write EPROTO|stream_socket_client|file_get_contents/i;

/** Reads lines of programs we do not know, by the words of the library they are built on. */
export const anyProgram: SoftwareReader = (line) => {
  // What is sent to a port of SSH is none of a server with TLS.
  if (line.program === 'sshd' || line.program === 'sshd-session') return null;
  const text = line.text.includes('"') ? line.text.replace(QUOTED_REQUEST, '""') : line.text;
  const hello = /\\x16|\\026/.test(text) ? HELLO_AS_REQUEST.exec(text) : null;
  if (hello !== null)
    return {
      software: 'web server',
      key: null,
      step: 'failure',
      role: 'server',
      client: hello[1] ?? null,
      signals: [reason('plain-http')],
    };
  if (
    !LIBRARY.test(text) &&
    !FAILED.test(text) &&
    !REFUSED.test(text) &&
    !(line.program !== null && CURL.test(text)) &&
    !(REASONS.test(text) && NAMES_TLS.test(`${line.program ?? ''} ${text}`))
  )
    return null;
  const signals = signalsIn(text);
  const role = roleBy(text, signals);
  return {
    software: PROGRAMS.find(([names]) => names.test(line.program ?? text.slice(0, 200)))?.[1] ?? 'unknown',
    key: null,
    step: 'failure',
    role,
    // Whom it asked itself is no client.
    client: role === 'client' ? null : clientIn(text),
    established: isAfterHandshake(text),
    signals: signals.length > 0 ? signals : [{ kind: 'failed' }],
  };
};

/** The address that the line calls the other side's; else the only one that it names, but for the server's own. */
function clientIn(text: string): string | null {
  const called = ADDRESS.exec(text)
    ?.slice(1)
    .find((one) => one !== undefined);
  if (called !== undefined) return called;
  const others = new Set([...text.replace(OWN_ADDRESS, ' ').matchAll(ANY_ADDRESS)].map((one) => one[0]));
  return others.size === 1 ? ([...others][0] ?? null) : null;
}

const OWN_ADDRESS = /(?:local\w*|laddr|lip|listen\w*|bind|server|host|dst|dest\w*)["']?[=: ]{1,2}["'/([]{0,2}\d{1,3}(?:\.\d{1,3}){3}/gi;
const ANY_ADDRESS = /(?<![\w.:/-])\d{1,3}(?:\.\d{1,3}){3}(?![\w.-])/g;

/**
 * Which side wrote the line. Where no word tells: who keeps a log mostly serves, and an alert that was received is then a client's;
 * whoever checks a certificate mostly connects.
 */
function roleBy(text: string, signals: readonly Signal[]): Role {
  if (ACCEPTS.test(text)) return 'server';
  if (CONNECTS.test(text)) return 'client';
  return signals.some((signal) => signal.kind === 'verify') ? 'client' : 'server';
}
