import type { HandshakeStep, TlsVersion } from '../../model/handshake.ts';
import type { CaptureStream } from '../../model/traffic.ts';
import { alertName } from '../../tables/alerts.ts';
import { cipherSuiteName } from '../../tables/cipher-suites.ts';
import { toBase64 } from '../../wire/bytes.ts';
import { offerOf, readClientHello } from '../../wire/client-hello.ts';
import { handshakeName } from '../../wire/handshake.ts';
import { decodeBase64, pemCertificates } from '../../wire/pem.ts';
import { readCertificate } from '../../wire/x509.ts';
import { summarise } from '../../wire/x509-summary.ts';
import { isoTime } from '../capture/iso-time.ts';
import type { NamedEvent } from './sockets.ts';

/** The handshakes of a log as conversations, for the picture of the handshake and the list of streams. */
export class TalkBook {
  readonly #open = new Map<unknown, Talk>();
  readonly #ended: Talk[] = [];

  event(event: NamedEvent): void {
    const { type, phase, source, params } = event;
    if (type === 'TCP_CONNECT' && phase === 'end') {
      const { local_address: client, remote_address: server } = params;
      if (typeof client === 'string' && typeof server === 'string' && this.#open.size < MOST_OPEN)
        this.#open.set(source, { client, server, began: null, steps: [], alerts: [], pem: [], offer: null, end: null });
      return;
    }
    const talk = this.#open.get(source);
    if (talk === undefined) return;
    if (type === 'SSL_CONNECT') {
      if (phase === 'begin') talk.began = event.time;
      else this.#close(source, talk, event);
    } else if (talk.began !== null) note(talk, event);
    if (type === 'SOCKET_ALIVE' && phase === 'end') this.#open.delete(source);
  }

  /** Those that failed first, each TLS connection once. */
  list(tickOffset: number | null): readonly CaptureStream[] {
    const streams = this.#ended.map((talk) => streamOf(talk, tickOffset));
    return [...streams.filter((one) => one.ending !== 'completed'), ...streams.filter((one) => one.ending === 'completed')];
  }

  #close(source: unknown, talk: Talk, { params, error }: NamedEvent): void {
    this.#open.delete(source);
    talk.end = { error, version: typeof params.version === 'string' ? params.version : null, suite: numberOf(params.cipher_suite) };
    if (this.#ended.length < MOST_TALKS) this.#ended.push(talk);
  }
}

interface Talk {
  readonly client: string;
  readonly server: string;
  began: number | null;
  steps: HandshakeStep[];
  alerts: CaptureStream['alerts'][number][];
  pem: readonly string[];
  offer: ReturnType<typeof offerOf> | null;
  end: { readonly error: string | null; readonly version: string | null; readonly suite: number | null } | null;
}

const MOST_OPEN = 5_000;
const MOST_TALKS = 200;
const MOST_STEPS = 60;
const LONGEST = 64 * 1024;

function note(talk: Talk, { type, params, time }: NamedEvent): void {
  if (type === 'SSL_CERTIFICATES_RECEIVED' && Array.isArray(params.certificates))
    talk.pem = params.certificates.filter((one): one is string => typeof one === 'string' && one.length < LONGEST).slice(0, 30);
  const from = type.endsWith('_SENT') ? 'client' : 'server';
  const bytes = typeof params.bytes === 'string' && params.bytes.length < LONGEST ? decodeBase64(params.bytes).bytes : null;
  if (bytes === null || bytes.length < 2 || talk.steps.length >= MOST_STEPS) return;
  const step = { from, at: Math.max(0, time - (talk.began ?? time)), bytes: bytes.length, encrypted: false } as const;
  const [first = 0, second = 0] = bytes;
  if (/^SSL_HANDSHAKE_MESSAGE_/.test(type)) {
    talk.steps.push({ ...step, message: handshakeName(first), facts: [] });
    if (first !== 1) return;
    const hello = readClientHello(bytes.subarray(4));
    if (hello.ok) talk.offer = offerOf(hello.value);
  } else if (/^SSL_ALERT_/.test(type)) {
    const description = alertName(second) ?? String(second);
    talk.alerts.push({ level: first === 1 ? 'warning' : 'fatal', description, from, encrypted: false });
    talk.steps.push({ ...step, message: 'Alert', facts: [description] });
  }
}

function streamOf(talk: Talk, tickOffset: number | null): CaptureStream {
  const certificates = talk.pem.flatMap(pemCertificates);
  const names = certificates.map((der) => {
    const one = summarise(readCertificate(der));
    return one.subject.findLast((attribute) => attribute.type === 'CN')?.value ?? one.names.dns[0] ?? one.subjectText;
  });
  const suite = talk.end?.suite ?? null;
  return {
    at: tickOffset === null || talk.began === null ? null : isoTime((tickOffset + talk.began) * 1000),
    client: talk.client,
    server: talk.server,
    sni: talk.offer?.serverName ?? null,
    offeredVersions: (talk.offer?.versions ?? []) as readonly TlsVersion[],
    version: talk.end?.version ?? null,
    cipher: suite === null ? null : cipherSuiteName(suite),
    alerts: talk.alerts,
    certificates: names,
    certificatesBase64: certificates.map(toBase64),
    ending: endingOf(talk),
    // What failed is told by the request that failed: a connection made in advance may fail without anyone missing it.
    cause: null,
    certainty: null,
    because: [],
    steps: talk.steps,
  };
}

function endingOf(talk: Talk): CaptureStream['ending'] {
  const error = talk.end?.error ?? null;
  if (error === null) return 'completed';
  if (talk.alerts.length > 0) return 'alert';
  if (error === 'ERR_CONNECTION_RESET') return 'reset';
  if (error === 'ERR_CONNECTION_CLOSED') return 'closed';
  const answered = talk.steps.some((step) => step.from === 'server');
  if (answered) return 'cut';
  return error === 'ERR_SSL_PROTOCOL_ERROR' ? 'not-tls' : 'no-answer';
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && value <= 0xffff ? value : null;
}
