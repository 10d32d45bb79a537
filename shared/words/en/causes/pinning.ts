export const pinning = {
  title: 'The program only accepts certificates it was built with.',
  plain: 'Some apps carry a fixed list of keys. If the site changes its key, or a proxy signs anew, they refuse.',
  gone: 'The program accepts the certificate.',
  technical: 'The key of the path matches none of the program’s pins (RFC 7469, section 2.6; MOZILLA_PKIX_ERROR_KEY_PINNING_FAILURE).',
  'because.unseen': 'Pins are inside the program and cannot be seen from outside.',
  'because.intercepted': 'Something signs the connection anew, which pins always refuse.',
} as const;
