import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Link, OpensslChains } from './openssl-chain.ts';

const run = promisify(execFile);

/** What is judged: the served chain, leaf first, and the only root. */
export interface JudgedChain {
  readonly served: readonly string[];
  readonly root: Link;
  readonly host: string;
  readonly lists: readonly string[];
}

/** `openssl verify` in its strict mode, for a TLS server and a host. */
export async function opensslAccepts(chains: OpensslChains, chain: JudgedChain): Promise<boolean> {
  const [leaf = '', ...others] = chain.served;
  const host = /^[\d.]+$/.test(chain.host) ? ['-verify_ip', chain.host] : ['-verify_hostname', chain.host];
  const untrusted = others.length === 0 ? [] : ['-untrusted', await chains.file(others.join(''))];
  const lists = chain.lists.length === 0 ? [] : ['-crl_check', '-CRLfile', await chains.file(chain.lists.join(''))];
  const fixed = ['verify', '-x509_strict', '-purpose', 'sslserver', '-no-CApath', '-no-CAstore', '-CAfile', chain.root.certFile];
  return succeeds('openssl', [...fixed, ...host, ...untrusted, ...lists, await chains.file(leaf)]);
}

/** `certtool --verify` of GnuTLS, for a TLS server and a host. */
export async function certtoolAccepts(chains: OpensslChains, chain: JudgedChain): Promise<boolean> {
  const lists = chain.lists.length === 0 ? [] : ['--load-crl', await chains.file(chain.lists.join(''))];
  const fixed = ['--verify', '--load-ca-certificate', chain.root.certFile, '--verify-purpose', '1.3.6.1.5.5.7.3.1'];
  return succeeds('certtool', [
    ...fixed,
    `--verify-hostname=${chain.host}`,
    ...lists,
    '--infile',
    await chains.file(chain.served.join('')),
  ]);
}

async function succeeds(program: string, argv: readonly string[]): Promise<boolean> {
  try {
    await run(program, argv);
    return true;
  } catch (failure) {
    // A program that is not there, or that was killed, is no verdict.
    if (failure instanceof Error && 'code' in failure && typeof failure.code === 'number') return false;
    throw failure;
  }
}
