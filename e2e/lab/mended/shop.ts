import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { CA, LEAF, type Link, OpensslChains, RSA } from '../kit/openssl-chain.ts';
import { listening, type Running } from '../kit/running.ts';

const run = promisify(execFile);

export const HOST = 'shop.example';
const LIVE = `/etc/letsencrypt/live/${HOST}`;
/** Where the recipes look for a good certificate, and where an operator had put the faulty one. */
export const FILES = {
  live: { chain: `${LIVE}/fullchain.pem`, key: `${LIVE}/privkey.pem` },
  old: { chain: '/etc/ssl/old.crt', key: '/etc/ssl/old.key' },
} as const;

/** Certificates that the shop is broken with, and the sound chain that mends it; one RSA key, but for the small and the elliptic one. */
export interface Papers {
  readonly chains: OpensslChains;
  readonly root: string;
  readonly rootKeyFile: string;
  readonly leaf: Link;
  readonly upper: Link;
  readonly issuing: Link;
  readonly expired: Link;
  readonly stranger: Link;
  readonly selfMade: Link;
  readonly small: Link;
  readonly elliptic: Link;
}

export async function makePapers(): Promise<Papers> {
  const chains = await OpensslChains.open();
  const root = await chains.root();
  const upper = await chains.issue(root, { name: 'Lab Upper', extensions: CA, to: 2000 });
  const issuing = await chains.issue(upper, { name: 'Lab Issuing', extensions: CA, to: 1000 });
  const usage = LEAF.map((line) => (line.startsWith('keyUsage') ? `${line},keyEncipherment` : line));
  const named = (name: string) => ({ name, extensions: [...usage, `subjectAltName=DNS:${name}`], to: 60 });
  const leaf = await chains.issue(issuing, { ...named(HOST), key: RSA });
  const same = { sameKeyAs: leaf };
  return {
    chains,
    root: root.pem,
    rootKeyFile: root.keyFile,
    upper,
    issuing,
    leaf,
    expired: await chains.issue(issuing, { ...named(HOST), ...same, from: -100, to: -10 }),
    stranger: await chains.issue(issuing, { ...named('other.example'), ...same }),
    selfMade: await chains.issue(null, { ...named(HOST), ...same }),
    small: await chains.issue(issuing, { ...named(HOST), key: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'] }),
    elliptic: await chains.issue(issuing, named(HOST)),
  };
}

/** The sound chain, own certificate first. */
export function fullChain({ leaf, issuing, upper }: Papers): string {
  return leaf.pem + issuing.pem + upper.pem;
}

function plainSite(): Promise<Running> {
  return listening(
    createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nok\n'));
    }),
  );
}

/** Stands in for certbot: puts the sound chain where certbot keeps it, and runs the hook of a renewal as certbot does. */
function certbot(machine: Machine): string {
  const renewed = `mkdir -p "${machine.at(LIVE)}" && cp "${machine.at('/renewed')}"/* "${machine.at(LIVE)}"`;
  return `${renewed}\nwhile [ $# -gt 0 ]; do\n[ "$1" = --deploy-hook ] && sh -ec "$2"\nshift\ndone\nexit 0`;
}

/** A folder that stands for the root of one server's machine: `/etc/…` of a recipe lies below it. */
export class Machine {
  readonly folder: string;
  readonly port: number;
  /** The site behind a server that only passes on: recipes say `127.0.0.1:8080`. */
  readonly #behind: Running;

  private constructor(folder: string, port: number, behind: Running) {
    this.folder = folder;
    this.port = port;
    this.#behind = behind;
  }

  /** A machine with the programs of the steps; `certbot` stands in for the real one and hands out the lab's sound certificate. */
  static async open(papers: Papers, port: number): Promise<Machine> {
    const machine = new Machine(await mkdtemp(join(tmpdir(), 'mended-')), port, await plainSite());
    await chmod(machine.folder, 0o755);
    await machine.put('/renewed/fullchain.pem', fullChain(papers));
    await machine.put('/renewed/cert.pem', papers.leaf.pem);
    await machine.put('/renewed/chain.pem', papers.issuing.pem + papers.upper.pem);
    await machine.put('/renewed/privkey.pem', await readFile(papers.leaf.keyFile, 'utf8'));
    await machine.program('certbot', certbot(machine));
    await machine.isOld('TLSv1.3');
    return machine;
  }

  /** Lets the system's OpenSSL take what an old one takes: TLS 1.0 up to `newest`, short keys, ciphers without encryption. */
  isOld(newest: 'TLSv1.2' | 'TLSv1.3'): Promise<void> {
    const settings = ['MinProtocol = TLSv1', `MaxProtocol = ${newest}`, 'CipherString = DEFAULT@SECLEVEL=0'];
    const sections = ['openssl_conf = all', '[all]', 'ssl_conf = ssl', '[ssl]', 'system_default = old', '[old]', ...settings, ''];
    return this.put('/openssl.cnf', sections.join('\n'));
  }

  at(path: string): string {
    return join(this.folder, path);
  }

  async put(path: string, content: string): Promise<void> {
    await mkdir(dirname(this.at(path)), { recursive: true });
    await writeFile(this.at(path), content);
  }

  /** Lines of a recipe as they stand on this machine. */
  here(text: string): string {
    return text.replaceAll('/etc/', `${this.folder}/etc/`).replaceAll(/(127\.0\.0\.1|localhost):8080/g, `127.0.0.1:${this.#behind.port}`);
  }

  /** Programs of a server started here read this machine's openssl.cnf. */
  get env(): Readonly<Record<string, string>> {
    return { OPENSSL_CONF: this.at('/openssl.cnf') };
  }

  /** A program of this machine: what the shell finds under its name. */
  async program(name: string, lines: string): Promise<void> {
    await this.put(`/bin/${name}`, `#!/bin/sh\n${lines}\n`);
    await chmod(this.at(`/bin/${name}`), 0o755);
  }

  /** The service manager of this machine: reloads as the unit file says, and notes where a start anew is asked for. */
  manager(reload: string | null): Promise<void> {
    return this.program(
      'systemctl',
      `case "$1" in\nreload) ${reload ?? 'exit 1'};;\nrestart) touch "${this.at('/asked-to-restart')}";;\nesac`,
    );
  }

  /** Was a start anew asked for since the last time this was asked? */
  async mustRestart(): Promise<boolean> {
    const asked = this.at('/asked-to-restart');
    const there = existsSync(asked);
    await rm(asked, { force: true });
    return there;
  }

  /**
   * Runs the command lines of a step, in the folder of the certificate, away from any terminal: a program that asks reads the answers.
   * @param answers what is typed where a program asks
   */
  async sh(lines: string, env: Readonly<Record<string, string>> = {}, answers = ''): Promise<void> {
    const path = `${this.at('/bin')}:/usr/sbin:/usr/bin:/sbin:/bin`;
    const all = { ...process.env, ...this.env, ...env, PATH: path };
    const ran = run('setsid', ['-w', 'sh', '-ec', this.here(lines)], { cwd: this.at(LIVE), env: all, timeout: 30_000 });
    // Most programs ask nothing and have ended by then.
    ran.child.stdin?.on('error', () => undefined).end(answers);
    await ran;
  }

  async close(): Promise<void> {
    await this.#behind.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
