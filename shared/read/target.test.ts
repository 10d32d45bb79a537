import { describe, expect, it } from 'vitest';
import { parseTarget } from './target.ts';

const choices = { startTls: null, connectTo: null, toAscii: (name: string) => new URL(`https://${name}`).hostname } as const;
const read = (typed: string) => {
  const target = parseTarget(typed, choices);
  return target.ok ? `${target.value.host} ${target.value.port} ${target.value.startTls ?? 'tls'}` : target.error.said.key;
};

describe('given what a person typed as an address, reads', () => {
  const cases: readonly (readonly [typed: string, read: string])[] = [
    ['Shop.Example.com', 'shop.example.com 443 tls'],
    ['shop.example.com:8443', 'shop.example.com 8443 tls'],
    ['https://user:secret@shop.example.com/path?q=a:b@c', 'shop.example.com 443 tls'],
    ['https://shop.example.com:444/x', 'shop.example.com 444 tls'],
    ['http://shop.example.com/', 'shop.example.com 443 tls'],
    ['[2001:db8::1]:8443', '2001:db8::1 8443 tls'],
    ['2001:db8::1', '2001:db8::1 443 tls'],
    ['192.0.2.1:993', '192.0.2.1 993 tls'],
    ['mail.example.com:587', 'mail.example.com 587 smtp'],
    ['imap://mail.example.com', 'mail.example.com 143 imap'],
    ['smtp://mail.example.com:465', 'mail.example.com 465 tls'],
    ['ldap://dir.example.com:10389', 'dir.example.com 10389 ldap'],
    ['bücher.example', 'xn--bcher-kva.example 443 tls'],
    ['“shop.example.com”', 'shop.example.com 443 tls'],
    ['shop.example.com.', 'shop.example.com 443 tls'],
    ['', 'targets.empty'],
    ['   ', 'targets.empty'],
    ['shop.example.com:0', 'targets.bad-port'],
    ['shop.example.com:70000', 'targets.bad-port'],
    ['shop.example.com:https', 'targets.bad-port'],
    ['the site does not open', 'targets.spaces'],
    ['1.2.3.400', 'targets.bad-name'],
    ['-x.example', 'targets.bad-name'],
    ['a..b', 'targets.bad-name'],
    ['ssh://shop.example.com', 'targets.unknown-scheme'],
    ['a:b:c', 'targets.bad-v6'],
    [`${'a'.repeat(5000)}`, 'targets.too-long'],
  ];
  for (const [typed, expected] of cases) it(`${typed.slice(0, 60) || 'nothing'} as ${expected}`, () => expect(read(typed)).toBe(expected));

  it('never keeps a user name or a password', () => {
    const target = parseTarget('https://bob:hunter2@shop.example.com/', choices);
    expect(JSON.stringify(target)).not.toMatch(/bob|hunter2/);
  });
});
