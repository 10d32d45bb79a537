import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseDocument } from '../../../shared/model/case-document.ts';

const HOOKS = '/etc/ca-certificates/update.d';
const PROGRAM = fileURLToPath(new URL('../../../main/command-line/main.ts', import.meta.url));
const TOLD_AND_CHECKED = fileURLToPath(new URL('./told-and-checked.ts', import.meta.url));

/** Mounting over /etc/ssl, for these processes only, takes root and a kernel that lets us. */
export const mayMount = (() => {
  try {
    execFileSync('unshare', ['-m', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

export interface Ran {
  readonly code: number;
  readonly out: string;
}

/** A home, an /etc/ssl, an /etc/opt and a hosts file of its own (which knows `site.test`): what is added here is not added to this computer. */
export class OwnComputer {
  readonly folder = mkdtempSync(join(tmpdir(), 'computer-'));
  readonly home = join(this.folder, 'home');
  readonly firefoxProfile = join(this.home, '.mozilla', 'firefox', 'abc.default');
  env: Readonly<Record<string, string>> = {};

  constructor() {
    for (const name of ['home', 'local', 'ssl', 'hooks', 'opt']) mkdirSync(join(this.folder, name));
    writeFileSync(join(this.folder, 'hosts'), '127.0.0.1 localhost site.test\n');
    cpSync('/etc/ssl', join(this.folder, 'ssl'), { recursive: true, verbatimSymlinks: true });
  }

  /**
   * Debian's hook for Java keeps a list of what is to be done outside of all this, and lets dpkg do it: it is put out of the way, and what
   * it would do is done by `addRoot`.
   */
  run(command: string, ...args: readonly string[]): Promise<Ran> {
    const mount = `mount --bind "${this.folder}/ssl" /etc/ssl && mount --bind "${this.folder}/local" /usr/local/share/ca-certificates && mount --bind "${this.folder}/hooks" ${HOOKS} && mount --bind "${this.folder}/opt" /etc/opt && mount --bind "${this.folder}/hosts" /etc/hosts && exec "$@"`;
    const env = { PATH: `${dirname(process.execPath)}:/usr/sbin:/usr/bin:/sbin:/bin`, HOME: this.home, ...this.env };
    return new Promise((resolve) => {
      const child = execFile(
        'unshare',
        ['-m', 'sh', '-c', mount, 'sh', command, ...args],
        { env, timeout: 150_000, maxBuffer: 1 << 26 }, // a browser on a busy machine
        (error, stdout, stderr) =>
          resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out: stdout + stderr }),
      );
      child.stdin?.end(); // clients that read the keyboard end with it
    });
  }

  async must(command: string, ...args: readonly string[]): Promise<void> {
    const ran = await this.run(command, ...args);
    if (ran.code !== 0) throw new Error(`${command}: ${ran.out}`);
  }

  /** The answer of our own program, with `--json`. */
  async json(...args: readonly string[]): Promise<unknown> {
    const ran = await this.run(process.execPath, PROGRAM, ...args, '--json');
    return JSON.parse(ran.out.slice(ran.out.indexOf('{'), ran.out.lastIndexOf('}') + 1));
  }

  /** The row of the lab's root: store → trusted. Empty where no store holds it. */
  async row(): Promise<Record<string, unknown>> {
    const report = (await this.json('computer', '--offline')) as {
      matrix: { root: string; cells: { store: string; trusted: unknown }[] }[];
    };
    const row = report.matrix.find((each) => each.root === 'Lab Root');
    return Object.fromEntries((row?.cells ?? []).map((cell) => [cell.store, cell.trusted]));
  }

  /** Puts a root into the system's bundle, and nowhere else: what a check goes by, in a moment. */
  trustAtOnce(pem: string): void {
    const bundle = join(this.folder, 'ssl', 'certs', 'ca-certificates.crt');
    writeFileSync(bundle, `${readFileSync(bundle, 'utf8')}\n${pem}`);
  }

  /** Writes a file into the home, with the folders above it. */
  write(path: string, text: string): void {
    const file = join(this.home, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Puts a root into the system's store, and into Java's, as Debian does. */
  async addRoot(name: string, pem: string): Promise<void> {
    writeFileSync(join(this.folder, 'local', `${name}.crt`), pem);
    await this.must('update-ca-certificates');
    const cacerts = '/etc/ssl/certs/java/cacerts';
    const file = join(this.folder, 'local', `${name}.crt`);
    if (existsSync(cacerts))
      await this.must(
        'keytool',
        ...['-importcert', '-noprompt', '-alias', `debian:${name}.pem`, '-file', file, '-keystore', cacerts, '-storepass', 'changeit'],
      );
  }

  /** A pasted message and the live check of its site, in one case; again where a busy machine did not get to look at itself in time. */
  async told(message: string, target: string): Promise<CaseDocument> {
    for (let tries = 1; ; tries += 1) {
      const ran = await this.run(process.execPath, TOLD_AND_CHECKED, target, message);
      const document = JSON.parse(ran.out.slice(ran.out.indexOf('{'))) as CaseDocument;
      if (tries === 5 || document.evidence.some((one) => one.kind === 'computer' && one.state === 'seen')) return document;
    }
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
