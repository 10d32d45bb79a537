export const refused = {
  title: 'Nothing listens at this address and port.',
  'title.port': 'Nothing listens on port {port} there.',
  'title.by-address': {
    by: 'bad',
    one: 'One of {all} addresses turns the connection away.',
    other: '{bad} of {all} addresses turn the connection away.',
  },
  'title.sometimes': 'The connection is turned away now and then: it was taken {worked} of {of} times.',
  'title.here': 'This computer does not allow the connection.',
  plain: 'The address was reached, but it turned the connection away. The service may be stopped, or a firewall says no.',
  gone: 'The address takes connections now.',
  technical: 'RST in answer to SYN, or an ICMP refusal (ECONNREFUSED; RFC 9293, section 3.10.7.1).',
  'because.refused': '{addresses} turned the connection away.',
  'because.not-permitted': 'This computer itself refused to open the connection.',
  'because.others-work': 'The other addresses take the connection.',
  'because.bad-address': 'This address and port cannot be connected to.',
  'because.taken': 'The connection is taken.',
} as const;
