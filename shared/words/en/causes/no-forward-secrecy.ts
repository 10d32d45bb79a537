export const noForwardSecrecy = {
  title: 'The connection works, but a stolen key could open old talks.',
  plain: 'The server does not use a fresh key for each connection. Whoever gets its key later can read what was recorded.',
  gone: 'The site now uses a fresh key for each connection.',
  technical: 'The judged client gets a suite with static RSA key exchange (RFC 9325, section 4.1; removed in TLS 1.3).',
  'because.suite': 'A current browser gets {suite}.',
  'because.fresh': 'A current browser gets a fresh key: {suite}.',
} as const;
