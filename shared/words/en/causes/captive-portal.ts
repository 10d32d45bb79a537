export const captivePortal = {
  title: 'This network wants you to sign in first.',
  plain: 'In hotels, trains and cafés a sign-in page comes before the internet. Until then it answers in the place of every site.',
  gone: 'The network lets you through now.',
  technical: 'A captive portal answers plain HTTP checks with its own page or redirect (RFC 8910; RFC 8952).',
  'because.answer': 'A test page that should be plain led to {where}.',
  'because.own-page': 'A test page showed something else than it should.',
  'because.network': 'The network itself says that you must sign in first. {where}',
  'because.511': 'A test page was answered with “sign in first” (status 511).',
  'because.refused': 'A test page was refused with a page that speaks of signing in (status {status}).',
  'because.site-fails': 'That is why the site shows a wrong answer.',
  'because.open': 'The test page came through as it should.',
  'because.works': 'The site itself works.',
} as const;
