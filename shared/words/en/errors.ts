/** What went wrong with a request to the program itself, and the next step. */
export const errors = {
  'not-built-yet': 'This version cannot do that yet.',
  'not-built-yet.next': 'Run handshake-doctor without arguments to see what it can do.',
  'no-such-case': 'This case is not there any more.',
  'no-such-case.next': 'Start a new one; nothing else is lost.',
  'no-file-kind': 'We do not know what kind of file {name} is.',
  'no-file-kind.next': 'Open a saved case, a packet capture, a server log, a NetLog or a certificate file.',
  'no-practice': 'There is no built-in example running for this case.',
  'no-practice.next': 'Start the example again from the first page.',
  'no-target': 'This case has no site to check again.',
  'no-target.next': 'Give the name of the site first.',
  'cannot-save': 'The file {file} could not be written.',
  'cannot-save.next': 'Choose another place that you may write to ({code}).',
} as const;
