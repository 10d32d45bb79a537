export const revocationUnavailable = {
  title: 'Nobody can say whether the certificate was called back.',
  'title.stale-staple': 'The site sends an answer about its certificate that is too old.',
  'title.must-staple': 'The certificate promises an answer that the site does not send along.',
  plain: 'The issuer names a place to ask, but no good answer comes from there. Browsers go on; stricter programs stop.',
  gone: 'The answer about the certificate is there again.',
  technical:
    'OCSP or CRL named in the certificate gives no current answer, or a must-staple certificate comes without staple (RFC 6960; RFC 7633).',
  'because.no-answer': '{url} gave no answer.',
  'because.bad-answer': '{url} gave an answer that does not hold.',
  'because.stale': 'The answer ended on {date}.',
  'because.must-staple': 'The certificate demands a stapled answer, and none was sent.',
  'because.named-none': 'The certificate names no place to ask.',
  'because.good': 'A current answer says that it is good.',
} as const;
