export const proxyAuth = {
  title: 'The proxy wants a name and a password.',
  'title.wrong': 'The proxy does not accept the name and password.',
  'title.scheme': 'The proxy wants you to sign in by {schemes}.',
  plain: 'Your network sends you through a proxy. It lets in only those who sign in.',
  gone: 'The proxy lets you in now.',
  technical: '407 Proxy Authentication Required, or a SOCKS5 method or password refusal (RFC 9110, section 15.5.8; RFC 1929).',
  'because.asked': 'The proxy {proxy} asks to sign in.',
  'because.schemes': 'It accepts: {schemes}.',
  'because.untestable': 'With these ways only your own programs can sign in, so what lies behind could not be tested.',
  'because.wrong': 'The proxy {proxy} refused the name and password.',
  'because.open': 'The proxy lets the connection through.',
  'because.no-proxy': 'No proxy is in the way.',
} as const;
