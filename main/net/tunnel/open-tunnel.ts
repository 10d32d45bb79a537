import type { ProxyTunnel, TcpConnect } from '../../../shared/model/evidence.ts';
import { fail, ok, type Result } from '../../../shared/model/result.ts';
import type { ByteStream, Deadline } from '../byte-stream.ts';
import type { ConnectFailure } from '../connect-failure.ts';
import type { JudgeProxyCertificates } from '../network.ts';
import type { Connected } from '../open-stream.ts';
import { talkHttpConnect } from './http-connect.ts';
import type { ProxyCredentials, ProxyRoute, ProxyScheme } from './proxy-url.ts';
import { talkSocks4a } from './socks4a.ts';
import { talkSocks5 } from './socks5.ts';
import { tlsToProxy } from './tls-to-proxy.ts';
import type { TunnelTalk, TunnelTarget, TunnelTold } from './tunnel-talk.ts';

const TALKS: Readonly<Record<ProxyScheme, TunnelTalk>> = {
  http: talkHttpConnect,
  https: talkHttpConnect,
  socks4a: talkSocks4a,
  socks5: talkSocks5,
};

interface TunnelQuestion {
  readonly proxy: { readonly route: ProxyRoute; readonly credentials: ProxyCredentials | null };
  readonly target: TunnelTarget;
  /** False: only the connection to the proxy (for plain HTTP forwarded by it). */
  readonly talk: boolean;
  /** Taken when the proxy is connected: the waiting before does not count. */
  readonly deadline: () => Deadline;
  readonly dial: () => Promise<Result<Connected, ConnectFailure>>;
  readonly streamOver: (connected: Connected) => ByteStream;
  readonly judge: JudgeProxyCertificates | null;
}

interface OpenTunnel {
  readonly stream: ByteStream;
  readonly tunnel: ProxyTunnel;
  readonly connect: TcpConnect;
}

/** Connects to the proxy, secures the way to it where it is an https:// one, and asks it for the tunnel. */
export async function openTunnel(question: TunnelQuestion): Promise<Result<OpenTunnel, ConnectFailure>> {
  const { route, credentials } = question.proxy;
  const began = performance.now();
  const told = (talk: TunnelTold, proxyChain: ProxyTunnel['proxyChain'] = null): ProxyTunnel => ({
    proxy: route.shown,
    scheme: route.scheme,
    ...talk,
    proxyChain,
    milliseconds: Math.round((performance.now() - began) * 10) / 10,
  });
  const failed = (talk: TunnelTold, proxyChain: ProxyTunnel['proxyChain'] = null) =>
    fail<ConnectFailure>({ kind: 'tunnel', tunnel: told(talk, proxyChain) });

  const dialled = await question.dial();
  if (!dialled.ok) {
    const why = whyNotDialled(dialled.error);
    return why === null ? dialled : failed(why);
  }
  const deadline = question.deadline();
  let connected = dialled.value;
  let proxyChain: ProxyTunnel['proxyChain'] = null;
  if (route.scheme === 'https') {
    const secured = await tlsToProxy(connected.socket, route.host, deadline);
    if (secured.outcome === 'cancelled') return fail({ kind: 'cancelled' });
    if (secured.outcome !== 'secured') {
      const outcome = secured.outcome === 'not-tls' ? 'not-a-proxy' : secured.outcome;
      return failed({ outcome, status: null, text: secured.code, schemes: [] });
    }
    proxyChain = question.judge === null ? null : await question.judge(secured.certificates, route.host);
    if (proxyChain !== null && !proxyChain.ok) {
      secured.socket.destroy();
      return failed({ outcome: 'proxy-certificate', status: null, text: '', schemes: [] }, proxyChain);
    }
    connected = { socket: secured.socket, connect: connected.connect, resetAtOnce: false };
  }
  const stream = question.streamOver(connected);
  if (!question.talk) {
    return ok({ stream, tunnel: told({ outcome: 'open', status: null, text: '', schemes: [] }, proxyChain), connect: connected.connect });
  }
  const answer = await TALKS[route.scheme](stream, question.target, credentials, deadline);
  if (answer.outcome !== 'open') {
    stream.close();
    if (deadline.signal.aborted) return fail({ kind: 'cancelled' });
    return failed(answer, proxyChain);
  }
  return ok({ stream, tunnel: told(answer, proxyChain), connect: connected.connect });
}

function whyNotDialled(failure: ConnectFailure): TunnelTold | null {
  if (failure.kind === 'name')
    return { outcome: 'proxy-name-unknown', status: null, text: failure.resolution.errorCode ?? '', schemes: [] };
  if (failure.kind !== 'connect') return null;
  const text = [...new Set(failure.attempts.map((attempt) => attempt.errorCode ?? attempt.outcome))].join(', ');
  return { outcome: 'unreachable', status: null, text, schemes: [] };
}
