export const expired = {
  title: 'This site’s certificate has run out.',
  'title.ago': 'This site’s certificate ran out {ago} ago.',
  'title.issuer': 'A certificate that stands behind this site’s ran out {ago} ago.',
  'title.some': {
    by: 'bad',
    one: 'One of {all} servers of this site uses a certificate that ran out {ago} ago.',
    other: '{bad} of {all} servers of this site use a certificate that ran out {ago} ago.',
  },
  plain: 'A certificate is only good until a date. This one is past it. Only the site’s owner can renew it.',
  gone: 'The certificate is good again.',
  technical: 'notAfter of a certificate of the path lies before the time of the check (RFC 5280, sections 4.1.2.5 and 6.1.3).',
  'because.date': 'The certificate for {name} was good until {date}.',
  'because.both-clocks': 'Your clock and the time on the internet both say so.',
  'because.clock-only': 'We go by your computer’s clock: no other time was at hand.',
  'because.clock-hides': 'Your clock is {off} behind, so your programs may not notice.',
  'because.clock-doubt': 'By the time the site gives, the certificate would still be good.',
  'because.holds': 'Every certificate is still good: the first one ends on {date}.',
} as const;
