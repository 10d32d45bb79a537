import type { EvidenceDraft, StartTlsTalk } from '../../shared/model/evidence.ts';
import { fail, ok, type Result } from '../../shared/model/result.ts';
import type { SeenFrom } from '../../shared/model/side.ts';
import type { StartTlsProtocol } from '../../shared/model/target.ts';
import type { Deadline } from './byte-stream.ts';
import type { ConnectFailure } from './connect-failure.ts';
import { sooner } from './deadline.ts';
import type { Network, OpenedStream, Purpose } from './network.ts';
import type { Company } from './places.ts';
import { talkStartTls } from './start-tls/talk.ts';

export interface TlsOpenQuestion {
  readonly host: string;
  readonly address?: string;
  readonly port: number;
  readonly startTls: StartTlsProtocol | null;
  /** Name said aloud before TLS (XMPP); the host when not given. */
  readonly name?: string;
  readonly route?: 'direct' | 'proxy';
  readonly purpose?: Purpose;
  readonly company?: Company;
  /** Milliseconds for connection and tunnel, and again for the talk before TLS; asked for when a place is free. */
  readonly connectWithin?: () => number;
  readonly deadline: Deadline;
}

export interface OpenedForTls {
  readonly stream: OpenedStream;
  readonly talk: StartTlsTalk | null;
}

export type TlsOpenFailure =
  | ConnectFailure
  /** Connected, but the server is not ready for TLS; the stream is closed. */
  | { readonly kind: 'start-tls'; readonly talk: StartTlsTalk; readonly opened: Pick<OpenedStream, 'connect' | 'tunnel'> };

/** A stream on which a ClientHello may be sent at once: connected, through the proxy where there is one, STARTTLS done where there is one. */
export async function openForTls(network: Network, question: TlsOpenQuestion): Promise<Result<OpenedForTls, TlsOpenFailure>> {
  const opened = await network.openStream({ purpose: 'target', ...question });
  if (!opened.ok) return opened;
  const stream = opened.value;
  if (question.startTls === null) return ok({ stream, talk: null });
  const talkDeadline = question.connectWithin === undefined ? question.deadline : sooner(question.deadline, question.connectWithin());
  const talk = await talkStartTls(stream, question.startTls, question.name ?? question.host, talkDeadline);
  if (talk.outcome === 'ready') return ok({ stream, talk });
  stream.close();
  if (question.deadline.signal.aborted) return fail({ kind: 'cancelled' });
  return fail({ kind: 'start-tls', talk, opened: { connect: stream.connect, tunnel: stream.tunnel } });
}

export interface EvidenceStamp {
  readonly at: string;
  readonly seenFrom: SeenFrom;
  /** File name of the probe. */
  readonly source: string;
}

/** What an opened stream showed, as evidence: the connection, the tunnel, the talk before TLS. */
export function openedEvidence({ stream, talk }: OpenedForTls, stamp: EvidenceStamp): EvidenceDraft[] {
  return [
    ...wayEvidence(stream, stamp),
    ...(talk === null ? [] : [{ ...stamp, kind: 'start-tls', state: 'seen', seen: talk } satisfies EvidenceDraft]),
  ];
}

/** What a failure to open showed, as evidence; nothing for a cancelled or never begun attempt. */
export function failureEvidence(failure: TlsOpenFailure, stamp: EvidenceStamp): EvidenceDraft[] {
  switch (failure.kind) {
    case 'name':
      return [{ ...stamp, kind: 'name-resolution', state: 'seen', seen: failure.resolution }];
    case 'connect':
      return failure.attempts.map((seen) => ({ ...stamp, kind: 'tcp-connect', state: 'seen', seen }));
    case 'tunnel':
      return [{ ...stamp, kind: 'proxy-tunnel', state: 'seen', seen: failure.tunnel }];
    case 'start-tls':
      return [...wayEvidence(failure.opened, stamp), { ...stamp, kind: 'start-tls', state: 'seen', seen: failure.talk }];
    case 'offline':
    case 'cancelled':
    case 'timed-out':
      return [];
  }
}

function wayEvidence(opened: Pick<OpenedStream, 'connect' | 'tunnel'>, stamp: EvidenceStamp): EvidenceDraft[] {
  // Through a proxy the TCP connection says nothing about the target; the tunnel does.
  if (opened.tunnel !== null) return [{ ...stamp, kind: 'proxy-tunnel', state: 'seen', seen: opened.tunnel }];
  return [{ ...stamp, kind: 'tcp-connect', state: 'seen', seen: opened.connect }];
}
