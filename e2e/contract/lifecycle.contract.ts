import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { afterEach, describe, expect, test } from 'vitest';
import { type ProgramOptions, type RunningProgram, startProgram } from '../journeys/program.ts';
import { openWindow, pageOf } from '../journeys/window.ts';

// How the program ends, and what it leaves behind: nothing, on whatever way.
const started: RunningProgram[] = [];
afterEach(async () => {
  for (const program of started.splice(0)) {
    program.process.kill('SIGKILL');
    for (const pid of browserOf(program)) process.kill(pid, 'SIGKILL');
    await program.ended;
    program.clean();
  }
});

function start(options: ProgramOptions = {}): RunningProgram {
  const program = startProgram(options);
  started.push(program);
  return program;
}

async function startAndWait(options: ProgramOptions = {}): Promise<RunningProgram> {
  const program = start(options);
  await pageOf(program);
  return program;
}

/** Processes whose command line names this program's profile folder. */
function browserOf(program: RunningProgram): readonly number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name) || Number(name) === program.process.pid) return [];
    try {
      return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(join(program.home, 'tmp')) ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

async function expectNothingLeft(program: RunningProgram): Promise<void> {
  expect(program.profileFolders()).toEqual([]);
  await expect.poll(() => browserOf(program)).toEqual([]);
  expect(existsSync(join(program.home, '.config/handshake-doctor/window.sock'))).toBe(false);
}

describe('the window is closed', () => {
  test('the program ends with 0, in silence', async () => {
    const window = await openWindow();
    started.push(window.program);
    await window.page.close();
    expect(await window.program.ended).toEqual({ code: 0, signal: null });
    expect(window.program.said()).toBe('');
    await expectNothingLeft(window.program);
  });
});

describe('the program is told to end', () => {
  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const)('%s: it closes its browser and ends with %i', async (signal, code) => {
    const program = await startAndWait();
    expect(program.profileFolders()).toHaveLength(1);
    program.process.kill(signal);
    expect(await program.ended).toEqual({ code, signal: null });
    await expectNothingLeft(program);
  });

  test('while its browser is still starting: it leaves nothing either', async () => {
    const program = start();
    await expect.poll(() => program.profileFolders().length, { interval: 10 }).toBe(1);
    program.process.kill('SIGTERM');
    expect((await program.ended).code).toBe(143);
    await expectNothingLeft(program);
  });

  test('SIGKILL: its browser leaves by itself, and the next start removes the folder', async () => {
    const program = await startAndWait();
    program.process.kill('SIGKILL');
    await program.ended;
    await expect.poll(() => browserOf(program), { timeout: 10_000 }).toEqual([]);
    const next = await startAndWait({ home: program.home });
    expect(next.profileFolders()).toHaveLength(1);
    next.process.kill('SIGTERM');
    expect((await next.ended).code).toBe(143);
    await expectNothingLeft(next);
  });
});

describe('something crashes', () => {
  test('the browser: one line says so, exit code 70', async () => {
    const program = await startAndWait();
    for (const pid of browserOf(program)) process.kill(pid, 'SIGKILL');
    expect(await program.ended).toEqual({ code: 70, signal: null });
    expect(program.said()).toMatch(/^The window is gone: .+ stopped unexpectedly \(signal SIGKILL\)\. .+\n$/);
    await expectNothingLeft(program);
  });

  test('the page: it is opened again and works; the second time within a minute the program gives up', async () => {
    const window = await openWindow();
    started.push(window.program);
    const crash = async () => {
      const devTools = await window.page.context().newCDPSession(window.page);
      devTools.send('Page.crash').catch(() => {});
    };
    await crash();
    await expect.poll(() => window.program.said()).toMatch(/^The window stopped unexpectedly \(crashed\) and was opened again\.\n$/);
    const again = await chromium.connectOverCDP(await window.program.devToolsAddress());
    await expect
      .poll(() =>
        again
          .contexts()[0]
          ?.pages()[0]
          ?.evaluate(() => 'handshakeDoctor' in globalThis)
          .catch(() => false),
      )
      .toBe(true);
    const page = again.contexts()[0]?.pages()[0];
    const devTools = await page?.context().newCDPSession(page);
    devTools?.send('Page.crash').catch(() => {});
    expect((await window.program.ended).code).toBe(70);
    expect(window.program.said()).toMatch(/The window keeps stopping/);
    await expectNothingLeft(window.program);
  });
});

describe('no window can be had', () => {
  const oneLine = (program: RunningProgram) => {
    const lines = program.said().split('\n').filter(Boolean);
    expect(lines).toHaveLength(1);
    return lines[0];
  };

  test('no display: one line, exit code 69, for whoever goes on in the terminal', async () => {
    const program = start({ windowed: true, environment: { DISPLAY: undefined, WAYLAND_DISPLAY: undefined } });
    expect((await program.ended).code).toBe(69);
    expect(oneLine(program)).toContain('no screen');
    await expectNothingLeft(program);
  });

  test('a display that is not there: the browser dies at its start, one line, 69', async () => {
    const program = start({ windowed: true, environment: { DISPLAY: ':987', WAYLAND_DISPLAY: undefined } });
    expect((await program.ended).code).toBe(69);
    expect(oneLine(program)).toContain('does not start here');
    await expectNothingLeft(program);
  });

  test.each([
    ['that is not there', '/no/such/browser', 'There is no browser at /no/such/browser'],
    ['that dies at once', '/bin/false', 'false does not start here (exit code 1)'],
  ])('a browser %s: one line, 69', async (_which, path, words) => {
    const program = start({ starter: [`--browser=${path}`] });
    expect((await program.ended).code).toBe(69);
    expect(oneLine(program)).toContain(words);
    await expectNothingLeft(program);
  });

  test('a browser that a policy forbids to be driven: one line, 69, and its window is gone', async () => {
    const home = join(import.meta.dirname, '../../test-results', `forbidding-${process.pid}`);
    mkdirSync(home, { recursive: true });
    // What Chromium does under the policy RemoteDebuggingAllowed=false: it says so and goes on without us.
    const browser = join(home, 'forbidding-browser');
    writeFileSync(browser, '#!/bin/sh\necho "DevTools remote debugging is disallowed by the system admin." >&2\nexec sleep 600\n', {
      mode: 0o755,
    });
    const program = start({ home, starter: [`--browser=${browser}`] });
    expect((await program.ended).code).toBe(69);
    expect(oneLine(program)).toContain('does not let programs open a window here');
    await expectNothingLeft(program);
  });
});

describe('a second start', () => {
  test('hands its link to the open window and ends; the window shows what it brings', async () => {
    const window = await openWindow();
    started.push(window.program);
    await window.page.evaluate(() => {
      const page = globalThis as unknown as { handshakeDoctor: { onOpen(listen: (opened: unknown) => void): void }; opened: unknown };
      page.handshakeDoctor.onOpen((opened) => {
        page.opened = opened;
      });
    });
    const second = startProgram({ home: window.program.home, arguments: ['handshake-doctor://check/second.example:8443'] });
    expect((await second.ended).code).toBe(0);
    expect(second.said()).toContain('open already');
    const opened = () => window.page.evaluate(() => (globalThis as unknown as { opened: unknown }).opened);
    await expect.poll(opened).toEqual({ kind: 'target', target: 'second.example:8443' });
    await window.page.close();
    expect((await window.program.ended).code).toBe(0);
  });
});

describe('a program that asks for less safety than the stand-in gives', () => {
  const lax = async (lines: string) => {
    const home = join(import.meta.dirname, '../../test-results', `lax-${process.pid}`);
    mkdirSync(home, { recursive: true });
    const main = join(home, 'main.mjs');
    writeFileSync(main, `import { app, BrowserWindow, protocol } from 'electron';\n${lines}\n`);
    const program = start({ home, main });
    return { program, code: (await program.ended).code };
  };
  const opening = (preferences: string) =>
    `app.enableSandbox(); app.whenReady().then(() => new BrowserWindow({ webPreferences: { sandbox: true, contextIsolation: true, ${preferences} } }));`;

  test.each([
    ['sandbox', opening('sandbox: false')],
    ['contextIsolation', opening('contextIsolation: false')],
    ['nodeIntegration', opening('nodeIntegration: true')],
    ['nodeIntegrationInWorker', opening('nodeIntegrationInWorker: true')],
    ['webviewTag', opening('webviewTag: true')],
    ['webSecurity', opening('webSecurity: false')],
    ['enableSandbox', 'app.whenReady().then(() => new BrowserWindow({ webPreferences: { sandbox: true, contextIsolation: true } }));'],
    ['bypassCSP', "protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { bypassCSP: true } }]);"],
  ])('%s: is refused before any browser starts', async (what, lines) => {
    const { program, code } = await lax(lines);
    expect(code).not.toBe(0);
    expect(program.said()).toContain(what);
    expect(program.profileFolders()).toEqual([]);
  });

  test('waiting for readiness at the top level never ends in Electron; here Node says so with exit code 13', async () => {
    expect((await lax('await app.whenReady();')).code).toBe(13);
  });
});
