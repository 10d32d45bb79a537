import { expect, it } from 'vitest';
import { meantCommand } from './meant-command.ts';

it.each([
  ['example.org', 'diagnose example.org'],
  ['https://shop.example.com/basket?x=1', "diagnose 'https://shop.example.com/basket?x=1'"],
  ['[2001:db8::1]:443', "diagnose '[2001:db8::1]:443'"],
  ['handshake-doctor://check/mail.example.org:993', 'diagnose mail.example.org:993'],
  ['error.log', 'read error.log'],
  ["my error's.log", "read 'my error'\\''s.log'"],
  ['certificate has expired', "explain 'certificate has expired'"],
  ['ERR_CERT_DATE_INVALID', 'explain ERR_CERT_DATE_INVALID'],
  ['diag', 'diagnose'],
  ['Computer', 'computer'],
])('who types %s meant “%s”', (typed, meant) => {
  expect(meantCommand(typed, (name) => name.endsWith('.log'))).toBe(meant);
});

it.each(['', '--jason', 'frobnicate', 'x'.repeat(400), 'a\u0000b.example', 'di'])('%s could mean anything', (typed) => {
  expect(meantCommand(typed, () => false)).toBeNull();
});
