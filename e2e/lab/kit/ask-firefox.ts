import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Opens a page in a real Firefox, without a screen, and prints `takes` or `refuses` with the reason. Run by itself, so that a test can
 * give it a computer of its own. Arguments: the profile's folder, the page.
 *
 * Source: Firefox source docs, "Marionette protocol": `length:[type, id, command, parameters]`.
 */
const [folder = '', page = ''] = process.argv.slice(2);

/** Each packet has its length before it. */
class Marionette {
  readonly #socket: Socket;
  #received = '';
  #waiting: (() => void) | null = null;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1').on('data', (text: string) => {
      this.#received += text;
      this.#waiting?.();
    });
  }

  async packet(): Promise<unknown> {
    for (;;) {
      const [, length = '', rest = ''] = /^(\d+):([\s\S]*)$/u.exec(this.#received) ?? [];
      if (length !== '' && rest.length >= Number(length)) {
        this.#received = rest.slice(Number(length));
        return JSON.parse(rest.slice(0, Number(length)));
      }
      await new Promise<void>((resolve) => {
        this.#waiting = resolve;
      });
    }
  }

  /** The error's name, or null. */
  async command(id: number, name: string, parameters: unknown): Promise<string | null> {
    const text = JSON.stringify([0, id, name, parameters]);
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    const answer = (await this.packet()) as readonly [number, number, { readonly error: string } | null, unknown];
    return answer[2]?.error ?? null;
  }
}

mkdirSync(folder, { recursive: true });
appendFileSync(join(folder, 'user.js'), 'user_pref("marionette.port", 0);\nuser_pref("network.captive-portal-service.enabled", false);\n');
const firefox = spawn('firefox-esr', ['--headless', '--marionette', '--no-remote', '--profile', folder], { stdio: 'ignore' });
try {
  const portFile = join(folder, 'MarionetteActivePort');
  for (let waited = 0; waited < 400 && !existsSync(portFile); waited += 1) await sleep(100);
  const socket = connect(Number(readFileSync(portFile, 'utf8')), '127.0.0.1');
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const marionette = new Marionette(socket);
  await marionette.packet();
  const session = await marionette.command(1, 'WebDriver:NewSession', {});
  const navigated = session ?? (await marionette.command(2, 'WebDriver:Navigate', { url: page }));
  process.stdout.write(navigated === null ? 'takes' : `refuses: ${navigated}`);
  await marionette.command(3, 'Marionette:Quit', { flags: ['eForceQuit'] });
  socket.destroy();
} finally {
  firefox.kill('SIGKILL');
}
