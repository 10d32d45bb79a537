import { ByShape } from './line-shape.ts';
import { type AlertSignal, reason, type Signal, type VerifyError } from './signal.ts';

/**
 * Wordings of the TLS libraries that servers write into their logs. Sources: OpenSSL `ssl/ssl_err.c` and `crypto/x509/x509_txt.c`,
 * BoringSSL `ssl.errordata`, Go `crypto/tls` and `crypto/x509`, OpenJDK `sun.security.ssl`, GnuTLS `lib/errors.c`, rustls `Error`.
 */

const known = new ByShape<readonly Signal[]>();

/** Everything a text says, the plainest first. Case and the spelling with underscores do not matter. */
export function signalsIn(text: string): readonly Signal[] {
  return known.get(text, () => signalsOf(text));
}

/** A program reads and writes by these calls of OpenSSL once the handshake is over. */
export function isAfterHandshake(text: string): boolean {
  return /\bSSL_(?:read|write)\b/.test(text);
}

function signalsOf(text: string): readonly Signal[] {
  const plain = text.toLowerCase().replace(/_/g, ' ');
  const signals: Signal[] = [];
  const verify = verifyErrorIn(plain);
  if (verify !== null) signals.push({ kind: 'verify', error: verify });
  const alert = alertIn(plain);
  if (alert !== null) signals.push(alert);
  // "no application protocol" may be the name of an alert that was received.
  // Who sends one may say more behind its name.
  const own = alert === null ? plain : alert.way === 'sent' ? plain.replace(SENT_ALERT, ' ') : '';
  const found = REASONS.find(([wording]) => wording.test(own));
  if (found !== undefined) signals.push(found[1]);
  if (signals.length === 0) signals.push(...codeIn(plain));
  if (signals.length === 0) {
    const dropped = DROPPED.find(([wording]) => wording.test(plain));
    if (dropped !== undefined) signals.push(dropped[1]);
  }
  return signals;
}

const SENT_ALERT = /(?:generated|sent|sending)[^:]{0,40}alert:? ?(?:fatal|warning)?[ :-]{0,3}[a-z ]{2,40}/;

/**
 * Numbers of OpenSSL's reasons (`include/openssl/sslerr.h`) for lines that leave out its words: eight hexadecimal digits, or the same
 * number in decimal. Version 3 keeps the library in the bits from 23 on, earlier ones from 24 on; 20 is the TLS library.
 */
function codeIn(plain: string): readonly Signal[] {
  const hex = /(?:error:|lib err=|err=0x)([0-9a-f]{7,8})\b/.exec(plain)?.[1];
  const decimal = /\berr=(\d{9})\b/.exec(plain)?.[1];
  const code = hex === undefined ? Number(decimal ?? 0) : Number.parseInt(hex, 16);
  const number = code >>> 23 === 20 ? code & 0x7fffff : code >>> 24 === 20 ? code & 0xfff : 0;
  if (number >= 1000 && number <= 1255) return [{ kind: 'alert', code: number - 1000, way: 'received' }];
  const words = REASON_NUMBERS.get(number);
  return words === undefined ? [] : signalsIn(words);
}

const REASON_NUMBERS: ReadonlyMap<number, string> = new Map([
  [100, 'bad packet'],
  [134, 'certificate verify failed'],
  [155, 'https proxy request'],
  [156, 'http request'],
  [191, 'no protocols available'],
  [193, 'no shared cipher'],
  [199, 'peer did not return a certificate'],
  [234, 'callback failed'],
  [235, 'no application protocol'],
  [252, 'unknown protocol'],
  [258, 'unsupported protocol'],
  [267, 'wrong version number'],
  [294, 'unexpected eof'],
  [394, 'dh key too small'],
  [396, 'version too low'],
]);

const REASONS: readonly (readonly [RegExp, Signal])[] = [
  [
    /http request\b(?! headers| received)|ssl connection to a non-ssl|https proxy request|http spoken on https port|sent (?:a |an )?(?:plain )?http request to (?:an )?https|plaintext http request|http request to an https server|looks like (?:an )?http|record packet of unknown type (?:68|71|72|79|80)\b/,
    reason('plain-http'),
  ],
  [
    /unsupported protocol(?! for)|no protocols available|version too (?:low|high)|unsupported (?:ssl|tls) version|client offered only unsupported versions|protocol (?:tlsv?[\d.]+|sslv?[\d.]+)[^.]{0,20} is not enabled|no appropriate protocol|packet with illegal or unsupported version|client requested protocol|protocol versions ?\[[^\]]{1,80}\] are not accepted|server chose (?:tlsv?[\d.]+|sslv?[\d.]+)|server selected unsupported protocol version|peer is incompatible: [^:]{0,40}version|unsupported sslv2 handshake|inappropriate fallback|unsupported version of tls|unsupported (?:protocol )?version\b|protocol version mismatch/,
    reason('version-mismatch'),
  ],
  [
    /no shared cipher|no ciphers? (?:suites? )?(?:in common|available|match|supported by both)|no cipher suite supported by both|no common cipher|none of the cipher suites|no supported (?:cipher|signature)|could not negotiate a supported cipher|no suitable (?:signature algorithm|key share|groups)|does not support any cipher|no supported (?:groups|curves)|no (?:ecdhe )?(?:curve|group)s? supported by both|no (?:common|shared) (?:signature|group|sigalg)|no shared (?:signature|group)|nociphersuitesincommon|nokxgroupsincommon|peer doesn't support any of the certificate's signature|legacy sigalg disallowed/,
    reason('cipher-mismatch', 'version-mismatch'),
  ],
  [
    /dh key too small|dh pub(?:lic)? key too small|dh p too (?:small|short)|bad dh p length|diffie-?hellman prime .{0,40}(?:short|small)|primes? size must be|prime offered by the server is considered unsafe/,
    reason('weak-key', 'weak-cipher'),
  ],
  [
    /peer did not (?:return|provide) a certificate|no client certificate provided|client (?:sent no|didn'?t provide a|did not (?:present|provide|send) (?:a )?)(?: required)?(?: ssl)? ?certificate|no client certificate (?:presented|provided)|no required ssl certificate|empty client certificate chain|null cert chain|bad cert(?:ificate)? chain: empty|connection requires a valid client certificate|peer sent no certificates|no peer certificate|nocertificatespresented|client certificate (?:is )?required|certificate was not provided by peer|did not send a certificate|\be certificate required\b|(?:can't accept|gnutls handshake\)): (?:certificate is required|no certificate was found)/,
    reason('client-cert-required'),
  ],
  [
    /client ssl certificate verify error|ssl client certificate not trusted|client certificate not trusted|ssl client ca chain cannot be verified|client(?:'s)? certificate (?:was )?(?:rejected|invalid)|certificate authentication failed for user/,
    { kind: 'verify', error: 'not-said' },
  ],
  [
    /server presented an ssl certificate different from the configured one|ssl certificate does not match|peer certificate does not match for hostname|certificate name mismatch|hostname mismatch/,
    { kind: 'verify', error: 'name' },
  ],
  [
    /handshake rejected while ssl|callback failed|no certificate available for|no hostname was provided via sni|hostname .{1,255} provided via sni|unrecognized name|unknown server name|sni .{0,60}(?:not found|unknown|not allowed|no match)|no (?:matching )?certificate (?:found )?for (?:sni|server ?name|hostname)|strict sni enabled|no certificate matching tls clienthello|autocert: (?:missing server name|host .{1,255} not configured|server name component)|filter chain not found|misdirected request|clienthello tlsext|\binvalid sni\b/,
    reason('sni-mismatch'),
  ],
  [
    /no (?:common |supported )?application protocol|requested unsupported application protocols|no alpn protocol|alpn .{0,30}(?:mismatch|not supported)|noapplicationprotocol/,
    reason('alpn-mismatch'),
  ],
  [
    /unsafe legacy renegotiation|renegotiation (?:is )?(?:not allowed|disabled|mismatch|encoding|denied)|no renegotiation|ssl renegotiation disabled|rejecting client initiated renegotiation|secure renegotiation/,
    reason('renegotiation'),
  ],
  [
    /key values mismatch|no private key found|private ?key .{0,60}(?:does not match|not match|mismatch)|cannot load certificate|can'?t load (?:ssl |private |server )?(?:certificate|key)|could not load (?:server certificate|private key)|unable to (?:stat|load|read|get) (?:ssl )?(?:certificate|private key)|keystore password was incorrect|does not identify a key entry|keystore was tampered with|could not load (?:key|trust)store|ssl(?:certificate(?:key|chain)?)file: file .{1,300} (?:does not exist|is empty)|failed to set up ssl because|could not get certificate from issuer|unable to obtain acme certificate|error obtaining x\.509 certificate|local ssl certificate \S+ was not found|failed to (?:load|configure|initiali[sz]e) .{0,40}(?:certificate|private key|ssl|tls)|pem lib|no start line|no "?ssl certificate"? is defined|fatal error initialising mod ssl|cannot load .{0,40}(?:cert|key)|disabling tls support|private key problem|configuring tls failed|attempting to access the (?:ssl|tls) (?:server|client) credential private key/,
    reason('server-fault', 'bad-certificate'),
  ],
  [/session reuse required|did not reuse ssl session/, reason('client-fault')],
  [
    /ocsp (?:response|status) .{0,40}(?:expired|not (?:yet )?valid|invalid)|no ocsp response|missing ocsp/,
    reason('revocation-unavailable'),
  ],
  [
    /wrong version number|unknown protocol|\bnot ssl \(|first record does not look like a tls handshake|not an ssl\/tls record|unrecognized ssl message|plaintext connection\?|unsupported or unrecognized|record layer version|packet with (?:unexpected|invalid) length|invalidcontenttype|does not look like (?:a )?tls|sent invalid method|bad (?:tls|ssl) version|unexpected tls packet/,
    reason('protocol-error', 'plain-http', 'version-mismatch'),
  ],
  // GnuTLS, JSSE and what is built on them expect only what is encrypted from a client of TLS 1.3; an alert that is not looks like this.
  [/decryption has failed|insufficient buffer remaining for aead/, { kind: 'unreadable' }],
  [
    /bad record mac|decryption failed|(?:packet|record|data) length too long|record too (?:small|large|long)|oversized record|unexpected (?:message|record|handshake message)|bad packet|(?:unknown|wrong) cipher returned|length mismatch|decode error|bad (?:hello|handshake|extension|digest|signature|record|key share)|block cipher pad|digest check failed|excessive message size|illegal parameter|tag mismatch|mac verification|unexpected content|corrupted frame was received|cannot determine the frame size/,
    reason('protocol-error'),
  ],
];

const DROPPED: readonly (readonly [RegExp, Signal])[] = [
  [
    /connection reset by peer|error in the pull function|\b104\b.{0,20}reset|econnreset|reset by (?:remote )?(?:peer|client|host)|forcibly closed/,
    { kind: 'dropped', how: 'reset' },
  ],
  [
    /timed out|time-?out\b|failed to occur within \d+ seconds|timeoutbusy|i\/o timeout|etimedout|deadline exceeded/,
    { kind: 'dropped', how: 'timeout' },
  ],
  [/unexpected eof|socket disconnected before secure tls connection/, { kind: 'dropped', how: 'end-of-file' }],
  [
    /\beof\b|peer closed connection|connection closed|lost connection|remote host (?:terminated|closed)|non-properly terminated|premature(?:ly)? (?:close|terminated)|broken pipe|hung up|socket hang up/,
    { kind: 'dropped', how: 'closed' },
  ],
];

const VERIFY_WORDINGS: readonly (readonly [RegExp, VerifyError])[] = [
  [
    /certificate has expired or is not yet valid.{0,200}is before|certificate (?:is )?not yet valid|notyetvalid|not valid yet|certificatenotyetvalidexception/,
    'not-yet-valid',
  ],
  [
    /certificate has expired|certificate expired (?:on|at)|certificateexpiredexception|cert(?:ificate)? is expired|certificate .{0,60}has (?:either )?expired|certificate:? ?expired\b(?!.{0,40}alert)|invalid peer certificate: expired/,
    'expired',
  ],
  [/self[- ]signed certificate in (?:certificate )?chain/, 'self-signed-in-chain'],
  [/self[- ]signed certificate|depth zero self signed/, 'self-signed'],
  [
    /certificate (?:is )?revoked|revoked certificate|certificate (?:has been|was) revoked|certpathvalidatorexception: certificate has been revoked/,
    'revoked',
  ],
  [
    /unable to get (?:local )?issuer certificate|unable to verify the first certificate|unable to get issuer cert|certificate signed by unknown authority|untrusted issuer|pkix path building failed|unable to find valid certification path|unknown ?issuer|issuer is unknown|signer not (?:found|trusted)|certificate not trusted|not issued by a trusted|issued by an untrusted|certificate chain was issued by an authority that is not trusted|no trusted certificate found|untrusted certificate|ca certificate is not trusted/,
    'unknown-issuer',
  ],
  [
    /certificate is (?:not )?valid for [^"]{1,300}?, not |hostname mismatch|ip address mismatch|cannot validate certificate for|not valid for any names|no subject alternative|subject checks failed|certificate for <[^>]*> doesn'?t match|name .{1,200} does not match the certificate|notvalidforname|does not match target host|no name matching|peername mismatch|common name .{1,200} does not match|server certificate subject .{0,80}(?:mismatch|does not match)|expected hostname|legacy common name field|verify san list|does not match certificate's altnames|domain mismatch|did not match expected cn/,
    'name',
  ],
  [
    /unsupported (?:or invalid )?(?:certificate )?(?:name syntax|purpose)|unsuitable certificate purpose|incompatible key usage|extended key usage|invalid purpose|wrong (?:key )?usage/,
    'usage',
  ],
  [/unable to get certificate crl|crl has expired|crl is not yet valid/, 'no-revocation-list'],
  [/(?:ee|ca) key too small|certificate key too (?:small|weak)|key too weak/, 'weak-key'],
  [/md too weak|weak signature|signature algorithm .{0,40}(?:weak|disabled|insecure)|algorithm constraints check failed/, 'weak-signature'],
  [
    /certificate signature failure|invalid ca certificate|path length constraint|permitted subtree|excluded subtree|unhandled critical extension|invalid (?:non-)?ca certificate/,
    'malformed',
  ],
  [
    /certificate verify failed|certificate verification (?:failed|error)|certificate verify error|verify error|failed to verify (?:the )?certificate|certificate is not trusted|invalidcertificate|certificate check failed|error in the certificate verification|remote certificate (?:was rejected|is invalid)/,
    'not-said',
  ],
];

/** `verify error: (10:certificate has expired)`: the numbers of `X509_V_ERR_*` (OpenSSL `x509_vfy.h`). */
const VERIFY_NUMBERS: ReadonlyMap<number, VerifyError> = new Map([
  [2, 'unknown-issuer'],
  [3, 'no-revocation-list'],
  [7, 'malformed'],
  [9, 'not-yet-valid'],
  [10, 'expired'],
  [12, 'no-revocation-list'],
  [18, 'self-signed'],
  [19, 'self-signed-in-chain'],
  [20, 'unknown-issuer'],
  [21, 'unknown-issuer'],
  [23, 'revoked'],
  [24, 'malformed'],
  [25, 'malformed'],
  [26, 'usage'],
  [27, 'unknown-issuer'],
  [28, 'unknown-issuer'],
  [34, 'malformed'],
  [62, 'name'],
  [64, 'name'],
  [66, 'weak-key'],
  [67, 'weak-key'],
  [68, 'weak-signature'],
]);

function verifyErrorIn(plain: string): VerifyError | null {
  // The names of alerts ("alert certificate expired") tell what the other side said, not what was checked here.
  const own = plain.replace(ALERT_WORDS, ' ');
  const numbered = /(?:verify error:? ?\(|verification: error \(|verification error \(?)(\d{1,3})\b/.exec(own);
  const known = VERIFY_NUMBERS.get(Number(numbered?.[1] ?? -1));
  if (known !== undefined) return known;
  return VERIFY_WORDINGS.find(([wording]) => wording.test(own))?.[1] ?? null;
}

const ALERT_WORDS =
  /(?:(?:sslv3|tlsv1|tlsv13|ssl\/tls) (?:alert )?|alert: (?:fatal|warning) - |alert:? |remote error: tls: |received alert |fatal alert: )[a-z][a-z ]{2,40}|\(gnutls handshake\): [a-z][a-z ]{2,60}$/g;

/** Names of alerts as the libraries spell them, with their numbers (IANA TLS Alerts; Go `crypto/tls/alert.go`). */
const ALERT_NAMES: readonly (readonly [string, number])[] = [
  ['close notify', 0],
  ['unexpected message', 10],
  ['bad record mac', 20],
  ['decryption failed', 21],
  ['record overflow', 22],
  ['decompression failure', 30],
  ['handshake failure', 40],
  ['no certificate', 41],
  ['unsupported certificate', 43],
  ['certificate revoked', 44],
  ['revoked certificate', 44],
  ['certificate expired', 45],
  ['expired certificate', 45],
  ['certificate unknown', 46],
  ['unknown certificate authority', 48],
  ['unknown certificate', 46],
  ['illegal parameter', 47],
  ['unknown ca', 48],
  ['access denied', 49],
  ['decode error', 50],
  ['error decoding message', 50],
  ['decrypt error', 51],
  ['error decrypting message', 51],
  ['export restriction', 60],
  ['protocol version', 70],
  ['insufficient security', 71],
  ['internal error', 80],
  ['inappropriate fallback', 86],
  ['user cancel', 90],
  ['no renegotiation', 100],
  ['missing extension', 109],
  ['unsupported extension', 110],
  ['certificate unobtainable', 111],
  ['unrecognized name', 112],
  ['bad certificate status response', 113],
  ['bad certificate hash value', 114],
  ['unknown psk identity', 115],
  ['certificate required', 116],
  ['no application protocol', 120],
  ['bad certificate', 42],
  // GnuTLS, `lib/alert.c`.
  ['certificate is bad', 42],
  ['certificate is not supported', 43],
  ['certificate was revoked', 44],
  ['certificate is expired', 45],
  ['ca is unknown', 48],
  ['access was denied', 49],
  ['handshake failed', 40],
  ['error in protocol version', 70],
  ['user canceled', 90],
  ['an unsupported extension was sent', 110],
  ['the server name sent was not recognized', 112],
  ['no supported application protocol', 120],
  ['certificate is required', 116],
];

/** NSS tells the alerts of the other side in sentences (`lib/ssl/SSLerrs.h`). */
const NSS_ALERTS: readonly (readonly [RegExp, number])[] = [
  [/peer does not recognize and trust the ca/, 48],
  [/peer (?:cannot verify|rejects) your certificate|ssl peer cannot verify your certificate/, 42],
  [/peer rejected your certificate as expired/, 45],
  [/peer rejected your certificate as revoked/, 44],
  [/peer had some unspecified issue with the certificate/, 46],
  [/peer was unable to negotiate an acceptable set of security parameters/, 40],
  [/peer reports incompatible or unsupported protocol version/, 70],
  [/peer requires? ?d? higher encryption strength|server requires ciphers more secure/, 71],
  [/peer does not support certificates of the type/, 43],
  [/peer has no certificate for the requested dns name/, 112],
];

function alertIn(plain: string): AlertSignal | null {
  const number = /ssl alert number (\d{1,3})/.exec(plain) ?? /fatal (?:alert|error) code (?:is|was) (\d{1,3})/.exec(plain);
  if (number !== null)
    return {
      kind: 'alert',
      code: Number(number[1]),
      way: /fatal error code/.test(number[0]) || /was generated/.test(plain) ? 'sent' : 'received',
    };
  // Dovecot hands on OpenSSL's callback: 0x4004 read, 0x4008 written; `ret` holds level and number.
  const callback = /where=0x40(04|08), ret=(\d{1,4})/.exec(plain);
  if (callback !== null) {
    const value = Number(callback[2]);
    return value >> 8 === 2 || (value & 0xff) === 100
      ? { kind: 'alert', code: value & 0xff, way: callback[1] === '04' ? 'received' : 'sent' }
      : null;
  }
  // mod_tls: what it read and what it wrote.
  const diagnosed = /(reading|writing): ssl\/tls alert (?:fatal|warning): ([a-z][a-z ]{2,40})/.exec(plain);
  if (diagnosed?.[2] !== undefined) return alertNamed(diagnosed[2], diagnosed[1] === 'reading' ? 'received' : 'sent');
  const named =
    /(?:(?:sslv3|tlsv1|tlsv13|ssl\/tls) (?:alert )?|remote error: tls: |received (?:fatal )?alert:? ?|fatal alert (?:has been )?received:? ?|alertreceived\(|received tls alert:? |received (?:client|server) alert: (?:fatal|warning) - |alert read:? ?(?:fatal|warning):? ?|alert from client-? ?|sent a tls alert: '|alert has been received\.?:? ?(?:\(\d{1,3}\) )?)([a-z][a-z ]{2,40})/.exec(
      plain,
    );
  if (named?.[1] !== undefined) return alertNamed(named[1], 'received');
  // Exim puts the name of an alert there, without a full stop; what GnuTLS itself found wrong ends with one (`src/tls-gnu.c`).
  const alertOfExim = /\(gnutls handshake\): ([a-z][a-z ]{4,60})$/.exec(plain)?.[1];
  if (alertOfExim !== undefined && alertOfExim !== 'certificate is required') return alertNamed(alertOfExim, 'received');
  const told = NSS_ALERTS.find(([sentence]) => sentence.test(plain));
  if (told !== undefined) return { kind: 'alert', code: told[1], way: 'received' };
  const sent =
    /(?:fatal \(|sent (?:fatal )?alert:? ?|sending (?:fatal )?alert:? ?|generated (?:client|server) alert: (?:fatal|warning) - |alert write:? ?(?:fatal|warning):? ?|alert from server-? ?)([a-z][a-z ]{2,40})/.exec(
      plain,
    );
  return sent?.[1] === undefined ? null : alertNamed(sent[1], 'sent');
}

function alertNamed(words: string, way: 'received' | 'sent'): AlertSignal | null {
  const compact = words.trim();
  const found =
    ALERT_NAMES.find(([name]) => compact.startsWith(name)) ??
    ALERT_NAMES.find(([name]) => compact.replace(/ /g, '').startsWith(name.replace(/ /g, '')));
  return found === undefined ? null : { kind: 'alert', code: found[1], way };
}
