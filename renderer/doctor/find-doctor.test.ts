import { afterEach, expect, test, vi } from 'vitest';
import { findDoctor } from './find-doctor.ts';

/** Puts what the preload script would expose on the window. */
function expose(methods: Record<string, unknown>): void {
  vi.stubGlobal('window', { handshakeDoctor: { onProgress: () => () => {}, onOpen: () => () => {}, ...methods } });
}
afterEach(() => vi.unstubAllGlobals());

test('a question goes to the method of its verb, and its answer comes back', async () => {
  const cancel = vi.fn(async () => ({ ok: true, value: { cancelled: true } }));
  expose({ cancel });
  expect(await findDoctor().ask('cancel', { job: 'j1' })).toEqual({ ok: true, value: { cancelled: true } });
  expect(cancel.mock.calls).toEqual([[{ job: 'j1' }]]);
});

test('an answer of another form, or an exception on the way, becomes a Problem', async () => {
  expose({ about: async () => 'nonsense', recentCases: async () => Promise.reject(new Error('gone')) });
  expect(await findDoctor().ask('about', null)).toMatchObject({ ok: false, error: { kind: 'bad-input' } });
  expect(await findDoctor().ask('recentCases', null)).toMatchObject({ ok: false, error: { kind: 'our-fault', detail: 'Error: gone' } });
});

test('files go beside the request, never as paths in it', async () => {
  const openFiles = vi.fn(async () => ({ ok: true, value: null }));
  expose({ openFiles });
  const file = new File(['x'], 'case.json');
  await findDoctor().openHanded({ job: 'j1', situation: { audience: 'end-user', about: 'other' } }, [file]);
  expect(openFiles.mock.calls).toEqual([[{ job: 'j1', situation: { audience: 'end-user', about: 'other' }, handed: [] }, [file]]]);
});

test('progress and what is opened are passed on when they are of the known form, and dropped otherwise', () => {
  let tellProgress: (job: unknown, progress: unknown) => void = () => {};
  let tellOpened: (opened: unknown) => void = () => {};
  expose({
    onProgress: (listen: typeof tellProgress) => {
      tellProgress = listen;
      return () => {};
    },
    onOpen: (listen: typeof tellOpened) => {
      tellOpened = listen;
      return () => {};
    },
  });
  const heard: unknown[] = [];
  findDoctor().onProgress((job, progress) => heard.push([job, progress.kind]));
  findDoctor().onOpen((opened) => heard.push(opened));
  tellProgress('j1', { kind: 'fraction', done: 1, of: 2 });
  tellProgress(7, { kind: 'fraction', done: 1, of: 2 });
  tellProgress('j1', { kind: 'nonsense' });
  tellOpened({ kind: 'target', target: 'example.com' });
  tellOpened({ kind: 'file', path: '/etc/passwd' });
  expect(heard).toEqual([['j1', 'fraction'], { kind: 'target', target: 'example.com' }]);
});

test('in a page without the program behind it, every question is answered with what to do', async () => {
  vi.stubGlobal('window', {});
  const doctor = findDoctor();
  expect(await doctor.ask('about', null)).toMatchObject({ ok: false, error: { said: { key: 'contract.no-window' } } });
  expect(await doctor.openHanded({ job: 'j', situation: { audience: 'end-user', about: 'other' } }, [])).toMatchObject({ ok: false });
  doctor.onProgress(() => {})();
  doctor.onOpen(() => {})();
});
