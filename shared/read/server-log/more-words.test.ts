import { expect, test } from 'vitest';
import { moreWords } from './more-words.ts';

const FAILED = { kind: 'failed' } as const;
const CLOSED = { kind: 'dropped', how: 'closed' } as const;

test.each([
  ['a program with a setting for it', 'squid', FAILED, 'server', 'logs.more.squid'],
  ['a program without one (ngIRCd drops what GnuTLS says)', 'ngircd', FAILED, 'server', 'logs.more.capture'],
  ['a log that already names the close', 'nginx', CLOSED, 'server', 'logs.more.capture'],
  ['a log that calls every end a close', 'dovecot', CLOSED, 'server', 'logs.more.dovecot'],
  ['a proxy with a setting for it', 'apache', FAILED, 'client', 'logs.more.apache'],
  ['a proxy that says all it knows', 'nginx', CLOSED, 'client', 'logs.more.behind'],
  ['a program that nobody knows, as a client', 'unknown', FAILED, 'client', 'logs.more.behind'],
] as const)('of %s: %s', (_what, software, signal, role, key) => expect(moreWords(software, signal, role).key).toBe(key));
