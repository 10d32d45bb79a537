import { describe, expect, it } from 'vitest';
import { HOST, handshake, healthySite, judgement, seen, times } from '../facts/made-evidence.ts';
import { dns } from './dns.ts';
import { judging } from './judging.ts';

const judge = judging(dns);

describe('dns', () => {
  it('given a name that does not exist, is certain', () => {
    expect(
      judge([seen('name-resolution', { host: HOST, addresses: [], errorCode: 'ENOTFOUND', fromHostsFile: false, milliseconds: 5 })]),
    ).toMatchObject({ state: 'found', variant: 'no-such-name', certainty: 'certain' });
  });

  it('given no answer to the look-up, blames the network', () => {
    expect(
      judge([seen('name-resolution', { host: HOST, addresses: [], errorCode: 'EAI_AGAIN', fromHostsFile: false, milliseconds: 5 })]),
    ).toMatchObject({ state: 'found', variant: 'no-resolver', side: 'network' });
  });

  const offline = (host: string = HOST) =>
    seen('name-resolution', { host, addresses: [], errorCode: 'EAI_AGAIN', fromHostsFile: false, withoutNetwork: true, milliseconds: 1 });

  it('given no answer to the look-up and no network at all, says so, on the side of this computer', () => {
    expect(judge([offline()])).toMatchObject({ state: 'found', variant: 'no-network', side: 'this-computer', certainty: 'certain' });
  });

  it('given that a later look-up came through, forgets that there was no network', () => {
    expect(judge([offline(), leads(['192.0.2.1']), handshake()]).state).toBe('ruled-out');
  });

  const leads = (addresses: string[], fromHostsFile = false, host: string = HOST) =>
    seen('name-resolution', { host, addresses, errorCode: null, fromHostsFile, milliseconds: 5 });
  const refused = (address: string) => seen('tcp-connect', { address, port: 443, outcome: 'refused', errorCode: null, milliseconds: 1 });
  const PUBLIC = 'shop.example.com';

  it.each([
    [['0.0.0.0'], false, HOST, 'certain', 'network'],
    [['0.0.0.0', '::'], false, HOST, 'certain', 'network'],
    [['0.0.0.0'], true, HOST, 'certain', 'this-computer'],
    [['127.0.0.1'], false, PUBLIC, 'likely', 'network'],
    [['127.0.0.1'], true, PUBLIC, 'likely', 'this-computer'],
    [['146.112.61.106'], false, PUBLIC, 'certain', 'network'],
  ] as const)('given that the name leads to %s (hosts file: %s), says that %s is blocked', (addresses, hosts, host, certainty, side) => {
    expect(judge([leads([...addresses], hosts, host), ...addresses.map(refused)])).toMatchObject({
      state: 'found',
      variant: hosts ? 'hosts-file' : 'blocked',
      certainty,
      side,
    });
  });

  it.each([
    ['a public name that leads to this computer, where something answers', [leads(['127.0.0.1'], false, PUBLIC), handshake()]],
    ['a name of this network that leads to this computer', [leads(['127.0.0.1'], false, 'shop.localhost'), refused('127.0.0.1')]],
    ['one true address beside a blocked one', [leads(['0.0.0.0', '192.0.2.1']), refused('192.0.2.1')]],
    ['a made-up name without an address', [leads(['192.0.2.1']), refused('192.0.2.1'), leads([], false, 'made-up.invalid')]],
    ['a made-up name with another address', [leads(['192.0.2.1']), refused('192.0.2.1'), leads(['192.0.2.9'], false, 'made-up.invalid')]],
  ])('given the twin, %s, is not found', (_name, evidence) => {
    expect(judge(evidence).state).not.toBe('found');
  });

  it('given that a name which cannot exist leads to the same address, says that the look-up makes answers up', () => {
    expect(judge([leads(['192.0.2.1']), refused('192.0.2.1'), leads(['192.0.2.1'], false, 'made-up.invalid')])).toMatchObject({
      state: 'found',
      variant: 'blocked',
      certainty: 'certain',
    });
  });

  it('given the twin, an address that refuses, is not found', () => {
    expect(
      judge([
        seen('name-resolution', { host: HOST, addresses: ['192.0.2.1'], errorCode: null, fromHostsFile: false, milliseconds: 5 }),
        seen('tcp-connect', { address: '192.0.2.1', port: 443, outcome: 'refused', errorCode: null, milliseconds: 1 }),
      ]).state,
    ).not.toBe('found');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });

  describe('given a hosts file that leads the name elsewhere, where it fails', () => {
    const BEYOND = '203.0.113.9';
    const good = judgement();
    const resolution = (addresses: readonly string[], beyondHostsFile?: readonly string[]) =>
      seen('name-resolution', {
        host: HOST,
        addresses,
        errorCode: null,
        fromHostsFile: true,
        ...(beyondHostsFile === undefined ? {} : { beyondHostsFile }),
        milliseconds: 1,
      });
    const fails = times(2, handshake({ end: { how: 'reset', phase: 'after-hello' } }));
    const beyond = [
      handshake({
        variation: { factor: 'beyond-hosts-file', address: BEYOND },
        address: BEYOND,
        certificates: good.served.map((one) => one.derBase64),
      }),
      seen('chain', good),
    ];

    it('and works at the address of the name service, is certain and this computer’s', () => {
      expect(judge([resolution(['192.0.2.1'], [BEYOND]), ...fails, ...beyond])).toMatchObject({
        state: 'found',
        variant: 'hosts-file',
        side: 'this-computer',
        certainty: 'certain',
      });
    });

    it.each([
      ['the other address was not tried, or fails too', resolution(['192.0.2.1'], [BEYOND]), fails],
      ['only the hosts file knows the name', resolution(['192.0.2.1'], []), fails],
      ['the name service says the same', resolution(['192.0.2.1'], ['192.0.2.1']), [...fails, ...beyond]],
      ['nobody asked the name service', resolution(['192.0.2.1']), fails],
      [
        'it works where the hosts file leads',
        resolution(['192.0.2.1'], [BEYOND]),
        [...times(3, handshake()), seen('chain', good), ...beyond],
      ],
    ])('but %s, is ruled out', (_what, resolved, rest) => {
      expect(judge([resolved, ...rest]).state).toBe('ruled-out');
    });
  });
});
