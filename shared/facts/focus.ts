import type { Evidence, FailedRequest } from '../model/evidence.ts';
import { seenOf } from './seen.ts';

/**
 * The evidence of a browser's recording that is about what the person opened. A recording holds all that the browser did: one place that
 * fails beside says nothing about the page in question, however grave its cause.
 * @returns null where the recording shows no more than that, or where nobody made one
 */
export function inFocus(evidence: readonly Evidence[]): readonly Evidence[] | null {
  const requests = seenOf(evidence, 'message').flatMap(({ seen }) => (seen.request === undefined ? [] : [seen.request]));
  const [nearest] = requests;
  if (nearest?.asker === undefined) return null;
  // What a page fetches fails beside each other; of pages the reader puts the one in question first.
  const about =
    nearest.asker === 'person'
      ? [nearest]
      : requests.filter((one) => one.asker === nearest.asker && one.workedLater === nearest.workedLater);
  const hosts = new Set(about.map(hostOf));
  const others = new Set(requests.map(hostOf).filter((host) => !hosts.has(host)));
  if (others.size === 0) return null;
  return evidence.filter((piece) => {
    const host = placeOf(piece);
    return host === null || !others.has(host);
  });
}

function placeOf(piece: Evidence): string | null {
  if (piece.state !== 'seen') return null;
  if (piece.kind === 'message') return piece.seen.request === undefined ? null : hostOf(piece.seen.request);
  if (piece.kind === 'chain') return piece.seen.host;
  return piece.kind === 'capture-stream' ? piece.seen.sni : null;
}

function hostOf({ origin }: FailedRequest): string {
  return placeIn(origin).host;
}

/** Host and port that an origin (`https://shop.example:8443`) leads to; the port its scheme's own where it says none. */
export function placeIn(origin: string): { readonly host: string; readonly port: number } {
  const [, scheme, host, port] = /^([a-z][a-z0-9+.-]*):\/\/(\[[^\]]*\]|[^:/]*)(?::(\d{1,5}))?$/i.exec(origin) ?? [];
  const own = scheme === 'http' || scheme === 'ws' ? 80 : 443;
  return { host: (host ?? origin).replace(/^\[|\]$/g, ''), port: port === undefined ? own : Number(port) };
}
