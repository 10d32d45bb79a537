import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { beforeEach, expect, test } from 'vitest';
import type { Opened } from '../../shared/contract/doctor.ts';
import type { DoctorInMain } from '../../shared/contract/host.ts';
import { channelOf, VERBS, WAITING_CHANNEL } from '../../shared/contract/verbs.ts';
import { carry, handOver } from './ipc.ts';

type Handler = (event: IpcMainInvokeEvent, ...values: unknown[]) => unknown;
const handlers = new Map<string, Handler>();
const ipcMain: Pick<IpcMain, 'handle'> = { handle: (channel, handler) => void handlers.set(channel, handler) };
const asked: unknown[] = [];
const sent: unknown[][] = [];

const doctor: DoctorInMain = {
  async ask(verb, request, onProgress) {
    asked.push([verb, request]);
    if (verb === 'recheck') throw new Error('a fault of ours');
    onProgress({ kind: 'fraction', done: 1, of: 2 });
    return { ok: true, value: { cancelled: true } as never };
  },
  async close() {},
};

function from(frame: { url: string; parent: object | null } | null, gone = false): IpcMainInvokeEvent {
  return {
    senderFrame: frame,
    sender: { isDestroyed: () => gone, send: (...values: unknown[]) => sent.push(values) },
  } as unknown as IpcMainInvokeEvent;
}
const ours = from({ url: 'app://doctor/index.html', parent: null });
const call = (channel: string, event: IpcMainInvokeEvent, ...values: unknown[]) => handlers.get(channel)?.(event, ...values);

beforeEach(() => {
  handlers.clear();
  asked.length = 0;
  sent.length = 0;
  carry(doctor, ipcMain);
});

test('there is one channel for each verb and no other', () => {
  expect([...handlers.keys()].sort()).toEqual(VERBS.map(channelOf).sort());
});

test('our page: the doctor hears the request and the answer comes back', async () => {
  expect(await call('doctor:cancel', ours, { job: 'j1' })).toEqual({ ok: true, value: { cancelled: true } });
  expect(asked).toEqual([['cancel', { job: 'j1' }]]);
});

test('progress of a job reaches the window under the job’s name, unless the window is gone', async () => {
  await call('doctor:practise', ours, { job: 'j7', scenario: 'expired' });
  expect(sent).toEqual([['doctor:progress', 'j7', { kind: 'fraction', done: 1, of: 2 }]]);
  await call('doctor:practise', from({ url: 'app://doctor/index.html', parent: null }, true), { job: 'j8', scenario: 'expired' });
  expect(sent).toHaveLength(1);
});

test.each([
  ['a foreign page', from({ url: 'https://example.com/', parent: null })],
  ['a page of our scheme with another host', from({ url: 'app://other/index.html', parent: null })],
  ['a page that only begins like ours', from({ url: 'app://doctor.example/', parent: null })],
  ['an address with our host as a user name', from({ url: 'app://doctor@example.com/', parent: null })],
  ['a frame inside our page', from({ url: 'app://doctor/index.html', parent: {} })],
  ['a file', from({ url: 'file:///app://doctor/', parent: null })],
  ['about:blank', from({ url: 'about:blank', parent: null })],
  ['a page that is gone', from(null)],
])('%s: is refused, and the doctor hears nothing', async (_who, event) => {
  for (const verb of VERBS)
    expect(await call(channelOf(verb), event, { job: 'j1' })).toMatchObject({ ok: false, error: { kind: 'not-permitted' } });
  expect(asked).toEqual([]);
});

test('a request of another form is refused before the doctor hears of it', async () => {
  expect(await call('doctor:cancel', ours, { job: 7 })).toMatchObject({ ok: false, error: { kind: 'bad-input' } });
  expect(await call('doctor:explain', ours, { job: 'j', text: 'x'.repeat(6_000_000), situation: {} })).toMatchObject({
    ok: false,
    error: { kind: 'too-large' },
  });
  expect(asked).toEqual([]);
});

test('what the doctor throws becomes a Problem, never an exception in the window', async () => {
  expect(await call('doctor:recheck', ours, { job: 'j1', caseId: 'c1' })).toMatchObject({ ok: false, error: { kind: 'our-fault' } });
});

test('what the program was started with is handed over once, and only to our page', async () => {
  let waiting: Opened | null = { kind: 'target', target: 'example.com' };
  handOver(() => {
    const opened = waiting;
    waiting = null;
    return opened;
  }, ipcMain);
  expect(await call(WAITING_CHANNEL, from({ url: 'https://example.com/', parent: null }))).toBeNull();
  expect(await call(WAITING_CHANNEL, ours)).toEqual({ kind: 'target', target: 'example.com' });
  expect(await call(WAITING_CHANNEL, ours)).toBeNull();
});
