import type { StartTlsProtocol } from '../model/target.ts';

/** Ports on which a protocol begins in the clear and is upgraded (IANA service name registry, 2026-11). Any other port is taken to speak TLS from the first byte. */
export const STARTTLS_BY_PORT: Readonly<Record<number, StartTlsProtocol>> = {
  21: 'ftp',
  24: 'lmtp',
  25: 'smtp',
  110: 'pop3',
  119: 'nntp',
  143: 'imap',
  389: 'ldap',
  587: 'smtp',
  2003: 'lmtp',
  2525: 'smtp',
  3306: 'mysql',
  3389: 'rdp',
  4190: 'sieve',
  5222: 'xmpp',
  5269: 'xmpp-server',
  5432: 'postgres',
  6667: 'irc',
};

/** Port and way in by the scheme of a URL. `startTls: null` is TLS from the first byte. */
export const SCHEMES: Readonly<Record<string, { readonly port: number; readonly startTls: StartTlsProtocol | null }>> = {
  https: { port: 443, startTls: null },
  // Who types http:// wants the site; the question is why https does not work.
  http: { port: 443, startTls: null },
  wss: { port: 443, startTls: null },
  ws: { port: 443, startTls: null },
  smtps: { port: 465, startTls: null },
  imaps: { port: 993, startTls: null },
  pop3s: { port: 995, startTls: null },
  ldaps: { port: 636, startTls: null },
  ftps: { port: 990, startTls: null },
  nntps: { port: 563, startTls: null },
  ircs: { port: 6697, startTls: null },
  smtp: { port: 25, startTls: 'smtp' },
  submission: { port: 587, startTls: 'smtp' },
  lmtp: { port: 24, startTls: 'lmtp' },
  imap: { port: 143, startTls: 'imap' },
  pop3: { port: 110, startTls: 'pop3' },
  ldap: { port: 389, startTls: 'ldap' },
  ftp: { port: 21, startTls: 'ftp' },
  nntp: { port: 119, startTls: 'nntp' },
  irc: { port: 6667, startTls: 'irc' },
  xmpp: { port: 5222, startTls: 'xmpp' },
  sieve: { port: 4190, startTls: 'sieve' },
  postgres: { port: 5432, startTls: 'postgres' },
  postgresql: { port: 5432, startTls: 'postgres' },
  mysql: { port: 3306, startTls: 'mysql' },
  rdp: { port: 3389, startTls: 'rdp' },
};
