import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import outsideHosts from '../../assets/data/outside-hosts.json' with { type: 'json' };
import { listening } from '../lab/kit/running.ts';

/** Another resolver for one program only takes a mount of its own: root, and a kernel that lets us. */
export const MAY_HAVE_NEIGHBOURS = (() => {
  try {
    execFileSync('unshare', ['-m', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
export const NO_NEIGHBOURS = 'a network of its own takes root on Linux';

const ADDRESS_TYPE = 1;
let opened = 0;

/**
 * The network as one program sees it: a resolver of its own (RFC 1035) that knows the names it is told, and loopback addresses for the
 * servers behind them. Nothing of it reaches the rest of this computer.
 */
export class Neighbourhood {
  /** What to put before the program's command so that it lives here. */
  readonly inside: readonly string[];
  readonly #names = new Map<string, string>();
  readonly #folder = mkdtempSync(join(tmpdir(), 'neighbourhood-'));
  readonly #net: string;
  readonly #stops: (() => unknown)[] = [];
  #given = 1;
  /** The address of every name that was not told; null = it does not exist. */
  elsewhere: string | null = null;

  private constructor() {
    opened += 1;
    // Another number for each of the workers that run at the same time.
    const worker = Number(process.env.TEST_PARALLEL_INDEX ?? 0) % 2;
    this.#net = `127.${80 + (process.pid % 70) * 2 + worker}.${opened % 250}`;
    const resolver = join(this.#folder, 'resolv.conf');
    writeFileSync(resolver, `nameserver ${this.#net}.1\noptions timeout:2 attempts:1\n`);
    const mount = 'mount --bind "$0" /etc/resolv.conf && exec "$@"';
    this.inside = ['unshare', '--mount', 'sh', '-c', mount, resolver];
  }

  static async open(): Promise<Neighbourhood> {
    const neighbourhood = new Neighbourhood();
    await neighbourhood.#answerNames();
    return neighbourhood;
  }

  /** A new address, known by these names. */
  address(...names: readonly string[]): string {
    this.#given += 1;
    const address = `${this.#net}.${this.#given}`;
    for (const name of names) this.#names.set(name, address);
    return address;
  }

  /** A name for an address that is there already. */
  know(name: string, address: string): void {
    this.#names.set(name, address);
  }

  /** Plain web pages on port 80 of an address. */
  async pages(address: string, answer: RequestListener): Promise<void> {
    const server = createServer(answer);
    this.#stops.push((await listening(server, address, 80)).stop);
  }

  /** The public pages that the program may ask about clocks and sign-in pages. @param ahead by how many milliseconds their clock is ahead of this computer's */
  async publicPages(ahead: () => number = () => 0): Promise<void> {
    const known = [...outsideHosts.portal, ...outsideHosts.time].map(({ url }) => new URL(url).hostname);
    await this.pages(this.address(...known), (request, response) => {
      response.setHeader('date', new Date(Date.now() + ahead()).toUTCString());
      if (request.url?.startsWith('/generate_204') === true) response.writeHead(204).end();
      else response.end('success\n');
    });
  }

  /** Ends with the neighbourhood. */
  keep(running: { readonly stop: () => Promise<void> }): void {
    this.#stops.push(running.stop);
  }

  async close(): Promise<void> {
    await Promise.all(this.#stops.map((stop) => stop()));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #answerNames(): Promise<void> {
    const socket = createSocket('udp4');
    socket.on('message', (question, from) => {
      const answer = this.#answerTo(question);
      if (answer !== null) socket.send(answer, from.port, from.address);
    });
    await new Promise<void>((ready, failed) => socket.once('error', failed).bind(53, `${this.#net}.1`, ready));
    this.#stops.push(() => socket.close());
  }

  #answerTo(question: Buffer): Buffer | null {
    const labels: string[] = [];
    let at = 12;
    for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
      labels.push(question.toString('latin1', at + 1, at + 1 + length));
      at += 1 + length;
    }
    const end = at + 5;
    if (question.length < end) return null;
    const address = this.#names.get(labels.join('.').toLowerCase()) ?? this.elsewhere;
    const answered = address !== null && question.readUInt16BE(at + 1) === ADDRESS_TYPE;
    const header = Buffer.alloc(12);
    question.copy(header, 0, 0, 2);
    // An answer with recursion; 3 = the name does not exist (RFC 1035, section 4.1.1).
    header.writeUInt16BE(0x8180 | (address === null ? 3 : 0), 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(answered ? 1 : 0, 6);
    const record = Buffer.from([0xc0, 12, 0, ADDRESS_TYPE, 0, 1, 0, 0, 0, 1, 0, 4, ...(address ?? '').split('.').map(Number)]);
    return Buffer.concat([header, question.subarray(12, end), ...(answered ? [record] : [])]);
  }
}
