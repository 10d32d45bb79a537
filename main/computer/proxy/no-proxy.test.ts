import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordedMachine } from '../testing/recorded-machine.ts';
import { recordedOutput } from '../testing/recorded-output.ts';
import { readEnvironment } from './environment.ts';
import { curlRule, type ExceptionRule, fitsWildcard, goRule, inBlock, nodeRule, requestsRule, urllibRule, wgetRule } from './no-proxy.ts';
import { askingOf } from './read-proxy-settings.ts';

type Measured = Readonly<Record<string, string>>;

const [first = '', second = ''] = recordedOutput('proxy/no-proxy-matrix.txt').split(/^--- .*$/mu);
const parse = (part: string) =>
  part
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Measured);

const RULES: readonly (readonly [string, ExceptionRule])[] = [
  ['curl', curlRule],
  ['wget', wgetRule],
  ['py-urllib', urllibRule],
  ['py-requests', requestsRule],
  ['node24', nodeRule],
];

/** Measured over http, told over https: the default port is as unwritten there. */
function targetOf(address: string) {
  const url = new URL(address);
  return { host: url.hostname.replace(/^\[|\]$/gu, ''), port: url.port === '' ? 443 : Number(url.port) };
}

describe.each(parse(first))('given NO_PROXY "$no_proxy" and $url', ({ no_proxy: list = '', url = '', ...measured }) => {
  test.each(RULES)('%s goes the way that was measured', (tool, rule) => {
    const bypassed = list !== '' && rule(list, targetOf(url));
    expect(bypassed ? 'direct' : 'proxy').toBe(measured[tool]);
  });
});

const SOURCES: Readonly<Record<string, string>> = {
  curl: 'curl',
  wget: 'wget',
  'python-urllib': 'py-urllib',
  'python-requests': 'py-requests',
  node: 'node24',
};

test.each(parse(second).filter(({ url }) => url?.startsWith('https:')))(
  'given only $var, each tool sees it or not, as was measured',
  async ({ var: variable = '', ...measured }) => {
    const machine = recordedMachine({ env: { [variable]: 'http://proxy.test:3128', NODE_USE_ENV_PROXY: '1' } });
    const settings = await readEnvironment(askingOf(machine, { host: 'a.test', port: 443 }, null));
    expect(settings.length).toBe(5);
    for (const { source, forTarget } of settings) expect([source, forTarget?.kind]).toEqual([source, measured[SOURCES[source] ?? '']]);
  },
);

test('given a Node that was not told to look, says that it goes direct', async () => {
  const machine = recordedMachine({ env: { https_proxy: 'http://proxy.test:3128' } });
  const settings = await readEnvironment(askingOf(machine, { host: 'a.test', port: 443 }, null));
  expect(settings.find(({ source }) => source === 'node')?.forTarget).toEqual({ kind: 'direct' });
});

test('given an empty environment, says direct once', async () => {
  const settings = await readEnvironment(askingOf(recordedMachine({}), null, null));
  expect(settings).toMatchObject([{ source: 'environment', mode: 'direct', forTarget: null }]);
});

test('given capitals on Windows, every tool sees them', async () => {
  const machine = recordedMachine({ platform: 'win32', env: { HTTPS_PROXY: 'http://proxy.test:3128' } });
  const settings = await readEnvironment(askingOf(machine, { host: 'a.test', port: 443 }, null));
  expect(settings.find(({ source }) => source === 'wget')?.forTarget).toMatchObject({ kind: 'proxy' });
});

test.each([
  ['example.test', 'example.test', true],
  ['example.test', 'www.example.test', true],
  ['.example.test', 'example.test', false],
  ['*.example.test', 'www.example.test', true],
  ['example.test:8443', 'example.test', false],
  ['10.0.0.0/8', '10.1.2.3', true],
  ['', '127.0.0.1', true],
  ['', 'localhost', true],
  ['[::2]:443', '::2', true],
  ['fe80::/10', 'fe80::1', true],
  ['ample.test', 'example.test', false],
])('Go reads "%s" for %s: past the proxy %s', (list, host, bypassed) => {
  expect(goRule(list, { host, port: 443 })).toBe(bypassed);
});

test.each([
  ['10.1.2.3', '10.0.0.0/8', true],
  ['169.254.7.7', '169.254/16', true],
  ['11.1.2.3', '10.0.0.0/8', false],
  ['10.1.2.3', '10.0.0.0/33', false],
  ['::1', '10.0.0.0/8', false],
  ['example.test', '0.0.0.0/0', false],
  ['10.1.2.3', 'nonsense/8', false],
])('%s lies in %s: %s', (host, block, inside) => {
  expect(inBlock(host, block)).toBe(inside);
});

test('a wildcard fits what the same regular expression fits', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 });
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 6 });
  fc.assert(
    fc.property(text, pattern, (subject, wanted) => {
      const expression = new RegExp(`^${wanted.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 'u');
      expect(fitsWildcard(subject, wanted)).toBe(expression.test(subject));
    }),
  );
});

test('no list of exceptions, whatever it holds, makes a rule throw', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('a.test', '10.1.2.3', '::1'), (list, host) => {
      for (const rule of [...RULES.map(([, one]) => one), goRule]) expect(typeof rule(list, { host, port: 443 })).toBe('boolean');
    }),
  );
});
