import { expect, test } from 'vitest';
import { numbered, seen } from '../../../shared/facts/made-evidence.ts';
import type { NameResolution } from '../../../shared/model/evidence.ts';
import { pastHostsFile } from './past-hosts-file.ts';
import { CONTEXT } from './testing/imagined-world.ts';
import type { Try } from './tries.ts';

const asked = (resolution: Partial<NameResolution>, end: Try['end'] = 'closed', more: Partial<typeof CONTEXT> = {}) =>
  pastHostsFile(
    [
      {
        variation: { factor: 'judged' },
        address: '192.0.2.1',
        route: 'direct',
        end,
        alert: null,
        leaf: null,
        alpn: null,
        alone: false,
        milliseconds: 1,
        helloBytes: 2000,
        evidence: 1,
      },
    ],
    numbered(
      seen('name-resolution', {
        host: CONTEXT.target.host,
        addresses: ['192.0.2.1'],
        errorCode: null,
        fromHostsFile: true,
        milliseconds: 1,
        ...resolution,
      }),
    ),
    { ...CONTEXT, ...more },
  );

test('given a name from the hosts file that fails, asks the name service, then tries its address', () => {
  expect(asked({})).toEqual([{ probe: 'name-resolution', of: 'past-hosts-file' }]);
  const factor = { factor: 'beyond-hosts-file', address: '203.0.113.9' };
  expect(asked({ beyondHostsFile: ['203.0.113.9'] })).toMatchObject([{ probe: 'handshake', address: '203.0.113.9', variation: factor }]);
});

test.each([
  ['works', asked({}, 'worked')],
  ['is not from the hosts file', asked({ fromHostsFile: false })],
  ['has the same address at the name service', asked({ beyondHostsFile: ['192.0.2.1', '203.0.113.9'] })],
  ['is unknown to the name service', asked({ beyondHostsFile: [] })],
  ['is the proxy’s to look up', asked({}, 'closed', { proxied: true })],
])('given a name that %s, asks nothing', (_what, planned) => {
  expect(planned).toEqual([]);
});
