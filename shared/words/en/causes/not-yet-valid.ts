export const notYetValid = {
  title: 'This site’s certificate is not good yet.',
  'title.date': 'This site’s certificate only becomes good on {date}.',
  'title.some': {
    by: 'bad',
    one: 'One of {all} servers of this site uses a certificate that only becomes good on {date}.',
    other: '{bad} of {all} servers of this site use a certificate that only becomes good on {date}.',
  },
  plain: 'A certificate is good from one date to another. This one has not begun. It was put in place too early.',
  gone: 'The certificate has begun.',
  technical: 'notBefore of a certificate of the path lies after the time of the check (RFC 5280, sections 4.1.2.5 and 6.1.3).',
  'because.date': 'The certificate for {name} begins on {date}.',
  'because.both-clocks': 'Your clock and the time on the internet both say so.',
  'because.clock-only': 'We go by your computer’s clock: no other time was at hand.',
  'because.clock-doubt': 'By the time the site gives, the certificate has already begun.',
  'because.holds': 'Every certificate has already begun.',
} as const;
