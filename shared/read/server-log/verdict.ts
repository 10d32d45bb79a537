import type { CauseId } from '../../model/cause-id.ts';
import type { LogEvent } from '../../model/traffic.ts';
import { say } from '../../words/index.ts';
import { type Role, type Signal, strongest, told } from './signal.ts';

/** What is made of one failed connection, whoever it was. */
export interface Verdict {
  readonly software: string;
  readonly cause: CauseId | 'cannot-tell';
  /** Other causes that the same words fit, the likelier first. */
  readonly candidates: readonly CauseId[];
  readonly whose: LogEvent['whose'];
  /** Equal for failures that are told as one when there are too many. */
  readonly kind: string;
}

/** @returns null where nothing says that anything failed */
export function verdictOf(software: string, signals: readonly Signal[], role: Role, established: boolean): Verdict | null {
  const signal = strongest(signals);
  if (signal === null) return null;
  const { cause, candidates } = told(signal, role, established);
  return {
    software,
    cause,
    candidates: candidates.filter((one) => one !== cause),
    whose: role === 'client' ? 'upstream' : whoseOf(cause),
    kind: `${software} ${cause} ${role}`,
  };
}

/** A server's log tells what clients did; what its own certificate or files broke is the server's. */
function whoseOf(cause: CauseId | 'cannot-tell'): LogEvent['whose'] {
  if (cause === 'cannot-tell') return 'unknown';
  return SERVER_SIDE.has(cause) ? 'server' : 'client';
}

const SERVER_SIDE: ReadonlySet<CauseId> = new Set([
  'server-fault',
  'expired',
  'revoked',
  'bad-certificate',
  'revocation-unavailable',
  'weak-key',
]);

/** What to switch on so that the next failure says more. */
export function moreWords(software: string) {
  switch (software) {
    case 'nginx':
      return say('logs.more.nginx');
    case 'haproxy':
      return say('logs.more.haproxy');
    case 'apache':
      return say('logs.more.apache');
    case 'postfix':
      return say('logs.more.postfix');
    case 'dovecot':
      return say('logs.more.dovecot');
    case 'stunnel':
      return say('logs.more.stunnel');
    case 'tomcat':
    case 'java':
      return say('logs.more.java');
    case 'iis':
      return say('logs.more.iis');
    default:
      return say('logs.more.capture');
  }
}
