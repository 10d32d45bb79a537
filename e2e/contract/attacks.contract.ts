import { existsSync, readdirSync } from 'node:fs';
import type { CDPSession, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VERBS } from '../../shared/contract/verbs.ts';
import { openWindow, type ProgramWindow } from '../journeys/window.ts';
import { askThroughPage } from './page-asks.ts';
import { checkOf, REQUESTS, SITUATION } from './requests.ts';

// A page that somebody has taken over tries to get out. Everything here runs in the real window, over the shipped main bundle.
const OURS = 'https://doctor.invalid/index.html';
let window: ProgramWindow;
let page: Page;
let devTools: CDPSession;
beforeAll(async () => {
  window = await openWindow();
  page = window.page;
  devTools = await page.context().newCDPSession(page);
});
afterAll(() => window.close());

/** Runs a script bound by the page's own policy; what DevTools evaluate by default is not. */
async function runAsPage(expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await devTools.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
    userGesture: true,
    allowUnsafeEvalBlockedByCSP: false,
  });
  return exceptionDetails === undefined ? result.value : `threw ${exceptionDetails.exception?.className ?? exceptionDetails.text}`;
}

/** True while the page is still there and its doctor answers. */
async function isUnharmed(): Promise<boolean> {
  const answer = await askThroughPage(page, 'about', null);
  return page.url().startsWith('https://doctor.invalid/') && (answer as { ok: boolean }).ok;
}

describe('getting away', () => {
  test.each([
    ['an address', "location.href = 'https://example.com/'"],
    ['a replaced address', "location.replace('http://192.0.2.1/')"],
    ['a data address', "location.href = 'data:text/html,x'"],
    ['a script address', "location.href = 'javascript:document.title=1'"],
    ['a file', "location.href = 'file:///etc/passwd'"],
    [
      'a link',
      "document.body.append(Object.assign(document.createElement('a'), { id: 'away', href: 'https://example.com/' })); away.click(); away.remove()",
    ],
    [
      'a form',
      "const f = Object.assign(document.createElement('form'), { action: 'https://example.com/', method: 'post' }); document.body.append(f); f.submit(); f.remove()",
    ],
  ])('by %s: the page stays', async (_how, script) => {
    await runAsPage(script);
    await page.waitForTimeout(200);
    expect(page.url()).toBe(OURS);
    expect(await isUnharmed()).toBe(true);
  });

  test('by about:blank, which needs no request: the program brings its page back', async () => {
    const left = page.waitForEvent('framenavigated', (frame) => frame.url() === 'about:blank');
    await runAsPage("location.href = 'about:blank'");
    await left;
    await expect.poll(() => isUnharmed().catch(() => false)).toBe(true);
    await page.goto(OURS);
  });

  test.each(["window.open('https://example.com/')", "window.open('/index.html')", "window.open('about:blank')"])(
    '%s: opens nothing',
    async (script) => {
      expect(await runAsPage(`${script} === null`)).toBe(true);
      expect(page.context().pages()).toHaveLength(1);
    },
  );

  test('a frame shows nothing, and has no doctor', async () => {
    await runAsPage("document.body.append(Object.assign(document.createElement('iframe'), { id: 'inner', src: '/index.html' }))");
    await page.waitForTimeout(200);
    expect(page.frames().filter((frame) => frame.url().startsWith('https://doctor.invalid'))).toHaveLength(1);
    await runAsPage("inner.src = 'about:blank'");
    expect(await runAsPage('typeof inner.contentWindow?.handshakeDoctor')).not.toBe('object');
    await runAsPage('inner.remove()');
  });
});

describe('running what is not ours', () => {
  test.each([
    "eval('1')",
    "new Function('return 1')()",
    "(async () => import('data:text/javascript,1'))()",
    "(async () => import('https://example.com/x.js'))()",
  ])('%s: refused', async (script) => expect(await runAsPage(script)).toMatch(/^threw /));
  test('a script in the page, an event in an attribute and a string for a timer do not run', async () => {
    await runAsPage("document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }))");
    await runAsPage("document.body.insertAdjacentHTML('beforeend', '<img id=bad src=x: onerror=\"window.ran = 2\">')");
    await runAsPage("try { setTimeout('window.ran = 3') } catch {}");
    await page.waitForTimeout(300);
    expect(await runAsPage('typeof window.ran')).toBe('undefined');
    await runAsPage('bad.remove()');
  });
  test('a worker of foreign code and a service worker are refused', async () => {
    expect(await runAsPage("new Worker('https://example.com/x.js')")).toMatch(/^threw /);
    const data =
      "new Promise((done) => { try { const w = new Worker('data:text/javascript,postMessage(1)'); w.onmessage = () => done('ran'); w.onerror = () => done('refused'); } catch { done('refused') } })";
    expect(await runAsPage(data)).toBe('refused');
    expect(await runAsPage("navigator.serviceWorker?.register('/assets/x.js')")).not.toBe(1);
    expect(await runAsPage('navigator.serviceWorker?.getRegistrations().then((all) => all.length) ?? 0')).toBe(0);
  });
});

describe('telling somebody', () => {
  test.each([
    ['fetch', "fetch('https://example.com/').then(() => 'out', () => 'refused')"],
    ['fetch to an address', "fetch('http://127.0.0.1:9/', { mode: 'no-cors' }).then(() => 'out', () => 'refused')"],
    [
      'XMLHttpRequest',
      "new Promise((done) => { const x = new XMLHttpRequest(); x.onload = () => done('out'); x.onerror = () => done('refused'); x.open('GET', 'https://example.com/'); x.send(); })",
    ],
    [
      'WebSocket',
      "new Promise((done) => { try { const w = new WebSocket('wss://example.com/'); w.onopen = () => done('out'); w.onerror = () => done('refused'); } catch { done('refused') } })",
    ],
    [
      'EventSource',
      "new Promise((done) => { const s = new EventSource('https://example.com/'); s.onopen = () => done('out'); s.onerror = () => { s.close(); done('refused'); }; })",
    ],
    [
      'an image',
      "new Promise((done) => { const i = new Image(); i.onload = () => done('out'); i.onerror = () => done('refused'); i.src = 'https://example.com/x.png'; })",
    ],
  ])('%s: refused', async (_how, script) => expect(await runAsPage(script)).toBe('refused'));

  test('a download writes no file', async () => {
    await runAsPage(
      "const a = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['x'])), download: 'x.txt' }); document.body.append(a); a.click(); a.remove()",
    );
    await page.waitForTimeout(300);
    expect(readdirSync(window.program.downloads)).toEqual([]);
  });

  test.each([
    ['place', "new Promise((done) => navigator.geolocation.getCurrentPosition(() => done('granted'), () => done('refused')))"],
    ['notifications', 'Notification.requestPermission()'],
    ['camera', "navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'granted', () => 'refused')"],
    ['screen', "navigator.mediaDevices.getDisplayMedia().then(() => 'granted', () => 'refused')"],
    ['clipboard', "navigator.clipboard.readText().then(() => 'granted', () => 'refused')"],
    ['file system', "showDirectoryPicker().then(() => 'granted', () => 'refused')"],
  ])('%s: not permitted', async (_what, script) => expect(await runAsPage(script)).toMatch(/^(refused|denied)$/));
});

describe('the program behind the page', () => {
  test.each([
    '/../main/main.js',
    '/..%2fmain%2fmain.js',
    '/%2e%2e/main/main.js',
    '/..%5cmain%5cmain.js',
    '/assets/..%2f..%2fmain%2fmain.js',
    '//etc/passwd',
  ])('%s: no file of the program or the computer', async (path) => {
    expect(await runAsPage(`fetch(${JSON.stringify(path)}).then((answer) => answer.status, () => 'refused')`)).toSatisfy(
      (status) => status === 404 || status === 'refused',
    );
  });

  test('the page has the named methods and nothing else: no binding, no channel, nothing it can change', async () => {
    const names = (await runAsPage('Object.keys(handshakeDoctor)')) as string[];
    expect(names.sort()).toEqual([...VERBS, 'onOpen', 'onProgress'].sort());
    expect(await runAsPage('Object.isFrozen(handshakeDoctor)')).toBe(true);
    expect(
      await runAsPage(
        'Object.getOwnPropertyNames(window).filter((name) => /stand-?in|electron|^ipc|^require$|^process$|^module$/i.test(name)).join()',
      ),
    ).toBe('');
    await runAsPage("try { window.handshakeDoctor = { about: () => 'forged' } } catch {} try { delete window.handshakeDoctor } catch {}");
    expect(await isUnharmed()).toBe(true);
  });

  test('a page that replaces the browser’s own functions learns nothing of the way to the program', async () => {
    const heard = await runAsPage(`(async () => {
      const heard = [];
      const { dispatchEvent, addEventListener } = EventTarget.prototype;
      EventTarget.prototype.dispatchEvent = function (event) { heard.push(event.type); return dispatchEvent.call(this, event); };
      EventTarget.prototype.addEventListener = function (type, ...rest) { heard.push(type); return addEventListener.call(this, type, ...rest); };
      const Original = window.CustomEvent;
      window.CustomEvent = class extends Original { constructor(type, init) { super(type, init); heard.push(type); } };
      await handshakeDoctor.about(null);
      handshakeDoctor.onProgress(() => {})();
      window.CustomEvent = Original;
      Object.assign(EventTarget.prototype, { dispatchEvent, addEventListener });
      return heard;
    })()`);
    expect(heard).toEqual([]);
  });

  test('a verb that does not exist, or one of every object, is not there', async () => {
    expect(
      await runAsPage("typeof handshakeDoctor['send'] + typeof handshakeDoctor['invoke'] + typeof handshakeDoctor['doctor:check']"),
    ).toBe('undefinedundefinedundefined');
  });

  test('what cannot be cloned is refused in the page; what can but is no request is refused by the program', async () => {
    expect(await runAsPage("try { handshakeDoctor.cancel({ job: () => 1 }) } catch (error) { 'refused ' + error.name }")).toMatch(
      /^refused/,
    );
    const circle = await runAsPage(
      "(() => { const circle = { job: 'x' }; circle.self = circle; return handshakeDoctor.cancel(circle); })()",
    );
    expect(circle).toMatchObject({ ok: false, error: { kind: 'bad-input' } });
  });

  test('a message of 30 MB is refused as too large, and the program lives', async () => {
    const answer = await runAsPage(
      `handshakeDoctor.explain({ job: 'x', text: 'x'.repeat(30_000_000), situation: ${JSON.stringify(SITUATION)} })`,
    );
    expect(answer).toMatchObject({ ok: false, error: { kind: 'too-large' } });
    expect(await isUnharmed()).toBe(true);
  });

  test('a thousand questions at once are all answered', async () => {
    const answered = await runAsPage(
      "Promise.all(Array.from({ length: 1000 }, () => handshakeDoctor.cancel({ job: 'none' }))).then((all) => all.filter((answer) => answer.ok).length)",
    );
    expect(answered).toBe(1000);
  });

  test('a path that the page makes up is not opened: the person is asked for files instead', async () => {
    const request = { ...REQUESTS.openFiles, handed: ['/etc/passwd', 'stand-in-file:0:0'] };
    let asked: Promise<unknown> = Promise.resolve();
    await window.pickFiles(async () => {
      asked = askThroughPage(page, 'openFiles', request);
    }, []);
    expect(await asked).toEqual({ ok: true, value: null });
  });

  test('a file that a script made has no path, and is not read', async () => {
    const answer = await runAsPage(`handshakeDoctor.openFiles(${JSON.stringify(REQUESTS.openFiles)}, [new File(['x'], '/etc/passwd')])`);
    expect(answer).toMatchObject({ ok: false });
  });

  test('the save dialog is out of the page’s reach: it can neither read it nor fill it in nor press its buttons', async () => {
    const begun = (await askThroughPage(page, 'begin', { situation: SITUATION })) as { value: { id: string } };
    const asked = askThroughPage(page, 'saveCase', { caseId: begun.value.id });
    const dialog = await window.saveDialog();
    expect(
      await runAsPage(
        "[...document.querySelectorAll('*')].filter((element) => element.shadowRoot).length + document.querySelectorAll('dialog').length",
      ),
    ).toBe(0);
    await runAsPage(
      "for (const element of document.body.children) { element.click(); element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })); }",
    );
    await page.waitForTimeout(200);
    expect(existsSync(window.program.downloads) && readdirSync(window.program.downloads)).toEqual([]);
    await dialog.press('Cancel');
    await dialog.gone();
    expect(await asked).toEqual({ ok: true, value: null });
  });

  test('a check of an address inside this computer by a page is only what the person could type: it is bounded and cancellable', async () => {
    const checking = askThroughPage(page, 'check', checkOf('127.0.0.1:1', 'inside'));
    expect(await checking).toMatchObject({ ok: true, value: { diagnosis: { primary: { cause: 'refused' } } } });
  });
});
