export const badCertificate = {
  title: 'The site’s certificate is not made as it should be.',
  plain: 'A certificate in the chain breaks a rule that programs check. It has to be made again.',
  gone: 'The certificates follow the rules.',
  technical:
    'A certificate of the path breaks RFC 5280: signature, basic constraints, path length, unknown critical extension, or encoding.',
  'because.holds': 'Every certificate follows the rules.',
} as const;
