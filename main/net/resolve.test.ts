import { expect, test } from 'vitest';
import { RESOLVE_CANCELLED, readHostsFile, resolveHere } from './resolve.ts';
import { soon } from './testing/scripted-server.ts';

const HOSTS = `# a comment
127.0.0.1\tlocalhost
::1 localhost ip6-localhost
192.0.2.7  Site.Example www.site.example # added by hand
not-an-address site.example
192.0.2.8 other.example\r
`;

test.each([
  ['site.example', ['192.0.2.7']],
  ['WWW.SITE.EXAMPLE', ['192.0.2.7']],
  ['localhost', ['127.0.0.1', '::1']],
  ['other.example', ['192.0.2.8']],
  ['added', []],
  ['example', []],
])('given a hosts file, finds what stands there for %s', (host, expected) => {
  expect(readHostsFile(HOSTS, host)).toEqual(expected);
});

test.each(['192.0.2.1', '2001:db8::1'])('given the address %s, asks nobody', async (host) => {
  expect(await resolveHere(host, soon())).toMatchObject({ addresses: [host], errorCode: null, fromHostsFile: false });
});

test('given localhost, finds it in the hosts file', async () => {
  expect(await resolveHere('localhost', soon())).toMatchObject({ errorCode: null, fromHostsFile: true });
});

test('given a name that cannot be, names the code', async () => {
  expect(await resolveHere('no-such-name.invalid', soon(6_000))).toMatchObject({ addresses: [], errorCode: expect.stringMatching(/^E/) });
});

test('given a cancelled job, does not wait for the resolver', async () => {
  const job = new AbortController();
  job.abort();
  expect(await resolveHere('site.example', { at: performance.now() + 5_000, signal: job.signal })).toMatchObject({
    addresses: [],
    errorCode: RESOLVE_CANCELLED,
  });
});
