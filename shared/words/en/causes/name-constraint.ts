export const nameConstraint = {
  title: 'The issuer was not allowed to make a certificate for this name.',
  plain: 'The issuer may only vouch for certain names. This site’s name is not among them.',
  gone: 'The name now lies within what the issuer may vouch for.',
  technical: 'A name of the leaf lies outside nameConstraints of an issuer (RFC 5280, section 4.2.1.10).',
  'because.holds': 'The issuer may vouch for this name.',
} as const;
