export const cipherMismatch = {
  title: 'The two sides know no common encryption.',
  'title.key': 'The site’s key is of a kind ({kind}) that browsers do not take.',
  plain: 'Both sides have a list of ciphers and key types. No entry stands on both.',
  gone: 'Both sides now find common encryption.',
  technical: 'No common cipher suite, group or signature scheme (alert 40 or 71; RFC 8446, section 4.1.1).',
  'because.alert': 'The site answers: no common encryption (alert {code}).',
  'because.works-with': 'With {suite} it works, but browsers do not offer that.',
  'because.works-with-keys': 'With more key types in the greeting it works.',
  'because.key': 'Its certificate has a key of the kind {kind}.',
  'because.who': 'Browsers built on Chromium do not take it. Firefox and OpenSSL take some of these.',
  'because.common': 'Both sides agreed on {suite}.',
} as const;
