/** The drawing of a handshake, and what each step is for: each sentence by the section that stands over it. Loaded with the first step that draws one. */
export const handshake = {
  open: 'Two real handshakes that went well. Press a step for what it is for, its fields and its bytes.',
  // RFC 8446 sections 4.1.1, 4.1.2, 4.2.1 and 4.2.8 (it may hold no half of the key); RFC 6066 section 3; RFC 9849 section 3.2.
  'step.13.client-hello':
    'It lists the versions, ciphers and key exchanges that the client accepts, and mostly the name of the site. It mostly holds the client’s half of the key already, which in TLS 1.2 comes much later. Everybody on the way can read it; only Encrypted Client Hello hides the name.',
  // RFC 8446 sections 4.1.1, 4.1.3, 4.1.4 and 4.2.8.
  'step.13.server-hello':
    'The server picks one version, one cipher and one key exchange, and adds its half of the key. Where it needs another key exchange, it asks for a second Client Hello instead: a Hello Retry Request.',
  // RFC 8446 section 4.3.1; section 4.2 on ALPN, of which HTTP/2 is one (RFC 7301 section 3.1).
  'step.13.encrypted-extensions':
    'The first encrypted message: what else the server chose, for example HTTP/2. It always comes, even if nothing stands in it.',
  // RFC 8446 sections 4.4.2, 2.2 (a key that both already share, of an earlier session or handed over otherwise) and 4.3.2.
  'step.13.certificate':
    'The server’s own certificate, and those that lead from it to a root. Only where both already share a key, mostly of an earlier session, does it stay away. A Certificate Request is another thing: with it, the server asks for yours, and it stands before this message.',
  // RFC 8446 section 4.4.3.
  'step.13.certificate-verify':
    'A signature over all messages so far. It proves that the server has the private key of its certificate. It follows every certificate of the server; without a certificate there is none.',
  // RFC 8446 sections 2 and 4.4.4.
  'step.13.server-finished':
    'A checksum over all messages so far, made with a key that only the two can know. Here the server speaks first, so its Finished comes before the client’s.',
  // RFC 8446 sections 2, 4.4.2, 4.4.3 and 4.4.4.
  'step.13.client-finished':
    'The client has checked certificate, signature and checksum, and sends a checksum of its own. If it was asked for a certificate, that stands before this message. Now both may send data.',
  // RFC 5246 section 7.4.1.2, RFC 6066 section 3.
  'step.12.client-hello':
    'It names the highest version and lists the ciphers that the client accepts, and mostly the name of the site. It holds no key yet.',
  // RFC 5246 sections 7.4.1.2, 7.4.1.3 and 7.4.2.
  'step.12.server-hello':
    'The server picks one version and one cipher suite. In TLS 1.2 the suite also says how the key is exchanged, and which kind of certificate goes with that.',
  // RFC 5246 sections 7.4.2, 7.3 (an earlier session), 6.1 (nothing is encrypted yet) and 7.4.4.
  'step.12.certificate':
    'The server’s own certificate, and those that lead from it to a root, readable for everybody on the way. The server nearly always sends it: only an earlier session taken up, and rare suites without certificates, do without. A Certificate Request is another thing: with it, the server asks for yours, and it stands before Server Hello Done.',
  // RFC 5246 section 7.4.3, RFC 8422 section 5.4.
  'step.12.server-key-exchange':
    'The server’s half of the key, with a signature over it and over the random numbers of both hellos. That proves that the server has the private key of its certificate. Suites with plain RSA have no such message.',
  // RFC 5246 section 7.4.5.
  'step.12.server-hello-done': 'It holds nothing: the server has said all, and waits. Now the client checks the certificate.',
  // RFC 5246 sections 7.4.7, 7.4.7.1 and 8.1.
  'step.12.client-key-exchange':
    'The client’s half of the key; with plain RSA a secret instead, encrypted for the certificate. In a full handshake it always comes. Now both can make the same keys.',
  // RFC 5246 sections 7.1 and 7.3 (note).
  'step.12.client-change-cipher-spec':
    'One byte, and by the standard no handshake message: what the client sends from here on is encrypted.',
  // RFC 5246 sections 7.3 and 7.4.9.
  'step.12.client-finished':
    'The first encrypted message: a checksum over all handshake messages so far. In a full handshake the client’s comes first; where an earlier session is taken up, the server’s does.',
  // RFC 5246 section 7.1.
  'step.12.server-change-cipher-spec': 'The same byte: what the server sends from here on is encrypted, too.',
  // RFC 5246 section 7.4.9.
  'step.12.server-finished':
    'Its checksum takes in the client’s Finished, too. Where both are right, nobody changed anything, and data follows.',
  // RFC 8446 section 5 and appendix D.4.
  change: 'In a check or a capture of TLS 1.3 you may also see Change Cipher Spec. It means nothing there: old boxes on the way expect it.',
  told: 'Drawn from what the text says. Nothing was measured.',
  'told.gap': 'What was said in between does not stand in the text.',
  'told.ends': 'The text ends here.',
  'told.refuses-certificate': 'The other side does not accept this certificate.',
  'told.no-agreement': 'The two found no version or cipher that both accept.',
  'told.no-answer': 'No answer came.',
  'told.not-tls': 'An answer came, but not in TLS.',
  'told.client-certificate': 'The server wants a certificate, and got none or one that it refuses.',
  // RFC 8446 section 2.2, RFC 5246 section 7.3.
  'taken-up': 'Hello. We go on with a key that we already share, so no certificate follows.',
  'went-on': 'We finished this handshake to see the rest. A browser stops where it fails.',
  // RFC 9001 sections 5.1 and 5.2.
  'quic-sealed': 'What follows is encrypted with keys that only the two know. A key log would show it.',
  shown: 'What the text shows',
  'shown.server': '{program} was connected to {server}.',
  'shown.program': 'Printed by {program}.',
  'shown.name': 'It asked for the name {name} (SNI).',
  'shown.agreed': 'Both sides agreed on {version} with {cipher}.',
  'shown.version': 'The server chose {version}.',
  'shown.no-agreement': 'No version and no cipher were agreed.',
  'shown.alpn': 'Agreed for the web (ALPN): {protocol}.',
  'shown.alpn.offered': 'Offered for the web (ALPN): {protocols}. None is shown as agreed.',
  'shown.certificate': 'Certificate {number}: {subject}.',
  'shown.certificate.issuer': 'Certificate {number}: {subject}, issued by {issuer}.',
  'shown.certificate.dates': 'Certificate {number}: {subject}, issued by {issuer}, valid from {from} to {to}.',
  'shown.verified': 'The check of the certificate came to: {result}.',
  'shown.asked': 'The server asked for a client certificate.',
  'shown.alert.client': 'The client broke off with the alert {name}.',
  'shown.alert.server': 'The server broke off with the alert {name}.',
  'shown.tunnel': 'The proxy was asked for a way to {to}, and answered {answer}.',
  bytes: 'The bytes',
  'bytes.part': 'The first {kept} of {count} bytes',
  sealed: 'It is encrypted: these are the bytes as they were sent.',
  place: 'Step {place} of {count}.',
  fields: 'What stands in the message',
  failing: 'It fails here',
  '13': 'TLS 1.3, since 2018',
  // RFC 8446 sections 1.2 and 2.
  '13.small': 'One round trip. All messages behind Server Hello are encrypted, the certificate too.',
  '12': 'TLS 1.2, since 2008',
  // RFC 5246 section 7.3.
  '12.small': 'Two round trips. The certificate travels in the clear, and the client’s Finished comes first.',
  where: 'Where it usually stops',
  'where.hello': 'After Client Hello: a box on the way drops it, or the two share no version or cipher.',
  'where.certificate': 'After Certificate: it ran out, has another name, or nobody here knows its issuer.',
  'where.request': 'After Certificate Request: the server wants a certificate of yours, and there is none or a wrong one.',
  'where.finished': 'After Finished: the handshake is done, and the server refuses for a reason of its own.',
  sources: 'By RFC 8446 (TLS 1.3) and RFC 5246 (TLS 1.2). A Certificate is the server’s own; a Certificate Request asks for yours.',
  check: 'Check a site',
} as const;
