export const weakSignature = {
  title: 'The site’s certificate is signed in an outdated way.',
  plain: 'The signature uses a method that can be forged today. Programs refuse it.',
  gone: 'The certificate is signed with a sound method now.',
  technical: 'A certificate of the path is signed with MD5 or SHA-1 (RFC 6194; Baseline Requirements, section 7.1.3.2).',
  'because.holds': 'All signatures use a sound method.',
} as const;
