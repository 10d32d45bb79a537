import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IpReader, showAddress } from './ip-packet.ts';
import { ipInFrame } from './link-layer.ts';

function v4(protocol: number, body: readonly number[], { id = 1, flags = 0 } = {}): Uint8Array {
  const length = 20 + body.length;
  return Uint8Array.from([
    0x45,
    0,
    length >> 8,
    length & 0xff,
    0,
    id,
    flags >> 8,
    flags & 0xff,
    64,
    protocol,
    0,
    0,
    192,
    0,
    2,
    1,
    198,
    51,
    100,
    2,
    ...body,
  ]);
}

function v6(next: number, body: readonly number[]): Uint8Array {
  const address = (last: number) => [0x20, 1, 0xd, 0xb8, ...Array.from({ length: 11 }, () => 0), last];
  return Uint8Array.from([0x60, 0, 0, 0, body.length >> 8, body.length & 0xff, next, 60, ...address(1), ...address(2), ...body]);
}

const TCP = Array.from({ length: 20 }, (_, index) => index);

describe('an IP packet', () => {
  test('of version 4 gives who, to whom and the segment; padding of short frames is left out', () => {
    const read = new IpReader().read(Uint8Array.from([...v4(6, TCP), 0, 0, 0]));
    expect(read).toMatchObject({ protocol: 'tcp', ttl: 64 });
    expect([...(read?.payload ?? [])]).toEqual(TCP);
    expect(showAddress(read?.from ?? '')).toBe('192.0.2.1');
  });

  test('of version 6 is read through its extension headers', () => {
    const read = new IpReader().read(v6(0, [60, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, ...TCP]));
    expect([...(read?.payload ?? [])]).toEqual(TCP);
    expect(showAddress(read?.to ?? '')).toBe('2001:db8::2');
  });

  test('in fragments is put together, in whatever order they come', () => {
    const whole = Array.from({ length: 24 }, (_, index) => index);
    const pieces = [
      v4(6, whole.slice(0, 8), { flags: 0x2000 }),
      v4(6, whole.slice(8, 16), { flags: 0x2001 }),
      v4(6, whole.slice(16), { flags: 2 }),
    ];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      const reader = new IpReader();
      const read = order.map((index) => reader.read(pieces[index] ?? new Uint8Array()));
      expect(read.slice(0, 2)).toEqual([null, null]);
      expect([...(read[2]?.payload ?? [])]).toEqual(whole);
    }
  });

  test('inside another, behind a signature or inside any tunnel is found', () => {
    const inner = [...v4(6, TCP)];
    const ethernet = [...Array.from({ length: 12 }, () => 0), 8, 0, ...inner];
    const vxlan = [0, 0, 0x12, 0xb5, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 1, 0, ...ethernet];
    const erspan = [0x10, 0, 0x88, 0xbe, 0, 0, 0, 1, 0x10, 0, 0, 0, 0, 0, 0, 0, ...ethernet];
    const geneve = [0, 0, 0x17, 0xc1, 0, 0, 0, 0, 1, 0, 0x65, 0x58, 0, 0, 1, 0, 0, 0, 0, 0, ...ethernet];
    const gtp = [0, 0, 8, 0x68, 0, 0, 0, 0, 0x34, 255, 0, 48, 0, 0, 0, 1, 0, 0, 0, 0x85, 1, 0, 1, 0, ...inner];
    const teredo = [0, 0, 13, 0xd8, 0, 0, 0, 0, ...v6(6, TCP)];
    const ppp = [0xff, 3, 0, 0x21, ...inner];
    const l2tp = [6, 0xa5, 6, 0xa5, 0, 0, 0, 0, 0x4a, 2, 0, 62, 0, 1, 0, 2, 0, 3, 0, 4, 0, 2, 0, 0, ...ppp];
    const gpe = [0, 0, 0x12, 0xb6, 0, 0, 0, 0, 0x0c, 0, 0, 1, 0, 0, 1, 0, ...inner];
    const tzsp = [0, 0, 0x90, 0x90, 0, 0, 0, 0, 1, 0, 0, 1, 0, 13, 4, 0, 0, 0, 1, 1, ...ethernet];
    const pptp = [0x30, 0x81, 0x88, 0x0b, 0, 44, 0, 7, 0, 0, 0, 1, 0, 0, 0, 1, ...ppp];
    const signed = [6, 4, 0, 0, 0, 0, 0, 7, 0, 0, 0, 1, ...Array.from({ length: 12 }, () => 0xaa), ...TCP];
    const l2tp3 = [0, 0, 0, 9, 1, 2, 3, 4, ...ethernet];
    const mpls = [0, 0, 0x19, 0xeb, 0, 0, 0, 0, 0, 1, 0, 64, 0, 2, 1, 64, ...v4(6, TCP)];
    const lisp = [0, 0, 0x10, 0xf5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ...v4(6, TCP)];
    const gue = [0, 0, 0x17, 0xc0, 0, 0, 0, 0, 1, 4, 0, 0, 9, 9, 9, 9, ...v4(6, TCP)];
    const bare = [0, 0, 0x17, 0xc0, 0, 0, 0, 0, ...v6(6, TCP)];
    const chain = [0, 0, 0x12, 0xb6, 0, 0, 0, 0, 0x0c, 0, 0, 4, 0, 0, 1, 0, 0x0f, 0xc2, 2, 1, 0, 0, 1, 255, ...v4(6, TCP)];
    const datagrams = [vxlan, geneve, gtp, teredo, l2tp, gpe, tzsp, mpls, lisp, gue, bare, chain].map((datagram) => v4(17, datagram));
    const tunnels = [...datagrams, v4(47, erspan), v4(47, pptp), v4(51, signed), v4(115, l2tp3)];
    for (const outer of [v4(4, inner), v4(41, [...v6(6, TCP)]), v4(47, [0, 0, 8, 0, ...inner]), ...tunnels])
      expect(new IpReader().read(outer)?.protocol).toBe('tcp');
  });

  test('of any bytes never throws', () => {
    const reader = new IpReader();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), fc.constantFrom(0x45, 0x46, 0x4f, 0x60), (bytes, first) => {
        bytes[0] = first;
        reader.read(bytes);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Duration, three addresses, number. */
const WIFI = Array.from({ length: 22 }, () => 1);

describe('a frame', () => {
  const ip = [...v4(6, TCP)];
  const mac = Array.from({ length: 12 }, () => 2);
  test.each([
    ['Ethernet', 1, [...mac, 8, 0], 14],
    ['Ethernet with two VLAN tags', 1, [...mac, 0x88, 0xa8, 0, 1, 0x81, 0, 0, 2, 8, 0], 22],
    ['PPPoE', 1, [...mac, 0x88, 0x64, 0x11, 0, 0, 1, 0, 42, 0, 0x21], 22],
    ['MPLS', 1, [...mac, 0x88, 0x47, 0, 0, 0x10, 64, 0, 0, 0x21, 64], 22],
    ['Linux cooked', 113, [...Array.from({ length: 14 }, () => 0), 8, 0], 16],
    ['Linux cooked v2', 276, [8, 0, ...Array.from({ length: 18 }, () => 0)], 20],
    ['BSD loopback', 0, [2, 0, 0, 0], 4],
    ['raw IP', 101, [], 0],
    ['PPP', 9, [0xff, 3, 0, 0x21], 4],
    ['PPP with a direction', 204, [1, 0xff, 3, 0, 0x21], 5],
    ['Ethernet in MPLS', 1, [...mac, 0x88, 0x47, 0, 0, 0x11, 64, 0, 0, 0, 0, ...mac, 8, 0], 36],
    ['IEEE 802.3 with LLC', 1, [...mac, 0, 48, 0xaa, 0xaa, 3, 0, 0, 0, 8, 0], 22],
    ['802.11', 105, [8, 1, ...WIFI, 0xaa, 0xaa, 3, 0, 0, 0, 8, 0], 32],
    [
      '802.11 with quality of service behind radiotap',
      127,
      [0, 0, 8, 0, 0, 0, 0, 0, 0x88, 2, ...WIFI, 0, 0, 0xaa, 0xaa, 3, 0, 0, 0, 8, 0],
      42,
    ],
    ['Per-Packet Information', 192, [0, 0, 8, 0, 1, 0, 0, 0, ...mac, 8, 0], 22],
    ['NFLOG', 239, [2, 0, 0, 0, 8, 0, 10, 0, 1, 2, 3, 4, 44, 0, 9, 0], 16],
    ['Cisco metadata', 1, [...mac, 0x89, 0x09, 1, 1, 0, 1, 0, 5, 8, 0], 22],
    ['MACsec that only signs', 1, [...mac, 0x88, 0xe5, 0, 0, 0, 0, 0, 1, 8, 0], 22],
    ['MACsec that only signs and names its sender', 1, [...mac, 0x88, 0xe5, 0x20, 0, 0, 0, 0, 1, ...mac.slice(4), 8, 0], 30],
    ['OpenBSD’s IPsec', 109, Array.from({ length: 12 }, () => 0), 12],
    ['OpenBSD’s packet filter log', 117, [61, ...Array.from({ length: 63 }, () => 0)], 64],
    ['Cisco VN-Tag', 1, [...mac, 0x89, 0x26, 0, 0, 0, 0, 8, 0], 20],
    ['HSR', 1, [...mac, 0x89, 0x2f, 0x10, 52, 0, 5, 8, 0], 20],
    ['a provider’s backbone', 1, [...mac, 0x88, 0xe7, 0, 0, 0, 5, ...mac, 8, 0], 32],
    ['Cisco FabricPath', 1, [...mac, 0x89, 0x03, 0, 0x40, ...mac, 8, 0], 30],
    ['a service chain', 1, [...mac, 0x89, 0x4f, 0x0f, 0xc2, 1, 1, 0, 0, 1, 0xff], 22],
    ['a service chain that carries frames', 1, [...mac, 0x89, 0x4f, 0x0f, 0xc2, 1, 3, 0, 0, 1, 0xff, ...mac, 8, 0], 36],
    ['Linux’ pppd', 166, [1, 3, 0, 0x21], 4],
    ['ATM', 100, [0xaa, 0xaa, 3, 0, 0, 0, 8, 0], 8],
    ['InfiniBand', 242, [8, 0, 0, 0], 4],
    ['netANALYZER', 240, [0, 0, 0, 0, ...mac, 8, 0], 18],
    ['Ethernet with its preamble', 274, [0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0xd5, ...mac, 8, 0], 22],
    ['Solaris', 226, Array.from({ length: 24 }, () => 0), 24],
    ['pktap', 258, [16, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, ...mac, 8, 0], 30],
  ] as const)('of %s leads to the IP packet', (_name, linkType, head, at) => {
    expect(ipInFrame(linkType, Uint8Array.from([...head, ...ip]))).toEqual({ kind: 'ip', at });
  });

  test('of ARP or an unknown link type is passed over', () => {
    expect(ipInFrame(1, Uint8Array.from([...mac, 8, 6, ...ip]))).toEqual({ kind: 'other' });
    expect(ipInFrame(9999, Uint8Array.from(ip))).toEqual({ kind: 'other' });
  });

  test('of a frame in a frame in a frame without end is passed over', () => {
    const tag = [...mac, 0x88, 0xe7, 0, 0, 0, 5];
    expect(ipInFrame(1, Uint8Array.from(Array.from({ length: 60_000 }, () => tag).flat()))).toEqual({ kind: 'other' });
  });

  test('of MACsec that is encrypted is passed over', () => {
    expect(ipInFrame(1, Uint8Array.from([...mac, 0x88, 0xe5, 0x0c, 0, 0, 0, 0, 1, 8, 0, ...ip]))).toEqual({ kind: 'other' });
  });

  test('of 802.11 that is encrypted, or names itself inside itself, is passed over', () => {
    expect(ipInFrame(105, Uint8Array.from([8, 0x41, ...WIFI, 0xaa, 0xaa, 3, 0, 0, 0, 8, 0, ...ip]))).toEqual({ kind: 'other' });
    expect(ipInFrame(192, Uint8Array.from([0, 0, 8, 0, 192, 0, 0, 0, ...ip]))).toEqual({ kind: 'other' });
  });
});
