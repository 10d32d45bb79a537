export const weakCipher = {
  title: 'The site only offers broken encryption.',
  'title.also': 'The site also accepts broken encryption.',
  plain: 'All ciphers that the server offers were broken long ago. Browsers refuse them.',
  gone: 'The site no longer offers broken encryption.',
  technical: 'Only NULL, anonymous, EXPORT, RC4 or 3DES suites are accepted (RFC 7465; RFC 9325, section 4.1).',
  'because.only': 'It accepted only: {suites}.',
  'because.also': 'It also accepts: {suites}.',
  'because.refuses': 'It refused every sound cipher we offered.',
  'because.sound': 'It agrees to sound encryption: {suite}.',
} as const;
