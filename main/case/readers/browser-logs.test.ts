import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OpenCase } from '../open-case.ts';
import { thisPlatform } from '../platform.ts';
import { readFiles } from './read-files.ts';

const AT = '2026-12-01T10:00:00.000Z';
const recorded = (name: string) => fileURLToPath(new URL(`../../../e2e/fixtures/netlogs/${name}.json`, import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'browser-logs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function diagnosisOf(path: string) {
  const files = await readFiles([path], { at: AT, signal: new AbortController().signal });
  if (!files.ok) throw new Error(files.error.detail);
  const { kinds, names, situation, evidence } = files.value;
  const open = new OpenCase({
    input: { kind: 'file', name: names.join(), recognisedAs: kinds.join() },
    situation,
    at: AT,
    platform: thisPlatform(),
  });
  open.add(evidence);
  return { kinds, evidence, ...open.document().diagnosis };
}

async function written(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('a NetLog recorded by Chromium 156', () => {
  test.each([
    ['expired', 'expired'],
    ['self', 'self-signed'],
    ['wrong', 'name-mismatch'],
    ['plain', 'plain-http'],
    ['old', 'version-mismatch'],
    ['clientcert', 'client-cert-required'],
    ['reset', 'reset'],
    ['closed', 'reset'],
    ['refused', 'refused'],
    ['silent', 'timeout'],
    ['dns', 'dns'],
    ['proxyauth', 'proxy-auth'],
    ['proxydown', 'proxy-error'],
    ['quic', 'quic'],
  ])('of %s is diagnosed as %s', async (name, cause) => {
    expect(await diagnosisOf(recorded(name))).toMatchObject({ kinds: ['netlog'], verdict: 'fault', primary: { cause } });
  });

  test('in which every page loaded shows no fault', async () => {
    const { verdict, primary, evidence } = await diagnosisOf(recorded('good'));
    expect({ primary, evidence }).toEqual({ primary: null, evidence: [] });
    expect(verdict).not.toBe('fault');
  });

  test('cut where the browser still wrote, and packed, is diagnosed the same', async () => {
    const text = await readFile(recorded('expired'), 'utf8');
    const path = await written('cut.gz', gzipSync(text.slice(0, text.length - 500)));
    expect(await diagnosisOf(path)).toMatchObject({ kinds: ['netlog'], primary: { cause: 'expired', certainty: 'certain' } });
  });
});

describe('a HAR', () => {
  test('in which every secure request was answered shows no fault', async () => {
    const entry = { request: { url: 'https://shop.example/' }, response: { status: 200 } };
    const path = await written('fine.har', JSON.stringify({ log: { version: '1.2', entries: [entry] } }));
    expect(await diagnosisOf(path)).toMatchObject({ kinds: ['har'], verdict: 'healthy', primary: null });
  });

  test('with a failed request leads to its cause', async () => {
    const entry = { request: { url: 'https://shop.example/' }, response: { status: 0, _error: 'net::ERR_CERT_DATE_INVALID' } };
    const path = await written('shop.har', JSON.stringify({ log: { version: '1.2', entries: [entry] } }));
    expect(await diagnosisOf(path)).toMatchObject({ kinds: ['har'], verdict: 'fault', primary: { cause: 'expired' } });
  });
});
