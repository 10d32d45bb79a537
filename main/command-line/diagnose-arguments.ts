import type { CheckOptions, CheckSecrets } from '../../shared/model/input.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { ok, type Result } from '../../shared/model/result.ts';
import type { Said } from '../../shared/model/said.ts';
import { STARTTLS_PROTOCOLS, type StartTlsProtocol } from '../../shared/model/target.ts';
import { say } from '../../shared/words/index.ts';
import { readClientCertificate as readClientCertificateOf } from '../case/keys/client-certificate.ts';
import { CLIENT_PROFILES } from '../case/profiles.ts';
import { parseProxyUrl } from '../net/tunnel/proxy-url.ts';
import { readNamedFile, readPassword } from './files.ts';
import { DELIVERY, type Delivery, deliveryOf } from './output/delivery.ts';
import { badUsage, readArguments } from './read-arguments.ts';
import { profileNames } from './usage.ts';

export interface DiagnoseRequest {
  readonly target: string;
  readonly from: string | null;
  readonly startTls: StartTlsProtocol | 'none' | null;
  readonly connectTo: { readonly host: string; readonly port: number } | null;
  readonly options: CheckOptions;
  readonly secrets: CheckSecrets;
  readonly delivery: Delivery;
  readonly warnings: readonly Said[];
}

const KNOWN = {
  connect: 'text',
  starttls: 'text',
  proxy: 'text',
  'proxy-password-file': 'text',
  trust: 'text',
  'trust-only': 'text',
  'client-cert': 'text',
  'client-key': 'text',
  'client-key-password-file': 'text',
  alpn: 'text',
  'no-sni': 'flag',
  depth: 'text',
  timeout: 'text',
  gentle: 'flag',
  from: 'text',
  as: 'text',
  clock: 'text',
  offline: 'flag',
  ...DELIVERY,
} as const;

const MOST_PEM_BYTES = 8_000_000;

/** Reads the options of `diagnose` (DESIGN section 4), files included, so that the check itself touches no path. */
export async function readDiagnoseArguments(argv: readonly string[]): Promise<Result<DiagnoseRequest, Problem>> {
  const read = readArguments(argv, KNOWN);
  if (!read.ok) return read;
  const { words, text, flag } = read.value;
  const from = text('from');
  if (from === null ? words.length !== 1 : words.length !== 0) return badUsage(say('terminal.one-target'));

  const startTls = readStartTls(text('starttls'));
  if (startTls === undefined) return badUsage(say('terminal.bad-option-value', { name: '--starttls', value: text('starttls') ?? '' }));
  const connectTo = readPlace(text('connect'));
  if (connectTo === undefined) return badUsage(say('terminal.bad-option-value', { name: '--connect', value: text('connect') ?? '' }));
  const depth = text('depth') ?? 'quick';
  if (depth !== 'quick' && depth !== 'full') return badUsage(say('terminal.bad-option-value', { name: '--depth', value: depth }));
  const timeout = Number(text('timeout') ?? 40);
  if (!Number.isFinite(timeout) || timeout <= 0 || timeout > 600)
    return badUsage(say('terminal.bad-option-value', { name: '--timeout', value: text('timeout') ?? '' }));
  const clock = text('clock');
  if (clock !== null && (Number.isNaN(Date.parse(clock)) || !/^\d{4}-\d\d-\d\d/u.test(clock)))
    return badUsage(say('terminal.bad-clock', { value: clock }), say('terminal.bad-clock.next'));

  const profile = text('as');
  if (profile !== null && !CLIENT_PROFILES.some((one) => one.id === profile))
    return badUsage(say('terminal.unknown-profile', { name: profile }), say('terminal.unknown-profile.next', { profiles: profileNames() }));

  const proxy = readProxy(text('proxy'));
  if (!proxy.ok) return proxy;
  const trustPem = await readPem(text('trust'));
  if (!trustPem.ok) return trustPem;
  const trustOnlyPem = await readPem(text('trust-only'));
  if (!trustOnlyPem.ok) return trustOnlyPem;
  const client = await readClientCertificate(text('client-cert'), text('client-key'));
  if (!client.ok) return client;
  const keyPassword = await readPassword(text('client-key-password-file'));
  if (!keyPassword.ok) return keyPassword;
  const proxyPassword = await readPassword(text('proxy-password-file'));
  if (!proxyPassword.ok) return proxyPassword;

  const readable = await readClientCertificateOf({
    proxyUser: null,
    proxyPassword: null,
    clientCertificate: client.value,
    clientKeyPassword: keyPassword.value,
  });
  if (!readable.ok) return badUsage(say(`terminal.client-cert.${readable.error}`), say('terminal.client-cert.next'));

  const { url, user, password } = proxy.value;
  const alpn = text('alpn');
  return ok({
    target: words[0] ?? '',
    from,
    startTls,
    connectTo,
    options: {
      proxy: url === 'system' || url === null ? { kind: 'system' } : url === 'none' ? { kind: 'none' } : { kind: 'url', url },
      trustPem: trustPem.value,
      trustOnlyPem: trustOnlyPem.value,
      alpn:
        alpn === null
          ? null
          : alpn
              .split(',')
              .map((one) => one.trim())
              .filter((one) => one !== ''),
      noSni: flag('no-sni'),
      depth,
      timeoutSeconds: timeout,
      gentle: flag('gentle'),
      asProfile: profile,
      clock: clock === null ? null : new Date(clock).toISOString(),
      offline: flag('offline'),
      sometimes: false,
    },
    secrets: {
      proxyUser: user,
      proxyPassword: proxyPassword.value ?? password,
      clientCertificate: client.value,
      clientKeyPassword: keyPassword.value,
    },
    delivery: deliveryOf(read.value),
    warnings: password === null ? [] : [say('terminal.secret-in-url')],
  });
}

function readStartTls(text: string | null): StartTlsProtocol | 'none' | null | undefined {
  if (text === null || text === 'none') return text;
  return STARTTLS_PROTOCOLS.find((one) => one === text);
}

/** `HOST:PORT` or `[v6]:PORT`. */
function readPlace(text: string | null): { host: string; port: number } | null | undefined {
  if (text === null) return null;
  const match = /^(?:\[([0-9a-fA-F:.%\w]+)\]|([^:[\]]+)):(\d{1,5})$/u.exec(text);
  const port = Number(match?.[3]);
  const host = match?.[1] ?? match?.[2];
  return host !== undefined && port >= 1 && port <= 65535 ? { host, port } : undefined;
}

/** The proxy without its credentials, which go with the secrets. */
function readProxy(text: string | null): Result<{ url: string | null; user: string | null; password: string | null }, Problem> {
  if (text === null || text === 'system' || text === 'none') return ok({ url: text, user: null, password: null });
  const parsed = parseProxyUrl(text);
  if (!parsed.ok) return badUsage(say('terminal.bad-proxy', { url: text.replace(/^.*@/u, '') }), say('terminal.bad-proxy.next'));
  const { route, credentials } = parsed.value;
  return ok({
    url: route.shown,
    user: credentials?.user ?? null,
    password: credentials === null || credentials.password === '' ? null : credentials.password,
  });
}

async function readPem(file: string | null): Promise<Result<string | null, Problem>> {
  if (file === null) return ok(null);
  const content = await readNamedFile(file, MOST_PEM_BYTES);
  if (!content.ok) return content;
  const text = content.value.toString('latin1');
  return text.includes('-----BEGIN') ? ok(text) : badUsage(say('terminal.bad-pem', { file }), say('terminal.bad-pem.next'));
}

async function readClientCertificate(
  file: string | null,
  keyFile: string | null,
): Promise<Result<CheckSecrets['clientCertificate'], Problem>> {
  if (file === null) return ok(null);
  const content = await readNamedFile(file, MOST_PEM_BYTES);
  if (!content.ok) return content;
  const text = content.value.toString('latin1');
  if (!text.includes('-----BEGIN')) return ok({ kind: 'pkcs12', base64: content.value.toString('base64') });
  if (keyFile === null) return ok({ kind: 'pem', certificates: text, key: text });
  const key = await readNamedFile(keyFile, MOST_PEM_BYTES);
  return key.ok ? ok({ kind: 'pem', certificates: text, key: key.value.toString('latin1') }) : key;
}
