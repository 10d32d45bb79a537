export const ctMissing = {
  title: 'The certificate was not made public in the logs that browsers ask for.',
  plain: 'Public certificates must be entered in open logs. This one shows no proof of it.',
  gone: 'The certificate shows proof of the public logs.',
  technical: 'Too few signed certificate timestamps for the browser’s policy (RFC 6962, section 3; Chrome CT policy).',
  'because.holds': 'The certificate shows proof of the public logs, or needs none.',
} as const;
