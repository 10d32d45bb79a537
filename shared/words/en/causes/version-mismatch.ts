export const versionMismatch = {
  title: 'The two sides know no common version of the secure protocol.',
  'title.server-too-old': 'The site only speaks old versions ({versions}) that programs no longer accept.',
  'title.sometimes': 'One of the servers behind this name only speaks old versions.',
  'title.client-too-old': 'The program is too old for this site, which asks for {versions}.',
  'title.cannot-negotiate': 'The site refuses every greeting that offers more than {version}.',
  plain: 'Both sides must speak the same version of TLS. One of them is too old.',
  gone: 'Both sides now find a common version.',
  technical:
    'No common protocol version: alert 70 protocol_version, or only versions outside the offer are accepted (RFC 8446, section 4.2.1; RFC 8996).',
  'because.alert': 'The site answers: no such protocol version (alert 70).',
  'because.accepts': 'It accepts {versions}.',
  'because.alone': 'When nothing newer than {version} is offered, it connects. It should choose that version by itself.',
  'because.refuses': 'It refuses {versions}.',
  'because.chose': 'It answers in {version}, which was not offered.',
  'because.profile': 'That is what {profile} can speak.',
  'because.alert-other': 'The site answers, but not that the version is the trouble.',
  'because.common': 'Both sides agreed on {version}.',
} as const;
