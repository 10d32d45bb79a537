import type { SoftwareReader } from '../line-reading.ts';
import { signalsIn } from '../phrases.ts';
import { reason, type Signal } from '../signal.ts';

const HEAD = /^\[[A-Z][a-z]{2} [A-Z][a-z]{2} [^\]]{8,30}\] \[(?:([a-z0-9_]+):)?([a-z0-9]+)\] (?:\[pid (\d+)(?::tid (\d+))?\] )?(.*)$/s;

/** Numbers of log lines in `modules/ssl` of Apache httpd 2.4 (docs/log-message-tags). */
const OPENS = /AH01964:/;
const CLOSES = /AH01998:|AH02001:|AH01999:/;
const FAILS =
  /AH02008:|AH02003:|AH01996:|AH02004:|AH02005:|AH02006:|AH02007:|AH02039:|AH02276:|AH02411:|AH02034:|AH02261:|AH02262:|AH02263:|AH02264:|AH02225:|AH02226:|AH02227:|AH02042:|AH10158:|AH10159:/;
/** The same in version 2.2, which gives its lines no numbers, no module and no process (`modules/ssl` of that branch). */
const FAILS_UNNUMBERED =
  /\] (?:SSL library error \d+ in handshake|SSL handshake failed: HTTP spoken|SSL handshake interrupted|Certificate Verification: Error|Re-negotiation handshake failed)/;
const AT_START_UNNUMBERED = /^(?:Unable to configure \w+ server private key|Init: (?:Unable to read|Private key not found|Failed to))/;
/** Certificates got by itself (`mod_md`). */
const RENEWAL_FAILED = /AH10056:/;
/** A host name in the request that does not fit the one in the hello, or none in the hello (`strict SNI`). */
const NAMES_DIFFER = /AH0203[123]:/;
/** OCSP stapling: what the responder said, or that it said nothing (`ssl_util_stapling.c`). */
const STAPLING = /AH019(?:3[0-9]|4[0-4]):|AH02217:/;
/** The proxy module's own remarks on a failure that mod_ssl has already told. */
const AFTERWARDS = /AH01997:|AH01084:|AH01097:|AH01114:|AH00961:|AH00957:/;
/** All that the proxy module says of such a failure where `LogLevel` is not raised. */
const PROXY_FAILED = /AH00898: Error during SSL Handshake/;
/** What the library did not name was an error of the connection (`ssl_io_filter_handshake`, `ssl_engine_io.c`). */
const CONNECT_FAILED = /AH02003:/;
/** A client that cannot read the answer, and one that refuses what stands in it (RFC 8446 section 6.2). */
const CANNOT_READ: ReadonlySet<number> = new Set([47, 50]);
const AT_START = /AH0231[0-2]:|AH02009:|AH02016:|AH0256[1-9]:|AH02572:|AH02577:|AH02578:|AH02579:|AH02580:|AH02238:|AH02241:/;

/** What names a line of mod_ssl where `ErrorLogFormat` puts process, thread and level elsewhere. */
const OWN_FORMAT = /\bAH\d{5}: |\bSSL Library Error: error:/;

function headOf(whole: string) {
  const usual = HEAD.exec(whole);
  if (usual !== null) {
    const [, module, level, pid = '', thread = '', text = ''] = usual;
    return { module, level, pid, thread, text };
  }
  if (!OWN_FORMAT.test(whole)) return null;
  const named = /\b(?:([a-z0-9_]+):)?(emerg|alert|crit|error|warn|notice|info|debug|trace\d)\b/.exec(whole);
  const number = (name: string) => new RegExp(`\\b${name}["']?[ =:]+["']?(\\d+)`).exec(whole)?.[1] ?? '';
  const text = whole.slice(
    Math.max(0, whole.search(/(?:\([^()]*\)[^()]{1,60})?\[(?:client|remote) [^\]\s]+\]|\bAH\d{5}: |\bSSL Library Error: /)),
  );
  return { module: named?.[1], level: named?.[2], pid: number('pid'), thread: number('tid'), text };
}

/** The error log of Apache httpd with mod_ssl; one connection is one thread at a time. */
export const apache: SoftwareReader = (line) => {
  const head = headOf(line.text);
  if (head === null) return null;
  const { module, level, pid, thread, text } = head;
  if (module !== 'ssl' && !/AH\d{5}|SSL|Certificate Verification|server private key/.test(text)) return null;
  const key = `apache ${pid} ${thread}`;
  const client = /\[client ([^\]\s]+)\]/.exec(text)?.[1] ?? null;
  const common = { software: 'apache', key, client: client === null ? null : withoutPort(client), peer: client } as const;
  const role = /\[remote |SSL Proxy/.test(text) ? ({ role: 'client' } as const) : {};
  if (OPENS.test(text)) return { ...common, ...role, step: 'opens', signals: [] };
  if (RENEWAL_FAILED.test(text) && level === 'error')
    return { ...common, key: null, step: 'failure', signals: [reason('server-fault', 'expired')] };
  if (AT_START_UNNUMBERED.test(text)) return { ...common, step: 'failure', signals: [reason('server-fault', 'bad-certificate')] };
  if (AT_START.test(text) && (level === 'emerg' || level === 'error' || level === 'crit'))
    return { ...common, step: 'failure', signals: [reason('server-fault', 'bad-certificate')] };
  if (STAPLING.test(text))
    return level === 'error' || level === 'crit'
      ? { ...common, key: null, step: 'failure', signals: [reason('revocation-unavailable')] }
      : null;
  if (NAMES_DIFFER.test(text))
    return {
      ...common,
      step: 'failure',
      signals: [reason('sni-mismatch')],
      sni: /no hostname was provided via SNI|no SNI was provided/i.test(text)
        ? ''
        : (/hostname (\S+) provided via SNI/i.exec(text)?.[1] ?? null),
    };
  if (AFTERWARDS.test(text)) return { ...common, client: null, peer: null, step: 'context', signals: [] };
  if (/AH02041:|AH02042: rejecting client initiated/.test(text))
    return { ...common, step: text.includes('AH02042:') ? 'failure' : 'context', established: true, signals: signalsIn(text) };
  if (CLOSES.test(text)) {
    // It gives up its own connections so when their handshake has failed.
    const abrupt = role.role === undefined && /abortive shutdown/.test(text);
    return { ...common, ...role, step: abrupt ? 'failure' : 'context', signals: abrupt ? [{ kind: 'dropped', how: 'closed' }] : [] };
  }
  if (PROXY_FAILED.test(text)) return { ...common, role: 'client', step: 'ends', signals: [{ kind: 'failed' }] };
  if (/SSL Library Error:/.test(text))
    return { ...common, ...(pid === '' ? { within: 2 } : {}), step: 'failure', signals: ofLibrary(text.replace(/ -- .*$/s, '')) };
  // "reading data": the handshake was over before.
  if (/AH01992:|AH01993:/.test(text)) return { ...common, step: 'context', established: true, signals: [] };
  if (!FAILS.test(text) && !FAILS_UNNUMBERED.test(text)) return null;
  const signals: readonly Signal[] = signalsIn(text.replace(/\[subject: .*$/s, ''));
  return {
    ...common,
    ...role,
    step: 'failure',
    signals: signals.length > 0 ? signals : [{ kind: CONNECT_FAILED.test(text) ? 'broke' : 'failed' }],
  };
};

/**
 * mod_ssl answers with its default protocol also where the client did not offer it (`ssl_callback_alpn_select`, `ssl_engine_kernel.c`);
 * nothing else that it puts into its answer is wrong.
 */
function ofLibrary(text: string): readonly Signal[] {
  return signalsIn(text).map((signal) =>
    signal.kind === 'alert' && signal.way === 'received' && CANNOT_READ.has(signal.code)
      ? reason('alpn-mismatch', 'protocol-error')
      : signal,
  );
}

function withoutPort(address: string): string {
  return address.replace(/^(.*):\d+$/, (whole, host: string) =>
    host.includes(':') && !host.startsWith('[') && !/^[\da-f:]+$/i.test(host) ? whole : host,
  );
}
