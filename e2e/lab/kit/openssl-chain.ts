import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A certificate made by openssl, with its key beside it. */
export interface Link {
  readonly name: string;
  readonly pem: string;
  readonly certFile: string;
  readonly keyFile: string;
}

export interface LinkWish {
  readonly name: string;
  /** Lines of an openssl extension section. Empty: version 1. */
  readonly extensions: readonly string[];
  readonly key?: readonly string[];
  /** Days from now. */
  readonly from?: number;
  readonly to?: number;
  /** Arguments of `openssl ca`: another digest, PSS. */
  readonly signing?: readonly string[];
  /** The key of this certificate instead of a new one. */
  readonly sameKeyAs?: Link;
}

export const EC = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];
export const RSA = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
const IDS = ['subjectKeyIdentifier=hash', 'authorityKeyIdentifier=keyid'];
export const CA = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign', ...IDS];
export const LEAF = ['basicConstraints=critical,CA:FALSE', 'keyUsage=critical,digitalSignature', 'extendedKeyUsage=serverAuth', ...IDS];
export const NAMED = [...LEAF, 'subjectAltName=DNS:www.shop.example'];
const DAY = 86_400_000;

/** A folder in which openssl makes chains; nothing of ours vouches for itself. */
export class OpensslChains {
  readonly folder: string;
  #made = 0;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(): Promise<OpensslChains> {
    return new OpensslChains(await mkdtemp(join(tmpdir(), 'chains-')));
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  root(wish: Partial<LinkWish> = {}): Promise<Link> {
    return this.issue(null, { name: 'Lab Root', extensions: CA, to: 3000, ...wish });
  }

  /** Signed by `issuer`, or by itself. */
  async issue(issuer: Link | null, wish: LinkWish): Promise<Link> {
    this.#made += 1;
    const stem = join(this.folder, String(this.#made));
    const keyFile = wish.sameKeyAs?.keyFile ?? `${stem}.key`;
    if (wish.sameKeyAs === undefined) await run('openssl', ['genpkey', ...(wish.key ?? EC), '-out', keyFile]);
    await run('openssl', ['req', '-new', '-key', keyFile, '-subj', `/O=Chains/CN=${wish.name}`, '-out', `${stem}.csr`]);
    const section = wish.extensions.length === 0 ? '' : 'x509_extensions=wanted\n';
    await writeFile(
      `${stem}.cnf`,
      `[ca]\ndefault_ca=lab\n[lab]\nnew_certs_dir=${this.folder}\ndatabase=${stem}.index\nrand_serial=yes\ndefault_md=sha256\npolicy=any\n` +
        `crlnumber=${stem}.number\ndefault_crl_days=5\nunique_subject=no\n${section}[any]\norganizationName=supplied\ncommonName=supplied\n[wanted]\n${wish.extensions.join('\n')}\n`,
    );
    await writeFile(`${stem}.index`, '');
    const signer = issuer === null ? ['-selfsign', '-keyfile', keyFile] : ['-cert', issuer.certFile, '-keyfile', issuer.keyFile];
    const dates = ['-startdate', stamp(wish.from ?? -2), '-enddate', stamp(wish.to ?? 30)];
    await run('openssl', [
      'ca',
      '-batch',
      '-notext',
      '-config',
      `${stem}.cnf`,
      ...signer,
      ...dates,
      ...(wish.signing ?? []),
      '-in',
      `${stem}.csr`,
      '-out',
      `${stem}.pem`,
    ]);
    return { name: wish.name, pem: await readFile(`${stem}.pem`, 'utf8'), certFile: `${stem}.pem`, keyFile };
  }

  async file(content: string): Promise<string> {
    this.#made += 1;
    const path = join(this.folder, `${this.#made}.txt`);
    await writeFile(path, content);
    return path;
  }

  /** A revocation list of `issuer` with these certificates on it. */
  async revocationList(issuer: Link, revoked: readonly Link[]): Promise<string> {
    this.#made += 1;
    const stem = join(this.folder, String(this.#made));
    await writeFile(`${stem}.index`, '');
    await writeFile(`${stem}.number`, '01');
    await writeFile(
      `${stem}.cnf`,
      `[ca]\ndefault_ca=lab\n[lab]\ndatabase=${stem}.index\ncrlnumber=${stem}.number\ndefault_crl_days=5\ndefault_md=sha256\ncrl_extensions=list\n[list]\nauthorityKeyIdentifier=keyid\n`,
    );
    const authority = ['-config', `${stem}.cnf`, '-cert', issuer.certFile, '-keyfile', issuer.keyFile];
    for (const link of revoked) await run('openssl', ['ca', '-batch', ...authority, '-revoke', link.certFile]);
    await run('openssl', ['ca', '-batch', ...authority, '-gencrl', '-out', `${stem}.crl`]);
    return readFile(`${stem}.crl`, 'utf8');
  }
}

function stamp(days: number): string {
  return new Date(Date.now() + days * DAY)
    .toISOString()
    .replace(/[-:T]/g, '')
    .replace(/\.\d+Z$/, 'Z');
}
