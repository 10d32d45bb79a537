export const clientCertRequired = {
  title: 'The site lets in only those who show a certificate of their own.',
  plain: 'The server asks the visitor for a certificate, like a staff card. None was shown.',
  gone: 'The site no longer asks for a certificate, or got one.',
  technical: 'CertificateRequest, then a refusal without a client certificate (alert 116 or 40, or HTTP 400; RFC 8446, section 4.3.2).',
  'because.asked': 'The server asked for a certificate, and we showed none.',
  'because.alert': 'It then refused: alert {code}.',
  'because.issuers': 'It takes certificates of: {issuers}.',
  'because.page': 'It answered with a page that says so.',
  'because.refused-page': 'It then refused a simple request for its first page.',
  'because.dropped': 'It then ended the connection.',
  'because.optional': 'It asks for a certificate but goes on without one.',
  'because.not-asked': 'It asks for no certificate.',
} as const;
