export const insecureLegacy = {
  title: 'The site still accepts outdated versions.',
  'title.versions': 'The site still accepts outdated versions ({versions}).',
  plain: 'It works in your browser. But old versions help an attacker, and rules for cards and health forbid them.',
  gone: 'The site no longer accepts outdated versions.',
  technical: 'SSL 3.0, TLS 1.0 or TLS 1.1 is accepted beside newer versions (RFC 8996; RFC 7568).',
  'because.accepts': 'It accepts {versions}.',
  'because.only-new': 'It accepts no version older than TLS 1.2.',
} as const;
