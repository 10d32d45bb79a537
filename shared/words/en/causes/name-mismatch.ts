export const nameMismatch = {
  title: 'The certificate is for another name.',
  'title.other': 'The site shows a certificate for {names}, not for {host}.',
  'title.by-ech': 'The site shows the certificate for its cover name {names}, not the one for {host}.',
  'title.some': {
    by: 'bad',
    one: 'One of {all} servers shows a certificate that is not for {host}.',
    other: '{bad} of {all} servers show a certificate that is not for {host}.',
  },
  'title.no-san': 'The certificate does not list {host} where programs look for it.',
  plain: 'A certificate names the sites it is good for. The name you opened is not among them.',
  gone: 'The certificate now names the site.',
  technical: 'No subjectAltName entry matches the reference identity (RFC 9525, section 6.3; the common name is not used).',
  'because.names': 'It is good for: {names}.',
  'because.no-names': 'It lists no name in the place that counts. The old name field is not read any more.',
  'because.asked': 'You opened {host}.',
  'because.ech': 'Greeted without the encrypted part (ECH), it shows a certificate for {host}.',
  'because.ech-keys':
    'The server has keys for encrypted greetings (ECH). A browser that gets them from the name service may see the right certificate. This was not tried.',
  'because.holds': 'The certificate names {host}.',
  'because.no-host': 'No name is known to compare the certificate with.',
} as const;
