export const wrongUsage = {
  title: 'The certificate was made for another purpose.',
  plain: 'A certificate says what it may be used for. This one is not meant for a server.',
  gone: 'The certificate is meant for a server now.',
  technical:
    'Extended key usage lacks serverAuth, key usage does not fit, or a CA certificate is used as leaf (RFC 5280, sections 4.2.1.3 and 4.2.1.12).',
  'because.holds': 'The certificate is meant for this use.',
} as const;
