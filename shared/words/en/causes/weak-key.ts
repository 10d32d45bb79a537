export const weakKey = {
  title: 'The site’s key is too short.',
  'title.dh': 'The site’s key exchange uses a group of only {bits} bits.',
  plain: 'Short keys can be broken today. Programs refuse them.',
  gone: 'The key is long enough now.',
  technical: 'RSA or finite-field DH under 2048 bits (RFC 9325, section 4.2; RFC 8270).',
  'because.dh': 'It agrees to a key exchange over {bits} bits.',
  'because.only': 'Nothing better was accepted.',
  'because.beside': 'Better ones are accepted too.',
  'because.holds': 'Every key we saw is long enough.',
} as const;
