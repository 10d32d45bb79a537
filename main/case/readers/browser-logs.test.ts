import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync, gzipSync } from 'node:zlib';
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

async function documentOf(path: string, at = AT) {
  const files = await readFiles([path], { at, signal: new AbortController().signal });
  if (!files.ok) throw new Error(files.error.detail);
  const { kinds, names, situation, evidence } = files.value;
  const open = new OpenCase({
    input: { kind: 'file', name: names.join(), recognisedAs: kinds.join() },
    situation,
    at,
    platform: thisPlatform(),
  });
  open.add(evidence);
  return { kinds, ...open.document() };
}

async function diagnosisOf(path: string, at = AT) {
  const { kinds, evidence, diagnosis } = await documentOf(path, at);
  return { kinds, evidence, ...diagnosis };
}

/** A recording in which the page was asked for again afterwards, and answered. */
async function withLater(name: string, url: string): Promise<string> {
  const text = await readFile(recorded(name), 'utf8');
  const { logEventTypes: types } = (JSON.parse(text) as { constants: { logEventTypes: Record<string, number> } }).constants;
  const event = (type: string, phase: number, params: object) =>
    JSON.stringify({ params, phase, source: { id: 900_001, type: 1 }, time: '99999999', type: types[type] ?? 9_999 });
  const began = event('REQUEST_ALIVE', 1, { url });
  const asked = event('URL_REQUEST_START_JOB', 1, { url, request_type: 'main frame', initiator: 'not an origin' });
  const later = [began, asked, event('ANSWER', 2, {}), event('REQUEST_ALIVE', 2, {})].join(',\n');
  return written(
    `${name}-later.json`,
    text
      .replace('"logEventTypes":{', '"logEventTypes":{"HTTP_TRANSACTION_READ_HEADERS":9999,')
      .replace('],\n"polledData"', `,\n${later}],\n"polledData"`),
  );
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
    ['portal', 'captive-portal'],
    ['empty-answer', 'server-fault'],
    ['half-flight', 'protocol-error'],
    ['no-answer', 'timeout'],
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

describe('a NetLog in a ZIP archive', () => {
  /** As programs write it that do not know the sizes beforehand: flag 8, and a directory that nobody needs. */
  const zipped = (name: string, content: string, flags = 8) => {
    const head = Buffer.alloc(30);
    head.writeUInt32BE(0x504b0304, 0);
    head.writeUInt16LE(flags, 6);
    head.writeUInt16LE(8, 8);
    head.writeUInt16LE(name.length, 26);
    return Buffer.concat([head, Buffer.from(name), deflateRawSync(content), Buffer.from('PK\u0007\u0008 and a directory')]);
  };

  test('is read as without it', async () => {
    const path = await written('log.zip', zipped('chrome-net-export-log.json', await readFile(recorded('expired'), 'utf8')));
    expect(await diagnosisOf(path)).toMatchObject({ kinds: ['netlog'], primary: { cause: 'expired' } });
  });

  test.each([
    ['a document', zipped('[Content_Types].xml', '<Types/>')],
    ['a locked one', zipped('log.json', '{}', 9)],
    ['one that is cut', zipped('log.json', '{}').subarray(0, 20)],
  ])('is not what %s is', async (name, bytes) => {
    await expect(diagnosisOf(await written(`${name}.zip`, bytes))).rejects.toThrow();
  });
});

describe('a NetLog in which several places failed', () => {
  test('is about the page that was opened last, and lists the other beside', async () => {
    const { primary, others } = await diagnosisOf(recorded('two-pages'));
    expect({ primary, others }).toMatchObject({ primary: { cause: 'version-mismatch' }, others: [{ cause: 'expired' }] });
  });

  test('is about what still fails, not about what worked later', async () => {
    const { primary } = await diagnosisOf(await withLater('two-pages', 'https://shop.test:9425/'));
    expect(primary).toMatchObject({ cause: 'expired' });
  });

  test('names the port of the place in the command that looks at it from outside', async () => {
    expect(JSON.stringify((await documentOf(recorded('expired'))).fixPlan)).toContain(
      '-connect expired.test:9441 -servername expired.test',
    );
  });

  test('says by name which browser met it', async () => {
    const edge = (await readFile(recorded('expired'), 'utf8')).replace('"name":"Chromium"', '"name":"Microsoft Edge"');
    const { evidence } = await diagnosisOf(await written('edge.json', edge));
    expect(evidence).toContainEqual(
      expect.objectContaining({
        kind: 'message',
        seen: expect.objectContaining({ recognised: [expect.objectContaining({ program: 'Microsoft Edge' })] }),
      }),
    );
  });
});

describe('the clock of a NetLog', () => {
  test('that two answers contradict is at fault, and not the certificate', async () => {
    const { primary, others } = await diagnosisOf(recorded('clock-behind'));
    expect({ primary, others }).toMatchObject({ primary: { cause: 'clock-wrong', certainty: 'certain' }, others: [] });
  });

  test('that one answer contradicts is only likely at fault', async () => {
    const text = (await readFile(recorded('clock-behind'), 'utf8')).replaceAll('Mon, 01 Mar 2027 10:00:30 GMT', 'no date');
    expect(await diagnosisOf(await written('one.json', text))).toMatchObject({ primary: { cause: 'clock-wrong', certainty: 'likely' } });
  });

  test('that the answers confirm leaves the certificate at fault', async () => {
    const text = (await readFile(recorded('clock-behind'), 'utf8')).replaceAll(
      /Mon, 01 Mar 2027 10:00:[03]0 GMT/g,
      'Tue, 01 Dec 2026 10:32:30 GMT',
    );
    expect(await diagnosisOf(await written('right.json', text))).toMatchObject({
      primary: { cause: 'not-yet-valid', certainty: 'certain' },
    });
  });

  test('of which nothing shows whether it is right leaves a certificate from the future only likely at fault', async () => {
    const text = (await readFile(recorded('clock-behind'), 'utf8')).replaceAll(/Mon, 01 Mar 2027 10:00:[03]0 GMT/g, 'no date');
    expect(await diagnosisOf(await written('untold.json', text))).toMatchObject({
      primary: { cause: 'not-yet-valid', certainty: 'likely' },
    });
  });

  test('by which the certificates of two places begin in the future is likely at fault', async () => {
    const { primary, evidence } = await diagnosisOf(recorded('two-early'));
    expect(primary).toMatchObject({ cause: 'clock-wrong', certainty: 'likely' });
    expect(evidence).toContainEqual(
      expect.objectContaining({
        kind: 'clock',
        seen: expect.objectContaining({
          sources: [{ kind: 'certificate-start' }, { kind: 'certificate-start' }].map((one) => expect.objectContaining(one)),
        }),
      }),
    );
  });

  test('that is ahead of the computer which reads the recording is likely at fault', async () => {
    const files = await diagnosisOf(recorded('expired'), '2026-02-01T10:00:00.000Z');
    expect(files).toMatchObject({ primary: { cause: 'clock-wrong', certainty: 'likely' } });
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

  test('whose answers all say another time than its computer leads to the clock', async () => {
    const answered = (host: string) => ({
      startedDateTime: '2026-12-01T10:00:00.000Z',
      serverIPAddress: '192.0.2.1',
      request: { url: `http://${host}/` },
      response: { status: 200, headers: [{ name: 'Date', value: 'Mon, 01 Mar 2027 10:00:00 GMT' }] },
    });
    const failed = {
      startedDateTime: '2026-12-01T10:00:01.000Z',
      request: { url: 'https://shop.example/' },
      response: { status: 0, _error: 'net::ERR_CERT_DATE_INVALID' },
    };
    const entries = [answered('a.example'), answered('b.example'), failed];
    const path = await written('clock.har', JSON.stringify({ log: { version: '1.2', entries } }));
    expect(await diagnosisOf(path)).toMatchObject({ primary: { cause: 'clock-wrong' } });
  });
});
