import type { ProxyTunnel } from '../../../shared/model/evidence.ts';
import { evidenceText, type TalkEnd } from '../byte-reader.ts';
import type { ByteStream, Deadline } from '../byte-stream.ts';
import { LIMITS } from '../limits.ts';
import type { ProxyCredentials } from './proxy-url.ts';

/** Where the tunnel is to lead. The proxy resolves the name. */
export interface TunnelTarget {
  readonly host: string;
  readonly port: number;
}

/** What the talk with a proxy came to; the rest of `ProxyTunnel` is added by who opened the connection. */
export type TunnelTold = Pick<ProxyTunnel, 'outcome' | 'status' | 'text' | 'schemes'>;

/** One dialect. On `open` the stream leads to the target and unread bytes were handed back. */
export type TunnelTalk = (
  stream: ByteStream,
  target: TunnelTarget,
  credentials: ProxyCredentials | null,
  deadline: Deadline,
) => Promise<TunnelTold>;

/** How an answer that never came, or came too long, is told. */
export function tunnelEnd(end: TalkEnd, soFar: string): TunnelTold {
  const text = evidenceText(soFar, LIMITS.proxyText);
  if (end.kind === 'end') {
    const outcome = end.how === 'reset' ? 'reset' : end.how === 'fin' ? (soFar === '' ? 'closed' : 'not-a-proxy') : 'closed';
    return { outcome, status: null, text, schemes: [] };
  }
  if (end.kind === 'too-much') return { outcome: 'not-a-proxy', status: null, text, schemes: [] };
  return { outcome: soFar === '' ? 'silence' : 'not-a-proxy', status: null, text, schemes: [] };
}

export function hostBytes(host: string): Uint8Array {
  return new TextEncoder().encode(host);
}
