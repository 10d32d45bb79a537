import { connect, isIPv6, type Socket } from 'node:net';
import type { TcpConnect } from '../../shared/model/evidence.ts';
import { fail, ok, type Result } from '../../shared/model/result.ts';
import type { Deadline } from './byte-stream.ts';
import { connectOutcome } from './connect-failure.ts';
import { onceOver, remaining } from './deadline.ts';
import { LIMITS } from './limits.ts';
import { isWithoutNetwork } from './no-network.ts';

export interface Connected {
  readonly socket: Socket;
  readonly connect: TcpConnect;
  /** The other side took the connection and reset it before we had heard of it; the socket is gone. */
  readonly resetAtOnce: boolean;
}

/**
 * One TCP connection to one address.
 * @returns the socket, paused until somebody reads; or the outcome, `cancelled` when the job was
 */
export function connectTo(address: string, port: number, deadline: Deadline): Promise<Result<Connected, TcpConnect | 'cancelled'>> {
  const began = performance.now();
  const told = (outcome: TcpConnect['outcome'], errorCode: string | null): TcpConnect => ({
    address,
    port,
    outcome,
    errorCode,
    milliseconds: Math.round((performance.now() - began) * 10) / 10,
    ...(outcome === 'unreachable' && isWithoutNetwork() ? { withoutNetwork: true } : {}),
  });
  if (deadline.signal.aborted) return Promise.resolve(fail('cancelled'));
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return Promise.resolve(fail(told('bad-address', 'ERR_SOCKET_BAD_PORT')));
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, noDelay: true, allowHalfOpen: true, autoSelectFamily: false });
    const settle = (outcome: Result<Connected, TcpConnect | 'cancelled'>) => {
      stop();
      deadline.signal.removeEventListener('abort', cancel);
      socket.removeAllListeners('connect');
      socket.removeListener('error', failed);
      if (!outcome.ok) {
        socket.on('error', () => undefined);
        socket.destroy();
      }
      resolve(outcome);
    };
    const failed = (error: NodeJS.ErrnoException) => {
      const code = error.code ?? 'UNKNOWN';
      // An RST in answer to the SYN reads as ECONNREFUSED (RFC 9293, section 3.10.7.3): this one came on a connection that stood.
      if (code === 'ECONNRESET') settle(ok({ socket, connect: told('connected', null), resetAtOnce: true }));
      else settle(fail(told(connectOutcome(code), code)));
    };
    const cancel = () => settle(fail('cancelled'));
    const stop = onceOver(deadline, () => settle(fail(told('timed-out', null))));
    deadline.signal.addEventListener('abort', cancel, { once: true });
    socket.once('error', failed);
    socket.once('connect', () => settle(ok({ socket, connect: told('connected', null), resetAtOnce: false })));
  });
}

/**
 * The first of several addresses that connects: IPv6 and IPv4 take turns and a next one is tried after 250 ms (RFC 8305), as browsers do.
 * The losers are closed at once.
 * @returns the winner, or what every address answered
 */
export async function connectToFirst(
  addresses: readonly string[],
  port: number,
  deadline: Deadline,
  dial: typeof connectTo = connectTo,
): Promise<Result<Connected, readonly TcpConnect[] | 'cancelled'>> {
  const won: Connected[] = [];
  const failures: TcpConnect[] = [];
  const losers = new AbortController();
  const giveUp = AbortSignal.any([deadline.signal, losers.signal]);
  const tries: Promise<void>[] = [];
  for (const address of takeTurns(addresses)) {
    if (won.length > 0 || deadline.signal.aborted) break;
    const attempt = dial(address, port, { at: deadline.at, signal: giveUp }).then((outcome) => {
      if (!outcome.ok) {
        if (outcome.error !== 'cancelled') failures.push(outcome.error);
        return;
      }
      if (won.length > 0) outcome.value.socket.destroy();
      else won.push(outcome.value);
      losers.abort();
    });
    tries.push(attempt);
    await Promise.race([attempt, pause(Math.min(LIMITS.nextAddressAfter, remaining(deadline)))]);
  }
  await Promise.all(tries);
  const [winner] = won;
  if (winner !== undefined) return ok(winner);
  return fail(deadline.signal.aborted ? 'cancelled' : failures);
}

/** IPv6 first, then the families alternate (RFC 8305 section 4); the order within a family is the resolver's. */
export function takeTurns(addresses: readonly string[]): string[] {
  const six = addresses.filter((address) => isIPv6(address));
  const four = addresses.filter((address) => !isIPv6(address));
  const turns: string[] = [];
  for (let i = 0; i < Math.max(six.length, four.length); i++) turns.push(...six.slice(i, i + 1), ...four.slice(i, i + 1));
  return turns;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
