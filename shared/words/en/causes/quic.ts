export const quic = {
  title: 'The fast new way (HTTP/3) fails on this network.',
  plain: 'Browsers try a faster way over UDP first. Some networks block it. The ordinary way should take over.',
  gone: 'HTTP/3 works, or is no longer tried.',
  technical: 'QUIC over UDP 443 fails or is blocked (RFC 9000; RFC 9114, section 3.1).',
  'because.unseen': 'We check over TCP, so this cannot be seen from here.',
} as const;
