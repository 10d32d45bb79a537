export const revoked = {
  title: 'The site’s certificate was called back by its issuer.',
  'title.issuer': 'A certificate that stands behind this site’s was called back.',
  plain: 'The issuer declared the certificate void before its end, often because its key was lost.',
  gone: 'The certificate is no longer called back.',
  technical: 'CRL or OCSP status is revoked (RFC 5280, section 5.3; RFC 6960, section 2.2).',
  'because.answer': '{by} says: called back on {date}.',
  'because.answer-undated': '{by} says: called back.',
  'by.staple': 'The answer that the site sends along',
  'by.ocsp': 'The issuer’s responder (OCSP)',
  'by.crl': 'The issuer’s list (CRL)',
  'because.reason': 'The reason given is: {reason}.',
  'because.good': 'The issuer says that it is good.',
} as const;
