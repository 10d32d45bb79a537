export const plainHttp = {
  title: 'This port answers without encryption.',
  'title.some': {
    by: 'bad',
    one: 'One of {all} servers answers without encryption on this port.',
    other: '{bad} of {all} servers answer without encryption on this port.',
  },
  plain: 'The server speaks plain HTTP where a secure connection is expected.',
  gone: 'The port now speaks TLS.',
  technical: 'The answer to the ClientHello is an HTTP response, no TLS record (RFC 8446, section 5.1).',
  'because.answer': 'To our secure greeting it answered with plain web text: “{text}”.',
  'because.no-answer': 'None of {count} secure greetings got an answer, whatever they held.',
  'because.plain-answer': 'Asked without encryption, the same port answers: “{text}”.',
  'because.plain-works': 'Asked without encryption, the same port answers.',
  'because.tls': 'The port does speak TLS.',
} as const;
