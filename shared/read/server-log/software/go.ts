import type { LogLine } from '../line-frame.ts';
import type { LineReading, SoftwareReader } from '../line-reading.ts';
import { signalsIn } from '../phrases.ts';
import type { Signal } from '../signal.ts';
import { textOf, withoutPort } from './access-log.ts';

/** Who writes so was asked for a connection, and did not ask. */
const SERVES =
  /client (?:sent|offered|requested|didn)|rejected connection|accept TLS|security handshake from|failed to accept|verify client certificate|no certificate matching TLS ClientHello|authenticate the request|\blistener\b|certificate from issuer|ACME certificate|Error obtaining X\.509|Error getting SSL certificate/;

/** Who writes so had asked somebody else. */
const ASKS = /\b(?:Get|Post|Put|Head|Delete|Patch) \\?"|\bdial |proxy error|connect|upstream|fetch|scrape|request to|caused by/i;

/** Caddy, where it asked a server behind it (`err_trace`). */
const BEHIND = 'reverseproxy.statusError';

/** A connection of which a line at level `debug` tells more, right above the one that the server itself writes. */
const CONNECTION_LINES = 20;

/** Caddy tells what a request to a server behind it failed of twice: the reverse proxy (at `debug`), then the answer to the client. */
function requestOf(fields: LogLine['fields']): Pick<LineReading, 'key' | 'step' | 'within'> {
  if (typeof fields?.logger === 'string' && fields.logger.startsWith('tls') && typeof fields.remote_ip === 'string')
    return { key: `go ${fields.remote_ip}:${String(fields.remote_port)}`, step: 'opens', within: CONNECTION_LINES };
  const request = fields?.request as { readonly remote_ip?: unknown; readonly remote_port?: unknown } | undefined;
  if (typeof request !== 'object' || request === null || typeof request.remote_ip !== 'string') return { key: null, step: 'failure' };
  const step = fields?.logger === 'http.log.error' ? 'closes' : 'opens';
  return { key: `caddy ${request.remote_ip} ${String(request.remote_port)}`, step, within: REQUEST_LINES };
}

const REQUEST_LINES = 200;

/** Programs on Go's `net/http`: Caddy, Traefik and many others. */
export const go: SoftwareReader = (line) => {
  const { text } = line;
  const served =
    /(?:http: )?TLS handshake error from (\[[^\]]+\]|[^\s:]+):(\d+): (.*)$/s.exec(text) ??
    /rejected connection (?:from|on) "(\[[^\]]+\]|[^\s:"]+):(\d+)" \(error "(.*?)"/s.exec(text) ??
    /(\[[\da-fA-F:]+\]|[\d.]{7,15}):(\d+) - cid:\d+ - TLS handshake error: (.*)$/s.exec(text);
  const software = /caddy|http\.stdlib|"logger":"tls\./i.test(`${line.program ?? ''} ${line.whole.slice(0, 400)}`)
    ? 'caddy'
    : /traefik|entryPoint|middlewareName/i.test(line.whole.slice(0, 600))
      ? 'traefik'
      : 'go';
  if (served !== null) {
    const said = served[3] ?? '';
    const client = served[1]?.replace(/^\[|\]$/g, '') ?? null;
    // A server that speaks TLS 1.3 expects only what is encrypted; an alert that is not looks like this to it (`crypto/tls/conn.go`).
    const signals: readonly Signal[] = said === 'local error: tls: bad record MAC' ? [{ kind: 'unreadable' }] : signalsIn(said);
    return {
      software,
      key: `go ${client}:${served[2]}`,
      within: CONNECTION_LINES,
      step: 'closes',
      role: 'server',
      client,
      sni:
        /no certificate available for '([^']*)'|ServerName "([^"]*)"|missing server name()/
          .exec(text)
          ?.slice(1)
          .find((one) => one !== undefined) ?? null,
      signals: signals.length > 0 ? signals : [{ kind: 'failed' }],
    };
  }
  if (
    !/\bx509: |remote error: tls: |net\/http: TLS handshake timeout|\btls: (?:failed|first|handshake (?:failure|message|has)|server|no |oversized|protocol|unsupported|bad |client|internal|unexpected)|rejected connection\b|no certificate matching TLS ClientHello|could not get certificate from issuer|Unable to obtain ACME certificate|local SSL certificate \S+ was not found|Error obtaining X\.509 certificate/.test(
      text,
    )
  )
    return null;
  const signals = signalsIn(text);
  if (signals.length === 0) return null;
  // Who keeps a log mostly serves: an alert came from a client, unless the line says that it connected itself.
  const role =
    !line.whole.includes(BEHIND) && (SERVES.test(text) || (signals.some((one) => one.kind === 'alert') && !ASKS.test(text)))
      ? 'server'
      : 'client';
  // Names of zap's and hclog's fields: etcd, Consul, Vault.
  const client =
    role === 'client'
      ? null
      : withoutPort(textOf(line.fields ?? {}, ['remote-addr', 'remote_addr', 'remote_ip']) ?? /\bfrom=(\S+)/.exec(text)?.[1] ?? null);
  const sni = textOf(line.fields ?? {}, ['server-name', 'server_name']);
  return { software, ...requestOf(line.fields), role, client, sni, signals };
};
