import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificate } from '../../../e2e/certificates/make.ts';
import { revocationList } from '../../../e2e/certificates/make-list.ts';
import type { EvidenceDraft } from '../../../shared/model/evidence.ts';
import { madeCapture, OPENED } from '../../../shared/read/capture/made-capture.ts';
import { HELLO } from '../../../shared/read/capture/made-talk.ts';
import { buildAlert } from '../../../shared/wire/alert.ts';
import { concat } from '../../../shared/wire/bytes.ts';
import { madeEventLog } from '../../../shared/wire/made-event-log.ts';
import { readPem, writePem } from '../../../shared/wire/pem.ts';
import { buildRecord } from '../../../shared/wire/record.ts';
import { createSigningRequest } from '../../crypto/signing-request.ts';
import { explainText } from '../explain.ts';
import { readFiles } from './read-files.ts';

const AT = '2026-03-01T10:00:00.000Z';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(content: string | Uint8Array, name = 'file') {
  const path = join(folder, name);
  await writeFile(path, content);
  return readFiles([path], { at: AT, signal: new AbortController().signal });
}

async function evidenceOf(content: string | Uint8Array): Promise<readonly EvidenceDraft[]> {
  const result = await read(content);
  expect(result.ok).toBe(true);
  return result.ok ? result.value.evidence : [];
}

const LOG =
  '2026/03/01 10:00:00 [info] 7#7: *3 SSL_do_handshake() failed (SSL: error:0A000102:SSL routines::unsupported protocol) while SSL handshaking, client: 192.0.2.7, server: 0.0.0.0:443\n';

describe('a file is known by its content', () => {
  test('a server log becomes events, and the case is the operator’s', async () => {
    const result = await read(LOG, 'photo.jpg');
    expect(result).toMatchObject({ ok: true, value: { kinds: ['text'], situation: { audience: 'operator', about: 'server' } } });
    if (result.ok)
      expect(result.value.evidence).toMatchObject([
        { kind: 'log-event', seenFrom: 'server-log', seen: { cause: 'version-mismatch', file: 'photo.jpg' } },
        { kind: 'log-summary', seenFrom: 'server-log', seen: { lines: 1, failures: 1, file: 'photo.jpg' } },
      ]);
  });

  test('a line of a log is kept without the secrets in it', async () => {
    const line = LOG.replace('server: 0.0.0.0:443', 'server: 0.0.0.0:443, request: "GET /login?user=bob&password=hunter2 HTTP/1.1"');
    const kept = JSON.stringify(await evidenceOf(line));
    expect(kept).toContain('GET /login?user=bob');
    expect(kept).not.toContain('hunter2');
  });

  describe('certificates in another dress are certificates', () => {
    const { pem, der } = certificate({ subject: 'shop.example' });
    const once = (text: string) => Buffer.from(text).toString('base64');
    const bare = Buffer.from(der).toString('base64');
    const secret = `kind: Secret\ndata:\n  ca.crt: ${once(certificate({ ca: true }).pem)}\n  tls.crt: ${once(pem)}\n  tls.key: ${once('-----BEGIN PRIVATE KEY-----')}\n`;
    test.each([
      ['without BEGIN and END, as Windows saves it', bare.replace(/(.{64})/g, '$1\r\n')],
      ['a secret of Kubernetes', secret],
      ['the same as JSON', JSON.stringify({ kind: 'Secret', data: { 'tls.crt': once(pem) } })],
    ])('given %s, reads the one certificate', async (_what, content) => {
      const [chain] = await evidenceOf(content);
      expect(chain).toMatchObject({
        kind: 'chain',
        state: 'seen',
        seen: { served: [{ subjectText: expect.stringContaining('shop.example') }] },
      });
    });

    test('given the settings of a client of Kubernetes, takes no chain from them', async () => {
      const settings = `certificate-authority-data: ${once(pem)}\nclient-certificate-data: ${once(pem)}\n`;
      expect((await evidenceOf(settings)).map(({ kind }) => kind)).not.toContain('chain');
    });

    test('given an answer about revocation with the certificate of who signed it, takes no chain from it', async () => {
      expect((await evidenceOf(`OCSP Response Data:\n    Cert Status: good\n${pem}`)).map(({ kind }) => kind)).toEqual(['message']);
    });

    test('given a key store of Java, says how to bring its certificates', async () => {
      const store = Buffer.from('feedfeed00000002000000010000000200016100', 'hex');
      expect(await read(store)).toMatchObject({ ok: false, error: { kind: 'bad-input', said: { key: 'captures.java-store' } } });
    });
  });

  describe('what belongs to certificates and is none is known for what it is, in PEM and in DER', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const made = createSigningRequest({ names: ['www.shop.example', '192.0.2.1'], key: pem, password: null });
    const request = made.ok ? made.value : '';
    const der = (text: string) => readPem(text)[0]?.bytes ?? new Uint8Array();
    const locked = String(privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' }));
    const issuer = certificate({ ca: true });
    const list = revocationList({ issuer, revoked: [{ serial: Uint8Array.of(7), date: Date.parse(AT) }] });
    const P256 = { algorithm: 'EC', curve: 'P-256', bits: 256 };
    const NAMES = ['www.shop.example', '192.0.2.1'];

    test.each([
      ['a request', request, 'request', P256, 'held.request.names'],
      ['a request in DER', der(request), 'request', P256, 'held.request.names'],
      ['a request in a quoted mail', `Hello,\n> ${request.replaceAll('\n', '\n> ')}`, 'request', P256, 'held.request.names'],
      ['a key', pem, 'private-key', P256, 'held.key.name'],
      ['a key in DER', der(pem), 'private-key', P256, 'held.key.name'],
      ['a key in SEC 1', privateKey.export({ type: 'sec1', format: 'der' }), 'private-key', P256, 'held.key.name'],
      ['a key behind a password', locked, 'private-key', null, 'held.private-key.locked'],
      ['such a key in DER', der(locked), 'private-key', null, 'held.private-key.locked'],
      ['a public key', String(publicKey.export({ type: 'spki', format: 'pem' })), 'public-key', P256, 'held.key.name'],
      ['a public key in DER', publicKey.export({ type: 'spki', format: 'der' }), 'public-key', P256, 'held.key.name'],
      ['a revocation list', writePem('X509 CRL', list), 'revocation-list', null, 'held.revocation-list.of'],
      ['a revocation list in DER', list, 'revocation-list', null, 'held.revocation-list.of'],
      [
        'a key for SSH',
        '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n',
        'private-key',
        null,
        'held.private-key.ssh',
      ],
    ])('%s', async (_what, content, holds, key, second) => {
      const [evidence] = await evidenceOf(content);
      expect(evidence).toMatchObject({ kind: 'held-file', seen: { holds, key, names: holds === 'request' ? NAMES : [] } });
      if (evidence?.kind === 'held-file' && evidence.state === 'seen') expect(evidence.seen.said[1]?.key).toBe(second);
      // The key's secret stands nowhere in what was read.
      expect(JSON.stringify(evidence)).not.toContain(pem.split('\n')[1]?.slice(10, 40));
    });

    test('a request that was changed says so; one with its key beside says to take it out', async () => {
      const whole = der(request);
      const spoilt = whole.with(-3, (whole.at(-3) ?? 0) ^ 1);
      const keys = async (content: string | Uint8Array) => JSON.stringify((await evidenceOf(content))[0]);
      expect(await keys(spoilt)).toContain('held.request.bad-signature');
      expect(await keys(request)).not.toContain('held.request.bad-signature');
      expect(await keys(request + pem)).toContain('held.request.with-key');
    });

    test('a key beside its certificate is a certificate; a log that quotes one is a log', async () => {
      expect(await evidenceOf(pem + certificate().pem)).toMatchObject([{ kind: 'chain' }]);
      expect(await evidenceOf(LOG + pem)).toMatchObject([{ kind: 'log-event' }, { kind: 'log-summary' }]);
    });

    test('pasted, it is told the same way', async () => {
      expect(await explainText(request, 'this-computer', AT)).toMatchObject([{ kind: 'message' }, { kind: 'held-file' }]);
      expect(JSON.stringify(await explainText(pem, 'this-computer', AT))).not.toContain(pem.split('\n')[1]?.slice(10, 40));
    });
  });

  test('a packed log is unpacked on the way', async () => {
    expect(await evidenceOf(gzipSync(LOG))).toMatchObject([{ kind: 'log-event' }, { kind: 'log-summary' }]);
  });

  test.each(['utf-16le', 'utf-16be'] as const)('a log that Windows saved as %s says the same', async (encoding) => {
    const bytes = Buffer.from(`\ufeff${LOG}`, 'utf16le');
    const saved = await evidenceOf(encoding === 'utf-16be' ? bytes.swap16() : bytes);
    expect(saved).toEqual(await evidenceOf(LOG));
  });

  test('a log of lines that never end, and of lines that are far too long, is read in bounded pieces', async () => {
    const long = `${LOG.trimEnd()}${' and more'.repeat(400_000)}`;
    const counted = (await evidenceOf(`${long}\n${long}`)).find((one) => one.kind === 'log-summary');
    expect(counted).toMatchObject({ seen: { failures: (await evidenceOf(`${LOG.trimEnd()}\n${LOG.trimEnd()}`)).length - 1 } });
  });

  test('a capture becomes conversations', async () => {
    const capture = madeCapture([
      ...OPENED,
      { from: 'client', payload: HELLO },
      { from: 'server', payload: buildRecord(21, 0x0303, buildAlert('fatal', 112)) },
    ]);
    expect(await evidenceOf(capture)).toMatchObject([
      { kind: 'capture-stream', seenFrom: 'capture', seen: { sni: 'shop.example', cause: 'sni-mismatch' } },
    ]);
  });

  test('a text that is no log is read as a message', async () => {
    expect(await evidenceOf('curl: (60) SSL certificate problem: certificate has expired\n')).toMatchObject([
      { kind: 'message', seenFrom: 'file' },
    ]);
  });

  test('a log without a failure says so, and is not taken for a message', async () => {
    expect(await evidenceOf('Mar  1 10:00:00 mx postfix/smtpd[7]: connect from a.example[192.0.2.7]\n')).toMatchObject([
      { kind: 'log-event', state: 'absent', said: { key: 'logs.no-failure' } },
      { kind: 'log-summary', seen: { failures: 0, worked: 0 } },
    ]);
  });

  test('a picture is refused with what to bring', async () => {
    const result = await read(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0, 0, 0, 0, 0, 0, 0]));
    expect(result).toMatchObject({ ok: false, error: { kind: 'bad-input', said: { key: 'errors.no-file-kind' } } });
  });

  test('an event log of Windows is read like its export, also packed, and the case is the operator’s', async () => {
    const file = madeEventLog([
      { id: 36887, at: '2026-11-20T08:14:03.250Z', data: { AlertDesc: 48 } },
      { id: 7036, provider: 'Service Control Manager', at: '2026-11-20T08:14:04Z', data: { param1: 'W3SVC' } },
      { id: 36888, at: '2026-11-20T08:15:00Z', data: { AlertDesc: 40, ErrorState: 1205 } },
    ]);
    for (const content of [file, gzipSync(file)]) {
      const result = await read(content);
      expect(result).toMatchObject({ ok: true, value: { situation: { audience: 'operator', about: 'server' } } });
      expect(result.ok && result.value.evidence).toMatchObject([
        { kind: 'log-event', seen: { line: 1, software: 'iis', cause: 'untrusted-root', at: '2026-11-20T08:14:03.2500000Z' } },
        { kind: 'log-event', seen: { line: 3, software: 'iis', cause: 'cipher-mismatch', refusedBy: 'server' } },
        { kind: 'log-summary', seen: { lines: 3, failures: 2 } },
      ]);
    }
  });

  test('an event log of Windows without a failure says so, and one that is damaged what to do', async () => {
    const healthy = madeEventLog([{ id: 7036, provider: 'Service Control Manager', at: '2026-11-20T08:14:04Z', data: { param1: 'TLS' } }]);
    expect((await evidenceOf(healthy))[0]).toMatchObject({ kind: 'log-event', state: 'absent', said: { key: 'logs.no-failure' } });
    expect(await evidenceOf(healthy.subarray(0, 20_000))).toMatchObject([
      { state: 'absent', said: { key: 'captures.event-log.no-events' } },
    ]);
  });

  test('given an event log of Windows XP, it says how to save it anew', async () => {
    const result = await read('0\0\0\0LfLe\x01\0\0\0');
    expect(result).toMatchObject({ ok: false, error: { said: { key: 'captures.event-log' } } });
  });

  test.each(['snoop\0\0\0\0\0\0\x02\0\0\0\x04', 'GMBU\0\x02\x01\0'])(
    'a capture of another format, %j, is told how to become one that is read',
    async (head) => {
      const result = await read(Buffer.from(head.padEnd(200, '\0'), 'latin1'));
      expect(result).toMatchObject({ ok: false, error: { said: { key: 'captures.other-format' } } });
    },
  );

  test('a folder and a missing file are problems, not crashes', async () => {
    for (const path of [folder, join(folder, 'nothing')])
      expect(await readFiles([path], { at: AT, signal: new AbortController().signal })).toMatchObject({ ok: false });
  });
});

describe('a hostile file', () => {
  test('that unpacks without end is refused', async () => {
    // Members one after the other unpack as one file (RFC 1952 section 2.2).
    const member = gzipSync(Buffer.alloc(32 * 1024 * 1024, 0xff), { level: 1 });
    // A capture that makes no sense from its first packet on: nothing is read of it, so that the test is about the unpacking.
    const header = gzipSync(concat(Uint8Array.of(0xa1, 0xb2, 0xc3, 0xd4, 0, 2, 0, 4), new Uint8Array(16)));
    const bomb = concat(header, ...Array.from({ length: 12 }, () => member));
    expect(await read(bomb)).toMatchObject({ ok: false, error: { kind: 'too-large', said: { key: 'captures.bomb' } } });
  });

  test('that is packed and cut off is told as damaged', async () => {
    const packed = gzipSync(LOG.repeat(5000));
    expect(await read(packed.subarray(0, packed.length - 20))).toMatchObject({ ok: false, error: { said: { key: 'captures.damaged' } } });
  });

  test('can be given up', async () => {
    const cancel = new AbortController();
    cancel.abort();
    const path = join(folder, 'given-up');
    await writeFile(path, LOG);
    expect(await readFiles([path], { at: AT, signal: cancel.signal })).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
  });
});
