import type { TlsVersion } from '../../model/handshake.ts';
import type { CaptureStream } from '../../model/traffic.ts';
import { decidingAlert } from './alert-cause.ts';
import type { JudgeChain } from './certificate-cause.ts';
import type { CertificateShelf } from './certificate-shelf.ts';
import { type Conversation, isHttpRequest } from './conversation.ts';
import { isoTime } from './iso-time.ts';
import { mayWantTls, triedTls } from './plain-cause.ts';
import { refusedChain } from './refused-chain.ts';
import type { ShownAddresses } from './shown-addresses.ts';
import { type StreamCause, streamCause } from './stream-cause.ts';
import { type End, other } from './talk-side.ts';

/** Ports on which TLS is expected, so that a connection without a byte still counts. */
const TLS_PORTS: ReadonlySet<number> = new Set([443, 465, 563, 636, 853, 989, 990, 992, 993, 994, 995, 4443, 5061, 6697, 8443, 9443]);

export interface Setting {
  /** Microseconds of the last packet of the capture so far. */
  readonly lastTime: number;
  readonly shelf: CertificateShelf;
  readonly judge: JudgeChain | null;
  readonly addresses: ShownAddresses;
}

/** What became of a conversation, and why. */
export interface Outcome extends StreamCause {
  readonly client: End;
  readonly ending: CaptureStream['ending'];
}

/**
 * @param wanted `expected` where TLS must have been meant, though the port does not say so
 * @returns null where nothing speaks of TLS
 */
export function outcomeOf(
  conversation: Conversation,
  { lastTime, shelf, judge }: Setting,
  wanted: 'by-its-port' | 'expected' = 'by-its-port',
): Outcome | null {
  const { talk, ways } = conversation;
  const client = clientOf(conversation);
  const spoke = ways.some((way) => way.first === 'tls') || talk.hellos > 0 || talk.version !== null;
  const expected = wanted === 'expected';
  if (!spoke && !(expected && mayWantTls(conversation, client)) && !triedTls(conversation, client)) {
    const silent = ways.every((way) => way.payloadBytes === 0);
    if (!silent || !(expected || TLS_PORTS.has(conversation.ends[other(client)].port))) return null;
  }
  const ending = endingOf(conversation, client);
  const refused = refusedChain(
    talk.certificates.map((der) => shelf.read(der)),
    talk.serverName,
    talk.began ?? lastTime,
    judge,
  );
  return { client, ending, ...streamCause(conversation, client, ending, refused, lastTime) };
}

/**
 * A conversation as evidence.
 * @param depth `in-full`: with its messages and certificates even where it went well, which needs no ladder of its own once there are many
 */
export function streamOf(
  conversation: Conversation,
  { client, ending, ...cause }: Outcome,
  { shelf, addresses }: Setting,
  depth: 'in-full' | 'in-short',
): CaptureStream {
  const { talk } = conversation;
  const shelved = talk.certificates.map((der) => shelf.read(der));
  const full = depth === 'in-full' || ending !== 'completed';
  return {
    client: addresses.endpoint(conversation.ends[client]),
    server: addresses.endpoint(conversation.ends[other(client)]),
    at: talk.began === null ? null : isoTime(talk.began),
    sni: talk.serverName,
    offeredVersions: talk.offeredVersions as readonly TlsVersion[],
    version: talk.version,
    cipher: talk.suite,
    alerts: talk.alerts.map((alert) => ({
      level: alert.level,
      description: alert.name ?? (alert.code === null ? 'unknown' : String(alert.code)),
      from: alert.from === client ? 'client' : 'server',
      encrypted: alert.encrypted,
    })),
    certificates: shelved.map((one) => one.name),
    certificatesBase64: full ? shelved.map((one) => one.base64) : [],
    ending,
    steps: full ? talk.steps.shown(client) : [],
    ...cause,
  };
}

/** Who is the TLS client: who sent the ClientHello, else who opened, else who has the higher port. */
export function clientOf(conversation: Conversation): End {
  if (conversation.talk.clientEnd !== null) return conversation.talk.clientEnd;
  if (conversation.opener !== null) return conversation.opener;
  return conversation.ends[0].port >= conversation.ends[1].port ? 0 : 1;
}

function endingOf(conversation: Conversation, client: End): CaptureStream['ending'] {
  const { talk, ways, resets } = conversation;
  const server = other(client);
  if (talk.completed()) return 'completed';
  // What the client says after the server has hung up without a word is only its complaint about that.
  const serverLeft = ways[server].fin && conversation.closedFirst() !== client;
  if (talk.hellos > 0 && serverLeft && ways[server].payloadBytes === 0 && !conversation.missing) return 'closed';
  if (decidingAlert(talk) !== null) return 'alert';
  const answered = ways[server].first;
  if (answered !== null && answered !== 'tls') return 'not-tls';
  if (answered === 'tls' && talk.hellos === 0 && isHttpRequest(ways[client].text)) return 'not-tls';
  if (talk.hellos === 0 && ways[server].payloadBytes === 0 && mayWantTls(conversation, client)) return 'not-tls';
  if (talk.hellos > 0 && conversation.halfCaptured(client)) return 'cut';
  if (resets.length > 0) return 'reset';
  if (conversation.opener === client && talk.hellos === 0 && talk.brokeOff(client)) return 'not-tls';
  // A client that hangs up after waiting in vain was not answered.
  if (talk.hellos > 0 && !conversation.missing && ways[server].payloadBytes === 0 && !serverLeft) return 'no-answer';
  if (ways.some((way) => way.fin)) return 'closed';
  if (conversation.missing || talk.hellos === 0) return ways.every((way) => way.payloadBytes === 0) ? 'no-answer' : 'cut';
  return ways[server].payloadBytes === 0 ? 'no-answer' : 'cut';
}
