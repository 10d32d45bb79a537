import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaptureStream } from '../../../shared/model/traffic.ts';
import { type MadePacket, madeCapture, OPENED } from '../../../shared/read/capture/made-capture.ts';
import { concat, uint } from '../../../shared/wire/bytes.ts';
import { readFiles } from './read-files.ts';

const AT = '2026-03-01T10:00:00.000Z';
const FIXTURES = new URL('../../../e2e/fixtures/handshake/', import.meta.url);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'captured-keys-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Recorded {
  readonly packets: readonly MadePacket[];
  readonly keyLog: string;
}

/** A real handshake and one exchange behind it, as a capture would hold it, with the client's key log. */
async function recorded(options: { readonly server?: tls.TlsOptions; readonly client?: tls.ConnectionOptions }): Promise<Recorded> {
  const [key, cert] = await Promise.all(['rsa.key', 'rsa.pem'].map((name) => readFile(new URL(name, FIXTURES), 'utf8')));
  const packets: MadePacket[] = [...OPENED];
  const server = tls.createServer({ key, cert, ...options.server }, (socket) => socket.on('data', () => socket.end('pong')));
  server.on('tlsClientError', () => {});
  const relay = createServer((socket) => {
    const onward = connect((server.address() as AddressInfo).port, '127.0.0.1');
    pipe('client', socket, onward, packets);
    pipe('server', onward, socket, packets);
  });
  await listening(server);
  await listening(relay);
  let keyLog = '';
  await new Promise<void>((resolve) => {
    const socket = tls.connect({
      port: (relay.address() as AddressInfo).port,
      host: '127.0.0.1',
      servername: 'shop.example',
      rejectUnauthorized: false,
      ...options.client,
    });
    socket.on('keylog', (line: Buffer) => {
      keyLog += line.toString('latin1');
    });
    socket.on('secureConnect', () => socket.write('ping'));
    socket.on('error', () => {});
    socket.on('data', () => {});
    socket.on('close', () => resolve());
  });
  relay.close();
  server.close();
  return { packets, keyLog };
}

function pipe(from: MadePacket['from'], source: Socket, target: Socket, packets: MadePacket[]): void {
  source.on('data', (payload) => {
    packets.push({ from, payload });
    target.write(payload);
  });
  source.on('end', () => {
    packets.push({ from, flags: ['fin'] });
    target.end();
  });
  source.on('error', () => target.destroy());
}

function listening(server: { listen(port: number, host: string, then: () => void): unknown }): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

async function streamOf(capture: Uint8Array, keyLog: string | null): Promise<CaptureStream> {
  const [file, keys] = [join(folder, 'capture'), join(folder, 'keys')];
  await writeFile(file, capture);
  await writeFile(keys, keyLog ?? '');
  // The keys come last on purpose: the order in which files are given does not matter.
  const read = await readFiles(keyLog === null ? [file] : [file, keys], { at: AT, signal: new AbortController().signal });
  if (!read.ok) throw new Error(read.error.said.key);
  const [first] = read.value.evidence;
  if (first?.kind !== 'capture-stream' || first.state !== 'seen') throw new Error('no conversation');
  return first.seen;
}

/** The same packets in a pcapng file, with the key log inside (a Decryption Secrets Block). */
function inPcapng(pcap: Uint8Array, keyLog: string): Uint8Array {
  const block = (type: number, body: Uint8Array) => {
    const padded = concat(body, new Uint8Array((4 - (body.length % 4)) % 4));
    return concat(uint(type, 4), uint(padded.length + 12, 4), padded, uint(padded.length + 12, 4));
  };
  const secrets = Buffer.from(keyLog, 'latin1');
  const blocks = [
    block(0x0a0d0d0a, concat(uint(0x1a2b3c4d, 4), uint(1, 2), uint(0, 2), new Uint8Array(8).fill(0xff))),
    block(1, concat(uint(101, 2), uint(0, 2), uint(0, 4))),
    block(10, concat(uint(0x544c534b, 4), uint(secrets.length, 4), secrets)),
  ];
  const view = new DataView(pcap.buffer, pcap.byteOffset);
  for (let at = 24; at < pcap.length; ) {
    const length = view.getUint32(at + 8);
    const microseconds = view.getUint32(at) * 1e6 + view.getUint32(at + 4);
    const time = concat(uint(Math.floor(microseconds / 2 ** 32), 4), uint(microseconds >>> 0, 4));
    blocks.push(block(6, concat(uint(0, 4), time, uint(length, 4), uint(length, 4), pcap.subarray(at + 16, at + 16 + length))));
    at += 16 + length;
  }
  return concat(...blocks);
}

const MESSAGES_13 = ['EncryptedExtensions', 'Certificate', 'CertificateVerify', 'Finished'];

describe('a key log beside a capture', () => {
  test.each(['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'])(
    'opens TLS 1.3 with %s: certificates, messages and alerts show',
    async (ciphers) => {
      const { packets, keyLog } = await recorded({ client: { ciphers, minVersion: 'TLSv1.3' } });
      const hidden = await streamOf(madeCapture(packets), null);
      expect(hidden).toMatchObject({ version: 'TLS 1.3', cipher: ciphers, certificates: [], ending: 'completed' });
      const open = await streamOf(madeCapture(packets), keyLog);
      expect(open.certificates).toHaveLength(1);
      expect(open).toMatchObject({ ending: 'completed', cause: null });
      expect(open.alerts.map((alert) => [alert.description, alert.encrypted])).toContainEqual(['close_notify', true]);
      const server = open.steps.filter((step) => step.from === 'server').map((step) => step.message);
      expect(server).toEqual(expect.arrayContaining(MESSAGES_13));
      expect(open.steps.some((step) => step.message === 'EncryptedRecord')).toBe(false);
    },
  );

  test.each([
    'ECDHE-RSA-AES128-GCM-SHA256',
    'ECDHE-RSA-AES256-GCM-SHA384',
    'ECDHE-RSA-CHACHA20-POLY1305',
    'ECDHE-RSA-AES128-SHA',
    'ECDHE-RSA-AES256-SHA384',
    'AES256-SHA256',
    'AES128-CCM8',
  ])('opens TLS 1.2 with %s: the Finished of both sides and the alerts show', async (ciphers) => {
    const { packets, keyLog } = await recorded({
      server: { ciphers: `${ciphers}:@SECLEVEL=0` },
      client: { ciphers: `${ciphers}:@SECLEVEL=0`, maxVersion: 'TLSv1.2' },
    });
    const open = await streamOf(madeCapture(packets), keyLog);
    expect(open).toMatchObject({ version: 'TLS 1.2', ending: 'completed', cause: null });
    expect(open.alerts.map((alert) => [alert.description, alert.encrypted])).toContainEqual(['close_notify', true]);
    const finished = open.steps.filter((step) => step.message === 'Finished');
    expect(finished.map((step) => [step.from, step.bytes])).toEqual([
      ['client', 16],
      ['server', 16],
    ]);
  });

  test('with the keys of another connection opens nothing and harms nothing', async () => {
    const [one, another] = [await recorded({}), await recorded({})];
    expect(await streamOf(madeCapture(one.packets), another.keyLog)).toEqual(await streamOf(madeCapture(one.packets), null));
  });

  test('with wrong secrets for the right connection opens nothing and harms nothing', async () => {
    const { packets, keyLog } = await recorded({});
    const wrong = keyLog.replace(/[0-9a-f]{8}$/gm, '00000000');
    expect(await streamOf(madeCapture(packets), wrong)).toEqual(await streamOf(madeCapture(packets), null));
  });

  test('alone is no evidence, and says what to bring', async () => {
    const keys = join(folder, 'alone');
    await writeFile(keys, (await recorded({})).keyLog);
    const read = await readFiles([keys], { at: AT, signal: new AbortController().signal });
    expect(read).toMatchObject({ ok: false, error: { kind: 'bad-input', said: { key: 'captures.only-keys' } } });
  });
});

test('secrets inside a pcapng file open its conversations', async () => {
  const { packets, keyLog } = await recorded({ client: { minVersion: 'TLSv1.3' } });
  expect((await streamOf(inPcapng(madeCapture(packets), keyLog), null)).certificates).toHaveLength(1);
});
