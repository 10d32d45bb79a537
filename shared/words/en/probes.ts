export const probes = {
  'client.no-version': 'This client knows {versions}; the server accepts none of them.',
  'client.no-suite': 'In {version}, this client and the server have no cipher suite in common.',
  'client.no-group': 'In {version}, this client and the server have no key exchange group in common.',
  'client.short-dh': 'The server’s Diffie-Hellman prime has {bits} bits; this client wants {wanted}.',
  'client.key-kind': 'The server’s certificate has a key of the kind {key}, which this client does not accept.',
  'client.needs-name': 'This client does not send the host name, and the server does not answer without it.',
} as const;
