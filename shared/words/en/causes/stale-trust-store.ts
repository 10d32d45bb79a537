export const staleTrustStore = {
  title: 'The list of issuers on this computer is too old.',
  'title.store': 'The list of issuers of {store} is too old to know {issuer}.',
  plain: 'Programs keep a list of issuers. New issuers are missing from an old list. An update brings them.',
  gone: 'The list of issuers knows the site’s issuer now.',
  technical: 'The root is in current public root programs but not in the store that judged (root store policies; fix by update).',
  'because.public': 'The issuer is on the current public list.',
  'because.missing': 'It is not on the list of {store}.',
  'because.others-know': '{stores} knows it.',
  'because.holds': 'The list on this computer knows the issuer.',
  'because.not-public': 'The issuer is on no public list, so an update would not help.',
} as const;
