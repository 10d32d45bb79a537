import type { StartTlsTalk } from '../../../shared/model/evidence.ts';
import type { StartTlsProtocol } from '../../../shared/model/target.ts';
import type { ByteStream, Deadline } from '../byte-stream.ts';
import { talkFtp } from './ftp.ts';
import { talkImap } from './imap.ts';
import { talkIrc } from './irc.ts';
import { talkLdap } from './ldap.ts';
import { talkMysql } from './mysql.ts';
import { talkNntp } from './nntp.ts';
import { talkPop3 } from './pop3.ts';
import { talkPostgres } from './postgres.ts';
import { talkRdp } from './rdp.ts';
import { talkSieve } from './sieve.ts';
import { talkLmtp, talkSmtp } from './smtp.ts';
import { Dialogue, type StartTlsDialect } from './start-tls-talk.ts';
import { talkXmpp, talkXmppServer } from './xmpp.ts';

const DIALECTS: Readonly<Record<StartTlsProtocol, StartTlsDialect>> = {
  smtp: talkSmtp,
  lmtp: talkLmtp,
  imap: talkImap,
  pop3: talkPop3,
  ftp: talkFtp,
  ldap: talkLdap,
  xmpp: talkXmpp,
  'xmpp-server': talkXmppServer,
  postgres: talkPostgres,
  mysql: talkMysql,
  nntp: talkNntp,
  sieve: talkSieve,
  irc: talkIrc,
  rdp: talkRdp,
};

/**
 * Speaks plain text until the server is ready for TLS.
 * @param name host name that the client wants (XMPP says it aloud)
 * @returns what was said; only after `ready` may a ClientHello follow, otherwise the caller closes the stream
 */
export async function talkStartTls(
  stream: ByteStream,
  protocol: StartTlsProtocol,
  name: string,
  deadline: Deadline,
): Promise<StartTlsTalk> {
  const told = await DIALECTS[protocol](new Dialogue(stream, deadline), name);
  return { protocol, address: stream.remoteAddress, ...told };
}
