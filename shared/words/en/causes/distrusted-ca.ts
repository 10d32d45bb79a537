export const distrustedCa = {
  title: 'Browsers no longer trust the issuer of this site’s certificate.',
  plain: 'The issuer broke the rules and was taken off the lists. The site needs a certificate of another issuer.',
  gone: 'The certificate comes from an issuer that browsers trust.',
  technical: 'The path ends at a root that root programs removed or restricted by date (policies of Mozilla, Chrome, Apple, Microsoft).',
  'because.holds': 'The issuer stands on the lists.',
} as const;
