import type { SoftwareReader } from '../line-reading.ts';
import { signalsIn } from '../phrases.ts';

const EXCEPTION =
  /\b(?:javax\.net\.ssl\.SSL\w*Exception|sun\.security\.\w[\w.]*Exception|java\.security\.cert\.\w*Exception|(?:io\.netty\.handler\.ssl\.)?NotSslRecordException|SSLHandshakeException|SSLException|SSLProtocolException|SSLPeerUnverifiedException)\b/;
const CONTINUES = /^\s+at |^\s*Caused by: |^\s*\.\.\. \d+ (?:more|common frames)|^\s+Suppressed: /;
/** Inside a dump of `javax.net.debug`, whose first line has told it already. */
const IN_DUMP = /^ {2}(?:javax|sun|java)\.[\w.]+Exception: /;
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
  const software = /tomcat|catalina|coyote|nio-\d+-exec/i.test(line.whole) ? 'tomcat' : 'java';
  const debug = DEBUG.exec(line.text);
  if (debug !== null) {
    const [, level, thread, text = ''] = debug;
    const key = `java ${thread}`;
    if (level === 'ERROR' || /Fatal \(|Received fatal alert/i.test(text))
      return { software, key, step: 'failure', role: roleOf(line.text), signals: ofFatal(text), echo: FATAL.exec(text)?.[1] ?? null };
    return /Consuming ClientHello handshake message|Produced ClientHello/.test(text)
      ? { software, key, step: 'opens', role: /Consuming/.test(text) ? 'server' : 'client', signals: [] }
      : null;
  }
  const exception = EXCEPTION.test(line.text);
  if (IN_DUMP.test(line.text)) return { software, key: TRACE, within: 3, step: 'context', signals: [] };
  if (CONTINUES.test(line.text))
    return {
      software,
      key: TRACE,
      within: TRACE_GAP,
      // An exception of the program itself may stand above the one that says why.
      step: exception ? 'failure' : 'context',
      ...roleIn(line.text),
      signals: exception ? signalsIn(line.text) : [],
    };
  if (!exception) return null;
  return {
    software,
    key: TRACE,
    step: 'opens',
    ...roleIn(line.text),
    signals: orFailed(line.text),
    echo: SAID.exec(line.text)?.[1] ?? null,
  };
};

/**
 * `Fatal (HANDSHAKE_FAILURE): what happened`: the name in front is the alert that JSSE falls back on, also where the other side reset the
 * connection or closed it (`TransportContext.fatal`); it counts where the words behind it say nothing.
 */
function ofFatal(text: string): ReturnType<typeof signalsIn> {
  const happened = FATAL.exec(text)?.[1];
  if (happened === undefined) return orFailed(text);
  // The words of `java.net.SocketException`, which name nobody.
  if (happened.startsWith('Connection reset')) return [{ kind: 'dropped', how: 'reset' }];
  const said = signalsIn(happened);
  if (said.length > 0) return said;
  return /Couldn't kickstart handshaking/.test(happened) ? [{ kind: 'failed' }] : orFailed(text);
}

function roleIn(text: string): { readonly role?: 'server' | 'client' } {
  if (
    /in server context|SecureNioChannel|NioEndpoint|ClientHello\$|CertificateMessage\$T1\dCertificateConsumer\.onCertificate.*server|Empty client certificate|ServerHandshaker|jetty\.server|from client/i.test(
      text,
    )
  )
    return { role: 'server' };
  if (
    /PKIX|No (?:subject alternative|name) .{1,40}matching|doesn't match any of the subject alternative|unable to find valid certification path|HttpClient|HttpsURLConnection|SSLConnectionSocketFactory|checkServerTrusted|upstream|okhttp|in client context/i.test(
      text,
    )
  )
    return { role: 'client' };
  return {};
}

function roleOf(text: string): 'server' | 'client' {
  return roleIn(text).role ?? 'server';
}

function orFailed(text: string): ReturnType<typeof signalsIn> {
  const signals = signalsIn(text);
  return signals.length > 0 ? signals : [{ kind: 'failed' }];
}
