export const clientFault = {
  title: 'The program itself fails, not the connection.',
  plain: 'The program could not read its own files or settings, or broke off by itself.',
  gone: 'The program works again.',
  technical: 'A local failure of the client: a key, certificate or configuration file that cannot be loaded, or an internal error.',
  'because.unseen': 'Only the program’s own message shows this.',
  'because.works': 'From here the site works, so look at the program.',
} as const;
