import type { CaptureStream } from '../../model/traffic.ts';
import { say } from '../../words/index.ts';
import { byTalkAlert } from './alert-cause.ts';
import { HIDDEN_FAULTS, type RefusedChain } from './certificate-cause.ts';
import { found, type StreamCause, UNKNOWN, undecided } from './stream-cause.ts';
import type { End } from './talk-side.ts';
import type { TlsTalk } from './tls-talk.ts';

/** What is known of a conversation over UDP once it is over. */
export interface UdpEnd {
  readonly transport: 'quic' | 'dtls';
  readonly ending: CaptureStream['ending'];
  readonly client: End;
  readonly talk: TlsTalk;
  readonly closed: { readonly from: End; readonly code: number } | null;
  readonly negotiated: boolean;
  readonly unreachable: { readonly code: number; readonly port: boolean } | null;
  readonly silent: boolean;
  /** Long after the server began its answer, that still has no end. */
  readonly stalled: boolean;
  /** The client was heard behind the server's flight and then never again. */
  readonly left: boolean;
  readonly refused: RefusedChain;
}

/** CONNECTION_REFUSED (RFC 9000 section 20.1). */
const REFUSED = 2;
/** NO_ERROR, and APPLICATION_ERROR, which stands for all that the application would say later (RFC 9000 sections 20.1 and 10.2.3). */
const GOODBYES: ReadonlySet<number> = new Set([0, 0x0c]);

export function udpCause(end: UdpEnd): StreamCause {
  const { closed, ending } = end;
  const blocked = end.transport === 'quic' ? 'quic' : 'timeout';
  if (ending === 'alert') return byTalkAlert(end.talk, end.client, end.refused);
  if (ending === 'no-answer' && end.unreachable !== null) {
    const { code, port } = end.unreachable;
    return found(port ? 'refused' : blocked, 'likely', say('captures.unreachable', { code }));
  }
  if (ending === 'no-answer') return end.silent ? found(blocked, 'likely', say('captures.udp-no-answer')) : UNKNOWN;
  if (ending === 'closed' && closed !== null) {
    // A browser that needs it no longer: the ordinary way was faster.
    if (closed.from === end.client && GOODBYES.has(closed.code)) return UNKNOWN;
    const because = say('captures.quic-closed', { code: closed.code });
    return closed.code === REFUSED ? found('refused', 'likely', because) : found('quic', 'possible', because);
  }
  if (ending !== 'cut') return UNKNOWN;
  if (end.negotiated) return found('quic', 'possible', say('captures.quic-version'));
  if (end.stalled) return found(blocked, 'likely', say('captures.flight-unfinished'));
  return end.left ? undecided(HIDDEN_FAULTS, say('captures.quic-left'), say('captures.certificate-hidden')) : UNKNOWN;
}
