import type { Fields } from '../line-frame.ts';
import type { LineReading, SoftwareReader } from '../line-reading.ts';
import { reason, type Signal } from '../signal.ts';
import { textOf } from './access-log.ts';

/** Balancers and delivery networks of the clouds, by the formats that their makers document. */
export const cloud: SoftwareReader = (line) => (line.fields === null ? amazon(line.text) : fromFields(line.fields));

/** AWS, "Access logs for your Application Load Balancer" and "… Network Load Balancer", "Connection logs". */
function amazon(text: string): LineReading | null {
  const stands = { software: 'aws', key: null, role: 'server' } as const;
  const balancer = /^(?:https|h2|wss|grpcs) \S+ app\/\S+ (\S+):\d+ .* (TLSv1(?:\.\d)?) arn:/s.exec(text);
  if (balancer !== null)
    return { ...stands, step: 'success', client: balancer[1] ?? null, version: balancer[2] ?? null, sni: nameIn(text), signals: [] };
  // type version time elb listener client:port destination:port connection_time tls_handshake_time received sent incoming_alert cert_arn …
  const network = /^tls \S+ \S+ net\/\S+ \S+ (\S+):\d+ \S+ \S+ (\S+) \S+ \S+ (\S+) \S+ \S+ (\S+) (\S+) \S+ (\S+)/s.exec(text);
  if (network !== null) {
    const [, client = null, took, alert = '-', cipher = '-', version = '-', sni = '-'] = network;
    const shown = { ...stands, client, sni: sni === '-' ? null : sni };
    if (took !== '-' && cipher !== '-' && alert === '-') return { ...shown, step: 'success', version, signals: [] };
    return { ...shown, step: 'failure', signals: [alertOf(alert)] };
  }
  // time client port listener version cipher latency subject validity serial status trace
  const connection = /^\d{4}-\d\d-\d\dT\S+Z (\S+) \d+ \d+ (\S+) \S+ \S+ .* (Success|Failed:\w+|Failed) TID_\w+/s.exec(text);
  if (connection === null) return null;
  const [, client = null, version = '-', status = ''] = connection;
  const shown = { ...stands, client, ...(version === '-' ? {} : { version }) };
  if (status === 'Success') return { ...shown, step: 'success', signals: [] };
  return { ...shown, step: 'failure', signals: [CONNECTION_CODES.find(([code]) => code.test(status))?.[1] ?? { kind: 'failed' }] };
}

function alertOf(alert: string): Signal {
  return /^\d+$/.test(alert) ? { kind: 'alert', code: Number(alert), way: 'received' } : { kind: 'failed' };
}

function nameIn(text: string): string | null {
  return /"Root=[^"]*" "([\w.-]+\.[\w-]+)"/.exec(text)?.[1] ?? null;
}

/** AWS, "Error reason codes" of connection logs. */
const CONNECTION_CODES: readonly (readonly [RegExp, Signal])[] = [
  [/ClientCertUntrusted/, { kind: 'verify', error: 'unknown-issuer' }],
  [/ClientCertExpired/, { kind: 'verify', error: 'expired' }],
  [/ClientCertNotYetValid/, { kind: 'verify', error: 'not-yet-valid' }],
  [/ClientCertCrlHit/, { kind: 'verify', error: 'revoked' }],
  [/ClientCertCrlProcessing/, { kind: 'verify', error: 'no-revocation-list' }],
  [/ClientCert/, { kind: 'verify', error: 'not-said' }],
  [/TLSVersion|UnsupportedProtocol/i, reason('version-mismatch')],
];

/** Cloudflare, "HTTP requests" and "5xx errors": 525 the handshake with the origin failed, 526 its certificate is not valid. */
const CLOUDFLARE: Readonly<Record<string, Signal>> = { '525': { kind: 'failed' }, '526': { kind: 'verify', error: 'not-said' } };

/**
 * Google Cloud, "statusDetails" and "proxyStatus" of the load balancers; Azure, `error_info` of the Application Gateway
 * ("Error code" table of its access log).
 */
const DETAILS: readonly (readonly [RegExp, 'server' | 'client', Signal])[] = [
  [/client_cert_not_provided|ERRORINFO_NO_CERT\b|ERRORINFO_CLIENT_CERT_MISSING/, 'server', reason('client-cert-required')],
  [
    /client_cert_(?:chain_invalid|unsupported|trust|validation)\w*|ERRORINFO_(?:INVALID_CERT|CLIENT_CERT)\w*/,
    'server',
    { kind: 'verify', error: 'not-said' },
  ],
  [/ERRORINFO_HTTP_TO_HTTPS_PORT|ERRORINFO_INVALID_REQUEST_TLS/, 'server', reason('plain-http')],
  [
    /server_cert_chain_invalid|ERRORINFO_UPSTREAM_SSL_CERTIFICATE_VERIFY_FAILED|server_cert_trust_config\w*/,
    'client',
    { kind: 'verify', error: 'unknown-issuer' },
  ],
  [/ERRORINFO_UPSTREAM_SSL_CERTIFICATE_DOES_NOT_MATCH|server_cert_(?:san|name)_mismatch/, 'client', { kind: 'verify', error: 'name' }],
  [/tls_certificate_error/, 'client', { kind: 'verify', error: 'not-said' }],
  [
    /tls_protocol_error|tls_alert_(?:sent|received)|ssl_handshake_error|backend_ssl_handshake|ERRORINFO_UPSTREAM_SSL/,
    'client',
    { kind: 'failed' },
  ],
];

function fromFields(fields: Fields): LineReading | null {
  const edge = textOf(fields, ['EdgeResponseStatus']);
  if (edge !== null) {
    const client = textOf(fields, ['ClientIP']);
    const sni = textOf(fields, ['ClientRequestHost']);
    const failed = CLOUDFLARE[edge];
    if (failed !== undefined) return { software: 'cloudflare', key: null, step: 'failure', role: 'client', client, sni, signals: [failed] };
    const version = textOf(fields, ['ClientSSLProtocol']);
    return version === null || version === 'none'
      ? null
      : { software: 'cloudflare', key: null, step: 'success', role: 'server', client, sni, version, signals: [] };
  }
  const google = within(fields.jsonPayload);
  const azure = within(fields.properties);
  const details = [textOf(google, ['statusDetails']), textOf(google, ['proxyStatus']), textOf(azure, ['error_info'])].join(' ');
  const known = DETAILS.find(([words]) => words.test(details));
  if (known === undefined) return null;
  return {
    software: textOf(azure, ['error_info']) === null ? 'google-cloud' : 'azure',
    key: null,
    step: 'failure',
    role: known[1],
    client: textOf(within(fields.httpRequest), ['remoteIp']) ?? textOf(azure, ['clientIP']),
    sni: textOf(azure, ['host']),
    signals: [known[2]],
  };
}

function within(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
