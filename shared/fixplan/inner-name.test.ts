import { expect, it } from 'vitest';
import { isInnerName } from './inner-name.ts';

it.each([
  'printer',
  'nas.local',
  'git.corp',
  'router.home.arpa',
  'db.internal.',
  '192.168.1.1',
  '10.0.0.5',
  '172.31.9.9',
  '100.101.2.3',
  'shop.test',
  'fd00::1',
  '::1',
])('%s is known in its own network only', (host) => expect(isInnerName(host)).toBe(true));
it.each([
  'shop.example',
  'local.example',
  'mylocal.net',
  '172.32.0.1',
  '192.0.2.1',
  '100.128.0.1',
  '2001:db8::1',
  'corporate.com',
  'fd.example',
])('%s may have a certificate of a public issuer', (host) => expect(isInnerName(host)).toBe(false));
