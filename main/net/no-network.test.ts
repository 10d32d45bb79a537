import { describe, expect, it } from 'vitest';
import { isWithoutNetwork } from './no-network.ts';

const loop = { lo: [{ address: '127.0.0.1', internal: true }] };
const at = (...addresses: string[]) => ({ ...loop, eth0: addresses.map((address) => ({ address, internal: false })) });

describe('whether this computer has any network', () => {
  it.each([
    ['only its own loop', loop, true],
    ['no interface at all', {}, true],
    ['an address that it gave itself because no router answered', at('169.254.12.9', 'fe80::1c2d:3eff:fe4f:5a6b'), true],
    ['an address of a router', at('192.168.1.20', 'fe80::1'), false],
    ['an address of the new kind alone', at('fe80::1', '2001:db8::7'), false],
    ['an address of the new kind that begins like a self-given one', at('fec0::7'), false],
  ])('given %s', (_name, interfaces, without) => {
    expect(isWithoutNetwork(interfaces)).toBe(without);
  });
});
