import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIpAddress } from './ip-address.ts';

const bytes = (text: string) => {
  const parsed = parseIpAddress(text);
  return parsed === null ? null : [...parsed];
};

describe('given the text of an IP address, reads its bytes', () => {
  it('IPv4', () => expect(bytes('192.0.2.10')).toEqual([192, 0, 2, 10]));
  it('IPv6 with a gap', () => expect(bytes('2001:db8::1')).toEqual([0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]));
  it('IPv6 with an IPv4 tail', () => expect(bytes('::ffff:192.0.2.1')?.slice(10)).toEqual([0xff, 0xff, 192, 0, 2, 1]));
  it('IPv6 with a zone', () => expect(bytes('fe80::1%eth0')?.[0]).toBe(0xfe));
  for (const bad of [
    '',
    '1.2.3',
    '1.2.3.256',
    '01.2.3.4',
    '1:2',
    ':::',
    '1::2::3',
    '12345::',
    'example.com',
    '1.2.3.4::',
    '[::1]',
    '1:2:3:4:5:6:7:8:9',
  ])
    it(`refuses ${bad === '' ? 'nothing' : bad}`, () => expect(parseIpAddress(bad)).toBeNull());
  it('reads back every address that fast-check writes', () => {
    fc.assert(fc.property(fc.ipV6(), (text) => parseIpAddress(text)?.length === 16));
    fc.assert(fc.property(fc.ipV4(), (text) => parseIpAddress(text)?.join('.') === text));
  });
});
