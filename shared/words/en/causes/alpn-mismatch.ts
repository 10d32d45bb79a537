export const alpnMismatch = {
  title: 'The two sides know no common web protocol.',
  plain: 'Inside the secure connection both sides must agree on a protocol, such as HTTP/2. They do not.',
  gone: 'Both sides now agree on a protocol.',
  technical: 'ALPN finds nothing in common: alert 120 no_application_protocol, or an answer outside the offer (RFC 7301, section 3.2).',
  'because.alert': 'The site answers: no common protocol (alert 120).',
  'because.without': 'Without the list of protocols the connection works.',
  'because.offered': 'We offered {protocols}.',
  'because.chose': 'It chose {protocol}, which was not offered.',
  'because.common': 'Both sides agreed on {protocol}.',
  'because.none-needed': 'The site needs no such agreement.',
} as const;
