import type { LineReading, SoftwareReader } from '../line-reading.ts';
import { signalsIn } from '../phrases.ts';
import type { Role } from '../signal.ts';

const EXCEPTION =
  /\b(?:javax\.net\.ssl\.SSL\w*Exception|sun\.security\.\w[\w.]*Exception|java\.security\.cert\.\w*Exception|(?:io\.netty\.handler\.ssl\.)?NotSslRecordException|SSLHandshakeException|SSLException|SSLProtocolException|SSLPeerUnverifiedException)\b/;
const CONTINUES = /^\s+at |^\s*Caused by: |^\s*\.\.\. \d+ (?:more|common frames)|^\s+Suppressed: /;
/** What broke a connection names no TLS; whether it was in a handshake, the frames below tell. */
const BROKE = /\bjava\.net\.Socket(?:Timeout)?Exception: /;
const IN_HANDSHAKE =
  /sun\.security\.ssl\.SSLSocketImpl\.(?:startHandshake|readHandshakeRecord)|SecureNioChannel\.(?:handshake|processSNI)|SslConnection\$SslEndPoint\.fill|ssl\.SslHandler\.(?:unwrap|handshake)/;
/** The dump below a line of `javax.net.debug`: two blanks stand in front of everything. */
const IN_DUMP = /^ {2}(?:\tat |Caused by: |\.\.\. \d|Suppressed: |[\w.$]{1,200}(?:Exception|Error)\b)/;
const TRACE = 'java trace';
/** Lines of one trace stand together; a few of them name nothing that is looked for. */
const TRACE_GAP = 5;
/** `javax.net.debug`: `javax.net.ssl|ERROR|2A|https-jsse-nio-8443-exec-1|2026-11-20 …|TransportContext.java:370|Fatal (HANDSHAKE_FAILURE): …` */
const DEBUG = /^javax\.net\.ssl\|([A-Z]+)\|[^|]*\|([^|]*)\|[^|]*\|[^|]*\|(.*)$/s;

const FATAL = /Fatal \(\w+\): (.*?)(?: \()?$/s;
/** What an exception says. */
const SAID = /Exception: (.*)$/s;

/** Java servers (Tomcat, Jetty, Spring): exceptions of JSSE with what caused them, and `javax.net.debug`. */
export const java: SoftwareReader = (line) => {
  const { text } = line;
  const software = /tomcat|catalina|coyote|nio-\d+-exec/i.test(line.whole) ? 'tomcat' : 'java';
  const debug = DEBUG.exec(text);
  if (debug !== null) return ofDebug(software, debug);
  const exception = EXCEPTION.test(text);
  if (IN_DUMP.test(text))
    return {
      software,
      key: null,
      step: 'context',
      ...roleIn(text),
      echo: CONTINUES.test(text) ? null : (SAID.exec(text)?.[1] ?? null),
      signals: exception ? signalsIn(text) : brokenBy(text),
    };
  if (CONTINUES.test(text)) {
    const inHandshake = IN_HANDSHAKE.test(text);
    return {
      software,
      key: TRACE,
      within: TRACE_GAP,
      // An exception of the program itself may stand above the one that says why.
      step: exception || inHandshake ? 'failure' : 'context',
      ...roleIn(text),
      signals: exception ? signalsIn(text) : inHandshake ? [{ kind: 'failed' }] : brokenBy(text),
    };
  }
  const echo = SAID.exec(text)?.[1] ?? null;
  if (exception) return { software, key: TRACE, step: 'opens', ...roleIn(text), signals: orFailed(text), echo };
  return BROKE.test(text) ? { software, key: TRACE, step: 'begins', signals: brokenBy(text), echo } : null;
};

/** The dump begins two lines below, and is read line by line. */
const DUMP_BELOW = 6;

function ofDebug(software: string, [, level, thread, text = '']: RegExpExecArray): LineReading | null {
  const key = `java ${thread}`;
  if (level === 'ERROR' || /Fatal \(|Received fatal alert/i.test(text))
    return {
      software,
      key,
      step: 'failure',
      heads: DUMP_BELOW,
      ...roleIn(text),
      echo: FATAL.exec(text)?.[1] ?? null,
      signals: [...ofFatal(text), { kind: 'debugged' }],
    };
  if (/Consuming ClientHello handshake message|Produced ClientHello/.test(text))
    return { software, key, step: 'opens', likelyRole: /Consuming/.test(text) ? 'server' : 'client', signals: [] };
  // Below it stands what happened while the failure was told.
  if (level === 'WARNING' && text.endsWith(' (')) return { software, key, step: 'context', signals: [] };
  // The last message of a handshake, on either side (RFC 8446 section 2); a thread may serve another connection next.
  if (text.startsWith('Consuming client Finished')) return { software, key, step: 'closes', established: true, signals: [] };
  return text.startsWith('Produced client Finished') ? { software, key, step: 'context', established: true, signals: [] } : null;
}

/**
 * `Fatal (HANDSHAKE_FAILURE): what happened`: the name in front is the alert that JSSE falls back on, also where the other side reset the
 * connection or closed it (`TransportContext.fatal`); it counts where the words behind it say nothing.
 */
function ofFatal(text: string): ReturnType<typeof signalsIn> {
  const happened = FATAL.exec(text)?.[1];
  if (happened === undefined) return orFailed(text);
  if (happened.startsWith('Connection reset')) return RESET;
  const said = signalsIn(happened);
  if (said.length > 0) return said;
  return /Couldn't kickstart handshaking/.test(happened) ? [{ kind: 'failed' }] : orFailed(text);
}

/** The words of `java.net.SocketException`, which name nobody. */
const RESET: ReturnType<typeof signalsIn> = [{ kind: 'dropped', how: 'reset' }];

function brokenBy(text: string): ReturnType<typeof signalsIn> {
  if (!BROKE.test(text)) return [];
  return /SocketException: Connection reset/.test(text) ? RESET : signalsIn(text);
}

/** Who runs only where clients are waited for. */
const SERVES =
  /in server context|SecureNioChannel|NioEndpoint|ClientHello\$|checkClient(?:Certs|Trusted)|Empty client certificate|ServerHandshaker|jetty\.server|sun\.net\.httpserver|from client/i;
/** Who runs only where a server was asked. */
const ASKS =
  /HttpClient|HttpsClient|HttpsURLConnection|SSLConnectionSocketFactory|checkServer(?:Certs|Trusted)|upstream|okhttp|in client context|HostnameChecker/i;
/** Checking a certificate is mostly what a client does; a server that asks for certificates does it in the same words. */
const MOSTLY_ASKS =
  /PKIX|No (?:subject alternative|name) .{1,40}matching|doesn't match any of the subject alternative|unable to find valid certification path/i;

function roleIn(text: string): { readonly role?: Role; readonly likelyRole?: Role } {
  if (SERVES.test(text)) return { role: 'server' };
  if (ASKS.test(text)) return { role: 'client' };
  return MOSTLY_ASKS.test(text) ? { likelyRole: 'client' } : {};
}

function orFailed(text: string): ReturnType<typeof signalsIn> {
  const signals = signalsIn(text);
  return signals.length > 0 ? signals : [{ kind: 'failed' }];
}
