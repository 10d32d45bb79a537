import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A certificate with its key, as PEM and as files that a server can be pointed at. `chainFile` holds leaf and issuer. */
export interface Issued {
  readonly cert: string;
  readonly key: string;
  readonly certFile: string;
  readonly keyFile: string;
}

export type KeyKind = 'ec' | 'rsa' | 'p521' | 'ed25519';

export interface Wish {
  /** subjectAltName as openssl writes it: `DNS:site.test,IP:127.0.0.1`. */
  readonly names: string;
  readonly key?: KeyKind;
  /** Days from now; negative lies in the past. */
  readonly from?: number;
  readonly to?: number;
  readonly usage?: 'serverAuth' | 'clientAuth';
  /** Address of a revocation list. */
  readonly list?: string;
}

const KEY_ARGUMENTS: Readonly<Record<KeyKind, readonly string[]>> = {
  ec: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  rsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  p521: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  ed25519: ['-algorithm', 'ED25519'],
};
const DAY = 86_400_000;

/** The lab's own certificate authority, in a folder of its own; openssl signs, so that nothing of ours vouches for itself. */
export class Authority {
  readonly folder: string;
  #root: Issued | null = null;
  #made = 0;
  readonly #known = new Map<string, Promise<Issued>>();

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** @param subject the root's name as openssl writes it */
  static async open(subject = '/O=Lab/CN=Lab Root'): Promise<Authority> {
    const authority = new Authority(await mkdtemp(join(tmpdir(), 'lab-')));
    await authority.#makeRoot(subject);
    return authority;
  }

  /** The root: what `--trust-only` is given. */
  get root(): Issued {
    if (this.#root === null) throw new Error('the lab authority is not open');
    return this.#root;
  }

  /** Removes the folder and all that servers left in it. */
  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** A leaf signed by the root; the same wish gives the same certificate. */
  issue(wish: Wish): Promise<Issued> {
    const name = JSON.stringify(wish);
    const known = this.#known.get(name) ?? this.#issue(wish);
    this.#known.set(name, known);
    return known;
  }

  async #makeRoot(subject: string): Promise<void> {
    const [certFile, keyFile] = [join(this.folder, 'root.pem'), join(this.folder, 'root.key')];
    await run('openssl', ['genpkey', ...KEY_ARGUMENTS.ec, '-out', keyFile]);
    await run('openssl', [
      ...['req', '-x509', '-new', '-key', keyFile, '-sha256', '-days', '30', '-subj', subject, '-out', certFile],
      ...['-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
    ]);
    await writeFile(join(this.folder, 'index.txt'), '');
    this.#root = { cert: await readFile(certFile, 'utf8'), key: await readFile(keyFile, 'utf8'), certFile, keyFile };
  }

  async #issue(wish: Wish): Promise<Issued> {
    const stem = join(this.folder, `leaf-${++this.#made}`);
    const [keyFile, requestFile, certFile] = [`${stem}.key`, `${stem}.csr`, `${stem}.pem`];
    await run('openssl', ['genpkey', ...KEY_ARGUMENTS[wish.key ?? 'ec'], '-out', keyFile]);
    const first = /DNS:([^,]+)/.exec(wish.names)?.[1] ?? 'lab leaf';
    await run('openssl', ['req', '-new', '-key', keyFile, '-subj', `/CN=${first.slice(0, 60)}`, '-out', requestFile]);
    const config = `${stem}.cnf`;
    await writeFile(
      config,
      `[ca]\ndefault_ca=lab\n[lab]\nnew_certs_dir=${this.folder}\ndatabase=${stem}.index\nrand_serial=yes\ndefault_md=sha256\npolicy=any\n` +
        `unique_subject=no\nx509_extensions=leaf\n[any]\ncommonName=supplied\n[leaf]\nbasicConstraints=critical,CA:FALSE\n` +
        `keyUsage=critical,digitalSignature,keyEncipherment\nextendedKeyUsage=${wish.usage ?? 'serverAuth'}\n` +
        `subjectAltName=${wish.names}\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n` +
        (wish.list === undefined ? '' : `crlDistributionPoints=URI:${wish.list}\n`),
    );
    await writeFile(`${stem}.index`, '');
    await run('openssl', [
      ...['ca', '-batch', '-notext', '-config', config, '-cert', this.root.certFile, '-keyfile', this.root.keyFile],
      ...['-startdate', stamp(wish.from ?? -1), '-enddate', stamp(wish.to ?? 20), '-in', requestFile, '-out', certFile],
    ]);
    return { cert: await readFile(certFile, 'utf8'), key: await readFile(keyFile, 'utf8'), certFile, keyFile };
  }
}

/** Generalised time of so many days from now. */
function stamp(days: number): string {
  return new Date(Date.now() + days * DAY)
    .toISOString()
    .replace(/[-:T]/g, '')
    .replace(/\.\d+Z$/, 'Z');
}

/** The one block of a PEM text as DER. */
export function derOf(pem: string): Buffer {
  return Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
}
