export const selfSigned = {
  title: 'This site made its own certificate. Nobody else vouches for it.',
  'title.some': {
    by: 'bad',
    one: 'One of {all} servers of this site uses a certificate that it made itself.',
    other: '{bad} of {all} servers of this site use a certificate they made themselves.',
  },
  plain: 'A certificate should be signed by an issuer that your programs know. This one signed itself.',
  gone: 'The site now shows a certificate of an issuer.',
  technical:
    'The leaf is self-issued and no trusted issuer vouches for it (RFC 5280, section 3.2; X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT).',
  'because.itself': 'The certificate for {name} names itself as its issuer.',
  'because.not-self': 'The certificate was signed by {issuer}.',
  'because.trusted': 'It signed itself, but this computer was told to trust it.',
} as const;
