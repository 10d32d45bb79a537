import type { SeenAlert } from '../model/handshake.ts';
import type { Attempt, AttemptFacts } from './attempts.ts';

/** A fatal alert that ended a handshake, with the attempt it ended. */
export interface PlacedAlert {
  readonly attempt: Attempt;
  readonly alert: SeenAlert;
}

export interface AlertFacts {
  /** Alerts of the server that ended the judged hello. */
  readonly judged: readonly PlacedAlert[];
  /** The same over all variations. */
  readonly all: readonly PlacedAlert[];
}

/** Alerts the server sent that ended an attempt; warnings and `close_notify` end nothing (RFC 8446 section 6). */
export function alertFacts(attempts: AttemptFacts): AlertFacts {
  return { judged: attempts.failed.flatMap(placed), all: attempts.all.flatMap(placed) };
}

/** Judged alerts with one of these numbers (IANA TLS Alerts). */
export function judgedAlerts(alerts: AlertFacts, ...codes: number[]): readonly PlacedAlert[] {
  return alerts.judged.filter((one) => codes.includes(one.alert.code));
}

function placed(attempt: Attempt): PlacedAlert[] {
  const end = attempt.seen.end;
  const alert = end.how === 'alert' ? end.alert : attempt.seen.application?.how === 'alert' ? attempt.seen.application.alert : null;
  return alert !== null && alert.from === 'server' && alert.code !== 0 ? [{ attempt, alert }] : [];
}
