import type { CauseId } from '../model/cause-id.ts';
import type { Said } from '../model/said.ts';
import type { Side } from '../model/side.ts';
import type { LogEvent } from '../model/traffic.ts';
import { say } from '../words/index.ts';

/** All failures of one cause in the logs of a case. */
export interface LoggedGroup {
  readonly cause: LogEvent['cause'];
  readonly whose: LogEvent['whose'];
  readonly count: number;
  readonly clients: number;
  readonly networks: number;
  /** Connections that worked in the same logs; 0 where they do not show it. */
  readonly worked: number;
  /** Failures of the client that has most of them. */
  readonly ofOne: number;
  /** They begin at one moment, or fall into a short time: then what worked before says nothing of it. */
  readonly changed: boolean;
  /** Failures of any cause of which the logs say that no name was asked for. */
  readonly nameless: number;
}

/** Who has to act by what a log shows, and what shows it. */
export interface LoggedSide {
  readonly side: Side;
  readonly because: readonly Said[];
}

/** So many clients in so many networks have nothing in common but the server. */
const MANY_CLIENTS = 8;
const MANY_NETWORKS = 4;
/** Where others connect by far more often, the server has what it takes. */
const FAR_MORE = 20;

/** Broken for everybody from one moment on, whoever says so first (RFC 5280 sections 4.1.2.5 and 5.3). */
const DATED: ReadonlySet<CauseId | 'cannot-tell'> = new Set(['expired', 'revoked']);
/** What a client's alert finds wrong with what the server showed; another client may be content with it. */
const OF_THE_SHOWN: ReadonlySet<CauseId | 'cannot-tell'> = new Set([
  'untrusted-root',
  'name-mismatch',
  'bad-certificate',
  'version-mismatch',
  'cipher-mismatch',
  'alpn-mismatch',
  'renegotiation',
  'protocol-error',
]);
/** What a client has to do otherwise, whatever the server is like. */
const OF_THE_CLIENT: ReadonlySet<CauseId | 'cannot-tell'> = new Set(['plain-http', 'protocol-error', 'renegotiation']);
/** What a client can do otherwise, unless the server asks for too much: then it fails for all. */
const OF_THE_CLIENT_UNLESS_ALL: ReadonlySet<CauseId | 'cannot-tell'> = new Set([
  'version-mismatch',
  'client-cert-required',
  'client-cert-rejected',
]);

/**
 * Whose turn it is after failures that a server's log tells of; null where the cause alone says it. A log shows what clients did, not who
 * is right: an alert `unknown_ca` (RFC 8446 section 6.2) is the server's chain as well as the client's list of issuers. What tells them
 * apart is whether it happens to everybody or to few among many that connect.
 */
export function sideOfLogged(group: LoggedGroup, refusedBy: LogEvent['refusedBy']): LoggedSide | null {
  const { cause, whose } = group;
  if (whose === 'upstream' || whose === 'unknown' || refusedBy === undefined) return null;
  const spread = spreadOf(group);
  if (refusedBy === 'client') {
    if (DATED.has(cause)) return spread === 'few' ? open() : null;
    if (!OF_THE_SHOWN.has(cause)) return null;
    if (spread === 'many') return many(group);
    return spread === 'few' ? few(group) : open();
  }
  if (OF_THE_CLIENT.has(cause)) return sent();
  if (OF_THE_CLIENT_UNLESS_ALL.has(cause)) {
    if (spread === 'few') return few(group);
    return spread === 'many' ? settings() : sent();
  }
  if (cause === 'sni-mismatch') return group.nameless >= group.count / 2 || spread === 'few' ? sent() : settings();
  if (cause === 'cipher-mismatch' || cause === 'weak-cipher' || cause === 'alpn-mismatch')
    return spread === 'few' ? few(group) : settings();
  return null;
}

type Spread = 'many' | 'few' | 'unclear';

function spreadOf({ count, clients, networks, worked, changed, ofOne }: LoggedGroup): Spread {
  if (!changed && worked >= FAR_MORE * count) return 'few';
  if (ofOne >= count / 2) return 'unclear';
  return clients >= MANY_CLIENTS && networks >= MANY_NETWORKS && (changed || worked < count) ? 'many' : 'unclear';
}

function many({ clients, networks }: LoggedGroup): LoggedSide {
  return { side: 'server', because: [say('facts.log.side.many', { clients, networks })] };
}

function few({ worked }: LoggedGroup): LoggedSide {
  return { side: 'this-computer', because: [say('facts.log.side.few', { worked })] };
}

function sent(): LoggedSide {
  return { side: 'this-computer', because: [say('facts.log.side.sent')] };
}

function open(): LoggedSide {
  return { side: 'unknown', because: [say('facts.log.side.open')] };
}

function settings(): LoggedSide {
  return { side: 'unknown', because: [say('facts.log.side.settings')] };
}
