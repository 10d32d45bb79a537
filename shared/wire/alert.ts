import { fail, ok } from '../model/result.ts';
import { alertName } from '../tables/alerts.ts';
import type { Read } from './bytes.ts';

export interface Alert {
  readonly level: 'warning' | 'fatal' | number;
  readonly code: number;
  /** IANA name, or null. */
  readonly name: string | null;
}

/** An alert record in the clear (RFC 5246 section 7.2): two bytes. Several in one record are read one after the other. */
export function readAlerts(body: Uint8Array): Read<readonly Alert[]> {
  if (body.length === 0 || body.length % 2 !== 0) return fail({ what: 'alert', offset: body.length });
  const alerts: Alert[] = [];
  for (let at = 0; at + 1 < body.length && alerts.length < 16; at += 2) {
    const [level, code] = [body[at] as number, body[at + 1] as number];
    if (level !== 1 && level !== 2) return fail({ what: 'alert.level', offset: at });
    alerts.push({ level: level === 1 ? 'warning' : 'fatal', code, name: alertName(code) });
  }
  return ok(alerts);
}

/** Alerts that end a TLS 1.3 connection whatever level they carry: all but these (RFC 8446 section 6). */
export function endsConnection(alert: Alert, tls13: boolean): boolean {
  if (alert.code === 0) return true;
  return tls13 ? alert.code !== 90 : alert.level === 'fatal';
}

export function buildAlert(level: 'warning' | 'fatal', code: number): Uint8Array {
  return Uint8Array.of(level === 'warning' ? 1 : 2, code);
}
