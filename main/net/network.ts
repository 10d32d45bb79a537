import { getServers } from 'node:dns';
import type { Socket } from 'node:net';
import type { ChainJudgement } from '../../shared/model/chain-judgement.ts';
import type { NameResolution, ProxyTunnel, TcpConnect } from '../../shared/model/evidence.ts';
import { fail, ok, type Result } from '../../shared/model/result.ts';
import type { ByteStream, Deadline } from './byte-stream.ts';
import type { ConnectFailure } from './connect-failure.ts';
import { sooner } from './deadline.ts';
import { LIMITS } from './limits.ts';
import { type Connected, connectTo, connectToFirst } from './open-stream.ts';
import { type Company, Places } from './places.ts';
import { RESOLVE_CANCELLED, type Resolver, resolveHere } from './resolve.ts';
import { resetStream, socketStream } from './socket-stream.ts';
import { openTunnel } from './tunnel/open-tunnel.ts';
import type { ProxyCredentials, ProxyRoute } from './tunnel/proxy-url.ts';

/** `target`: what the person asked about. `outside`: anybody else, refused by `--offline`. */
export type Purpose = 'target' | 'outside';

export interface NetworkOptions {
  /** Connections at once to one server; 8 when not given. */
  readonly maxPerServer?: number;
  /** One connection at a time, to anyone. */
  readonly gentle: boolean;
  readonly offline: boolean;
  readonly proxy: { readonly route: ProxyRoute; readonly credentials: ProxyCredentials | null } | null;
  /** Of the whole job. */
  readonly deadline: Deadline;
  readonly resolver?: Resolver;
  /** Judges the certificates of an https:// proxy (DER, leaf first) against its name; without it they are accepted unjudged. */
  readonly judgeProxyCertificates?: JudgeProxyCertificates;
}
export type JudgeProxyCertificates = (certificates: readonly Uint8Array[], host: string) => Promise<ChainJudgement>;

export interface OpenQuestion {
  /** Host name or address; through a proxy this is what the proxy is asked for. */
  readonly host: string;
  /** Dial exactly this address of the host. */
  readonly address?: string;
  readonly port: number;
  /** When it must be open at the latest, waiting for a free place included. */
  readonly deadline: Deadline;
  /** Milliseconds for the opening itself, asked for and counted from when a place is free; as long as the deadline allows when not given. */
  readonly connectWithin?: () => number;
  readonly purpose: Purpose;
  /** Default: through the proxy where there is one. `proxy-itself` is a connection to the proxy without a tunnel. */
  readonly route?: 'direct' | 'proxy' | 'proxy-itself';
  /** `alone`: no other connection of ours at the server; `shared` when not given. */
  readonly company?: Company;
  /** Bytes read before the stream is cut off with `BYTE_LIMIT`; 4 MiB when not given. */
  readonly byteLimit?: number;
}

export interface OpenedStream extends ByteStream {
  /** The TCP connection that was made: to the proxy, where the way leads through one. */
  readonly connect: TcpConnect;
  readonly tunnel: ProxyTunnel | null;
}

export interface Cost {
  readonly connections: number;
  readonly milliseconds: number;
  /** Every host asked, in the order first asked. */
  readonly hosts: readonly string[];
}

/** The only place sockets open: counts, caps, bounds, cancels. */
export interface Network {
  readonly deadline: Deadline;
  readonly offline: boolean;
  readonly proxy: ProxyRoute | null;
  /** So many milliseconds from now, never later than the job's own deadline. */
  within(milliseconds: number): Deadline;
  /** Addresses of a name; asked once a name; never throws. */
  resolve(host: string, purpose: Purpose): Promise<NameResolution>;
  openStream(question: OpenQuestion): Promise<Result<OpenedStream, ConnectFailure>>;
  cost(): Cost;
  /** Closes whatever is still open. */
  closeAll(): void;
}

/** Makes the network of one job. Nothing is opened yet. */
export function createNetwork(options: NetworkOptions): Network {
  const began = performance.now();
  const resolver = options.resolver ?? resolveHere;
  const places = new Places(options.maxPerServer ?? LIMITS.connectionsPerServer, options.gentle);
  const open = new Set<Socket>();
  const hosts = new Set<string>();
  const resolved = new Map<string, Promise<NameResolution>>();
  let connections = 0;

  const closeAll = () => {
    for (const socket of open) socket.destroy();
  };
  options.deadline.signal.addEventListener('abort', closeAll, { once: true });

  const resolve = (host: string, purpose: Purpose): Promise<NameResolution> => {
    if (purpose === 'outside' && options.offline)
      return Promise.resolve({ host, addresses: [], errorCode: RESOLVE_CANCELLED, fromHostsFile: false, milliseconds: 0 });
    const known = resolved.get(host) ?? resolver(host, options.deadline);
    resolved.set(host, known);
    return known;
  };

  /** Asked beyond what a connection needs: then whoever is asked stands among the hosts. */
  const resolveOnly = (host: string, purpose: Purpose): Promise<NameResolution> => {
    if (purpose === 'outside' && !options.offline) for (const server of getServers()) hosts.add(server);
    return resolve(host, purpose);
  };

  const counted: typeof connectTo = (address, port, deadline) => {
    connections++;
    return connectTo(address, port, deadline);
  };

  /** A place at the server, then the connection; the place is given back when the socket is gone. */
  const dial = async (
    server: string,
    { deadline, company }: Pick<OpenQuestion, 'deadline' | 'company'>,
    connectNow: () => Promise<Result<Connected, readonly TcpConnect[] | 'cancelled'>>,
  ): Promise<Result<Connected, ConnectFailure>> => {
    const leave = await places.take(server, deadline, company);
    if (leave === null) return fail({ kind: deadline.signal.aborted ? 'cancelled' : 'timed-out' });
    const connected = await connectNow();
    if (!connected.ok) {
      leave();
      return fail(connected.error === 'cancelled' ? { kind: 'cancelled' } : { kind: 'connect', attempts: connected.error });
    }
    const { socket, resetAtOnce } = connected.value;
    if (resetAtOnce) {
      leave();
      return ok(connected.value);
    }
    open.add(socket);
    socket.once('close', () => {
      open.delete(socket);
      leave();
    });
    return ok(connected.value);
  };

  const dialHost = async (
    question: Pick<OpenQuestion, 'host' | 'address' | 'port' | 'purpose' | 'deadline' | 'connectWithin' | 'company'>,
  ) => {
    const { deadline, port } = question;
    const opening = () => openingDeadline(question);
    if (question.address !== undefined) {
      const address = question.address;
      return dial(`${address} ${port}`, question, async () => {
        const one = await counted(address, port, opening());
        return one.ok ? one : fail(one.error === 'cancelled' ? 'cancelled' : [one.error]);
      });
    }
    const resolution = await resolve(question.host, question.purpose);
    if (resolution.addresses.length === 0)
      return fail<ConnectFailure>(deadline.signal.aborted ? { kind: 'cancelled' } : { kind: 'name', resolution });
    return dial(`${question.host} ${port}`, question, () => connectToFirst(resolution.addresses, port, opening(), counted));
  };

  const overSocket = (connected: Connected, question: OpenQuestion): ByteStream => {
    const { socket, connect } = connected;
    if (connected.resetAtOnce) return resetStream(connect);
    return socketStream(
      socket,
      { address: connect.address, port: connect.port },
      question.byteLimit ?? LIMITS.bytesPerStream,
      () => undefined,
    );
  };

  const openStream = async (question: OpenQuestion): Promise<Result<OpenedStream, ConnectFailure>> => {
    if (options.deadline.signal.aborted || question.deadline.signal.aborted) return fail({ kind: 'cancelled' });
    if (question.purpose === 'outside' && options.offline) return fail({ kind: 'offline' });
    const through = (question.route ?? 'proxy') === 'direct' ? null : options.proxy;
    if (through === null) {
      hosts.add(question.host);
      const connected = await dialHost(question);
      return connected.ok ? ok({ ...overSocket(connected.value, question), connect: connected.value.connect, tunnel: null }) : connected;
    }
    hosts.add(through.route.host);
    hosts.add(question.host);
    const { deadline } = question;
    const openedWithin = question.connectWithin === undefined ? {} : { connectWithin: question.connectWithin };
    const opened = await openTunnel({
      proxy: through,
      target: { host: question.address ?? question.host, port: question.port },
      talk: question.route !== 'proxy-itself',
      deadline: () => openingDeadline(question),
      dial: async () => {
        const dialled = await dialHost({
          host: through.route.host,
          port: through.route.port,
          purpose: 'target',
          deadline,
          ...(question.company === undefined ? {} : { company: question.company }),
          ...openedWithin,
        });
        if (!dialled.ok || !dialled.value.resetAtOnce) return dialled;
        return fail({ kind: 'connect', attempts: [{ ...dialled.value.connect, outcome: 'reset', errorCode: 'ECONNRESET' }] });
      },
      streamOver: (connected) => overSocket(connected, question),
      judge: options.judgeProxyCertificates ?? null,
    });
    if (!opened.ok) return opened;
    const { stream, tunnel, connect } = opened.value;
    // What is talked to is the target, not the proxy; `connect` keeps where the bytes go.
    return ok({ ...stream, remoteAddress: question.address ?? question.host, remotePort: question.port, connect, tunnel });
  };

  return {
    deadline: options.deadline,
    offline: options.offline,
    proxy: options.proxy?.route ?? null,
    within: (milliseconds) => sooner(options.deadline, milliseconds),
    resolve: resolveOnly,
    openStream,
    cost: () => ({ connections, milliseconds: Math.round(performance.now() - began), hosts: [...hosts] }),
    closeAll,
  };
}

function openingDeadline({ deadline, connectWithin }: Pick<OpenQuestion, 'deadline' | 'connectWithin'>): Deadline {
  return connectWithin === undefined ? deadline : sooner(deadline, connectWithin());
}
