import { describe, expect, test } from 'vitest';
import type { CaptureStream } from '../model/traffic.ts';
import { capturedGroup } from './captured-groups.ts';

function stream(changes: Partial<CaptureStream>): CaptureStream {
  return {
    client: '192.0.2.1:50000',
    server: '198.51.100.2:443',
    sni: 'shop.example',
    offeredVersions: ['TLS 1.3', 'TLS 1.2'],
    version: 'TLS 1.3',
    cipher: null,
    alerts: [],
    certificates: [],
    certificatesBase64: [],
    ending: 'completed',
    cause: null,
    certainty: null,
    because: [],
    steps: [],
    ...changes,
  };
}
const times = (count: number, changes: Partial<CaptureStream>) => Array.from({ length: count }, () => stream(changes));
const hello = (bytes: number) => [{ from: 'client', message: 'ClientHello', at: 0, bytes, encrypted: false, facts: [] }] as const;
const said = (streams: readonly CaptureStream[]) => capturedGroup(streams, 'reset').map(({ key, values }) => [key, values]);

describe('many captured conversations, some of which failed', () => {
  test('all to one address, where nothing else went', () => {
    expect(
      said([
        ...times(14, { cause: 'reset' }),
        ...times(100, { server: '198.51.100.3:443' }),
        stream({ server: '198.51.100.3:443', untold: 85 }),
      ]),
    ).toEqual([
      ['facts.captured.count', { count: 14, all: 200 }],
      ['facts.captured.all-server', { value: '198.51.100.2:443' }],
      ['facts.captured.no-other', undefined],
    ]);
  });

  test.each([
    ['one site', { sni: 'old.example' }, 'facts.captured.all-sni'],
    ['no site', { sni: null }, 'facts.captured.all-nameless'],
    ['a large hello', { steps: hello(1700) }, 'facts.captured.all-large'],
    ['one client', { client: '192.0.2.9:51000' }, 'facts.captured.all-client'],
  ] as const)('with %s in common', (_what, changes, key) => {
    expect(said([...times(3, { cause: 'reset', ...changes }), ...times(9, { steps: hello(500) })]).map(([one]) => one)).toContain(key);
  });

  test('with nothing of their own in common are only counted', () => {
    expect(said([...times(3, { cause: 'reset' }), ...times(9, {})]).map(([key]) => key)).toEqual(['facts.captured.count']);
  });

  test('but few of them need no count', () => {
    expect(said([stream({ cause: 'reset' }), ...times(9, {})])).toEqual([]);
    expect(said(times(3, { cause: 'reset' }))).toEqual([]);
  });
});
