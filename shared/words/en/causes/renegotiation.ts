export const renegotiation = {
  title: 'The site’s way to renew a connection is outdated.',
  'title.refused': 'The program refuses the site’s outdated way to renew a connection.',
  plain: 'Old servers can be tricked when a connection is renewed. A fix exists since 2010. Strict programs now refuse servers without it.',
  gone: 'The site now renews connections safely.',
  technical: 'The renegotiation_info extension is missing (RFC 5746).',
  'because.missing': 'The server does not confirm safe renewal in {version}.',
  'because.strict': '{profile} refuses such servers.',
  'because.safe': 'The server renews connections safely.',
  'because.tls13': 'TLS 1.3 has no such renewal.',
} as const;
