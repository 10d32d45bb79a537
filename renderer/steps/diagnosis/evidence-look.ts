import type { Evidence } from '../../../shared/model/evidence.ts';
import type { IconName } from '../../parts/icons.tsx';

/** How a piece of evidence is drawn: icon, word and colour always together. */
export function evidenceLook(
  evidence: Evidence,
  telling: boolean,
): { icon: IconName; colour: string; word: 'fine' | 'found' | 'not-known' } {
  if (evidence.state === 'unknown') return UNKNOWN;
  if (evidence.state === 'absent') return telling ? FOUND : FINE;
  if (evidence.kind === 'clock' && evidence.seen.sources.length === 0) return UNKNOWN;
  if (evidence.kind === 'message' && evidence.seen.recognised.length === 0) return UNKNOWN;
  return isTrouble(evidence) ? FOUND : FINE;
}

const UNKNOWN = { icon: 'unknown', colour: 'warning.main', word: 'not-known' } as const;
const FOUND = { icon: 'found', colour: 'error.main', word: 'found' } as const;
const FINE = { icon: 'fine', colour: 'success.main', word: 'fine' } as const;

function isTrouble(evidence: Extract<Evidence, { state: 'seen' }>): boolean {
  switch (evidence.kind) {
    case 'name-resolution':
      return evidence.seen.errorCode !== null;
    case 'tcp-connect':
      return evidence.seen.outcome !== 'connected';
    case 'handshake':
      return evidence.seen.end.how !== 'completed';
    case 'start-tls':
      return evidence.seen.outcome !== 'ready';
    case 'plain-answer':
      return evidence.seen.speaks !== 'nothing';
    case 'proxy-tunnel':
      return evidence.seen.outcome !== 'open';
    case 'chain':
      return !evidence.seen.ok;
    case 'clock':
      return evidence.seen.sources.some((source) => Math.abs(source.offsetMilliseconds) > source.uncertaintyMilliseconds + 300_000);
    case 'message':
      return evidence.seen.recognised.length > 0;
    case 'revocation':
      return evidence.seen.status !== 'good';
    case 'captive-portal':
      return evidence.seen.outcome !== 'open';
    case 'control-handshake':
      return evidence.seen.publicRoot === false;
    case 'log-event':
    case 'capture-stream':
      return evidence.seen.cause !== null;
    case 'log-summary':
      return evidence.seen.failures > 0;
    case 'computer':
      return evidence.seen.findings.some((finding) => finding.state === 'problem');
    case 'answer':
    case 'enumeration':
    case 'client-simulation':
    case 'proxy-settings':
    case 'held-file':
      return false;
  }
}
