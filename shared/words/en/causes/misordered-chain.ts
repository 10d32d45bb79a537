export const misorderedChain = {
  title: 'The site sends its certificates in the wrong order, or some that do not belong.',
  plain: 'Browsers sort that out. Some other programs do not.',
  gone: 'The certificates come in the right order.',
  technical: 'The certificate list is not leaf first, each issuer next (RFC 5246, section 7.4.2; RFC 8446, section 4.4.2 is laxer).',
  'because.holds': 'The certificates come in the right order.',
} as const;
