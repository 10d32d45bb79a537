import type { CauseId } from '../../model/cause-id.ts';
import type { Certainty } from '../../model/side.ts';
import type { CaptureStream } from '../../model/traffic.ts';
import { say } from '../../words/index.ts';
import { byCertificate, HIDDEN_FAULTS, type RefusedChain } from './certificate-cause.ts';
import { found, type StreamCause, UNKNOWN, undecided } from './stream-cause.ts';
import type { End, TalkAlert } from './talk-side.ts';

/** What is known of a conversation over UDP once it is over. */
export interface UdpEnd {
  readonly transport: 'quic' | 'dtls';
  readonly ending: CaptureStream['ending'];
  readonly client: End;
  readonly alert: TalkAlert | null;
  readonly closed: { readonly from: End; readonly code: number } | null;
  readonly negotiated: boolean;
  readonly silent: boolean;
  /** The client was heard behind the server's flight and then never again. */
  readonly left: boolean;
  readonly refused: RefusedChain;
}

/** CONNECTION_REFUSED (RFC 9000 section 20.1). */
const REFUSED = 2;

export function udpCause(end: UdpEnd): StreamCause {
  const { alert, closed, ending } = end;
  if (ending === 'alert' && alert !== null) return byUdpAlert(alert, alert.from === end.client, end.refused);
  if (ending === 'no-answer')
    return end.silent ? found(end.transport === 'quic' ? 'quic' : 'timeout', 'likely', say('captures.udp-no-answer')) : UNKNOWN;
  if (ending === 'closed' && closed !== null) {
    const because = say('captures.quic-closed', { code: closed.code });
    return closed.code === REFUSED ? found('refused', 'likely', because) : found('quic', 'possible', because);
  }
  if (ending !== 'cut') return UNKNOWN;
  if (end.negotiated) return found('quic', 'possible', say('captures.quic-version'));
  return end.left ? undecided(HIDDEN_FAULTS, say('captures.quic-left'), say('captures.certificate-hidden')) : UNKNOWN;
}

function byUdpAlert(alert: TalkAlert, fromClient: boolean, refused: RefusedChain): StreamCause {
  const name = `${alert.name ?? 'unknown'} (${alert.code ?? '?'})`;
  const because = say(fromClient ? 'captures.alert-from-client' : 'captures.alert-from-server', { alert: name });
  const certificate = fromClient && alert.code !== null ? byCertificate(alert.code, refused.judged()) : null;
  if (certificate !== null) return { ...certificate, because: [because, ...certificate.because] };
  return { ...causeOfAlert(alert.code, fromClient), because: [because] };
}

function causeOfAlert(code: number | null, fromClient: boolean): { readonly cause: CauseId | null; readonly certainty: Certainty | null } {
  switch (code) {
    case 40:
      return { cause: 'cipher-mismatch', certainty: 'possible' };
    case 44:
      return { cause: 'revoked', certainty: 'certain' };
    case 45:
      return { cause: 'expired', certainty: 'likely' };
    case 46:
    case 48:
      return fromClient ? { cause: 'untrusted-root', certainty: 'possible' } : { cause: 'client-cert-rejected', certainty: 'likely' };
    case 70:
      return { cause: 'version-mismatch', certainty: 'certain' };
    case 80:
      return fromClient ? { cause: 'client-fault', certainty: 'likely' } : { cause: 'server-fault', certainty: 'likely' };
    case 112:
      return { cause: 'sni-mismatch', certainty: 'certain' };
    case 116:
      return { cause: 'client-cert-required', certainty: 'certain' };
    case 120:
      return { cause: 'alpn-mismatch', certainty: 'certain' };
    case 42:
      return { cause: null, certainty: null };
    default:
      return { cause: 'protocol-error', certainty: 'possible' };
  }
}
