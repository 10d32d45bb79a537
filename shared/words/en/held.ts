/** What a file holds that is no certificate: a request, a key, a list. */
export const held = {
  request: 'This is a certificate request, not yet a certificate.',
  'request.names': 'It asks for {names}.',
  'request.subject-only':
    'It asks for “{name}”, and only in the subject. Browsers look at the list of names, so ask the authority to add one.',
  'request.no-names': 'It names no host, so a certificate made from it would fit no site.',
  'request.bad-signature': 'Its own signature does not hold: the file was changed or damaged. Make a new one.',
  'request.next':
    'Send it to your certificate authority. What comes back is the certificate: put that into the server, beside the key that this request was made with.',
  'request.with-key': 'The file holds a private key too. Take the key out before you send the request.',
  'private-key': 'This is a private key, not a certificate.',
  'private-key.locked': 'It is protected by a password, so nothing more is known of it.',
  'private-key.unread': 'What kind of key it is cannot be read.',
  'private-key.ssh': 'It is a key for SSH. Servers of secure web pages or mail do not use keys in this form.',
  'private-key.kept': 'Only its kind was looked at. Nothing of the key is shown or kept.',
  'private-key.next':
    'It belongs into the server, beside its certificate, and to nobody else. To see whether the two belong together, open the certificate and then check the key.',
  'private-key.sent': 'If this key was ever sent by mail or chat, make a new key and a new certificate, and have the old one withdrawn.',
  'public-key': 'This is a public key, not a certificate.',
  'public-key.next': 'A server needs a certificate: the same key, together with names and dates, signed by an authority.',
  'revocation-list': 'This is a list of withdrawn certificates, made by {issuer}.',
  'revocation-list.of': { by: 'count', one: 'One certificate stands on it.', other: '{count} certificates stand on it.' },
  'revocation-list.none': 'No certificate stands on it.',
  'revocation-list.dates': 'It is of {from}, and the next one is due on {to}.',
  'revocation-list.stale': 'It has been out of date since {to}. The authority must publish a new one.',
  'revocation-list.next': 'A certificate of this authority counts as withdrawn if its serial number stands on the list.',
  'key.bits': 'The key is of the kind {name}, with {bits} bits.',
  'key.name': 'The key is of the kind {name}.',
  'key.weak': 'The key is of the kind {name}, with only {bits} bits. Browsers want at least 2,048, so make a new key.',
} as const;
