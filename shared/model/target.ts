/** STARTTLS dialects (DESIGN section 4); `none` is TLS from the first byte. */
export const STARTTLS_PROTOCOLS = [
  'smtp',
  'lmtp',
  'imap',
  'pop3',
  'ftp',
  'ldap',
  'xmpp',
  'xmpp-server',
  'postgres',
  'mysql',
  'nntp',
  'sieve',
  'irc',
  'rdp',
] as const;
export type StartTlsProtocol = (typeof STARTTLS_PROTOCOLS)[number];

/** What is to be reached. `host` is a lower-case A-label host name or an IP address without brackets. */
export interface Target {
  readonly host: string;
  readonly port: number;
  /** True when `host` is an IPv4 or IPv6 address: then no SNI is sent (RFC 6066 section 3). */
  readonly hostIsAddress: boolean;
  readonly startTls: StartTlsProtocol | null;
  /** `--connect`: where to connect instead; the target is then neither resolved nor judged by DNS. */
  readonly connectTo: { readonly host: string; readonly port: number } | null;
  /** What the person typed, with any user name and password taken out. */
  readonly asTyped: string;
}
