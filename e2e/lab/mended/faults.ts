import { readFile } from 'node:fs/promises';
import type { CauseId } from '../../../shared/model/cause-id.ts';
import type { Link } from '../kit/openssl-chain.ts';
import { FILES, HOST, type Machine, type Papers } from './shop.ts';

/** Where the certificate lies that the broken server sends. */
export type Place = keyof typeof FILES;

/** Causes mended by new files alone: the configuration already names the place that certbot fills. */
const BY_FILES: readonly CauseId[] = ['expired', 'misordered-chain', 'weak-key', 'self-signed'];

/** What no line of a configuration breaks: the files do, or that TLS is left out. Every web server can have these. */
export const WITHOUT_A_LINE = {
  expired: [],
  'incomplete-chain': [],
  'misordered-chain': [],
  'name-mismatch': [],
  'self-signed': [],
  'weak-key': [],
  'plain-http': [],
} as const satisfies Readonly<Partial<Record<CauseId, readonly string[]>>>;

export function placeOf(cause: CauseId): Place {
  return BY_FILES.includes(cause) ? 'live' : 'old';
}

/** Puts the certificates of a machine that is broken for this cause: what it sends, and what waits to be used. */
export async function putFiles(machine: Machine, papers: Papers, cause: CauseId, place = placeOf(cause)): Promise<void> {
  const served = servedLeaf(papers, cause);
  const key = await readFile(served.keyFile, 'utf8');
  await machine.put(`/etc/letsencrypt/live/${HOST}/${HOST}.crt`, papers.leaf.pem);
  await machine.put(`/etc/letsencrypt/live/${HOST}/intermediate.crt`, papers.issuing.pem + papers.upper.pem);
  if (place === 'old') await machine.sh('certbot certonly');
  await machine.put(FILES[place].chain, sentChain(cause, papers, served.pem));
  await machine.put(FILES[place].key, key);
}

function servedLeaf(papers: Papers, cause: CauseId): Link {
  switch (cause) {
    case 'expired':
      return papers.expired;
    case 'weak-key':
      return papers.small;
    case 'self-signed':
      return papers.selfMade;
    case 'name-mismatch':
    case 'sni-mismatch':
      return papers.stranger;
    case 'cipher-mismatch':
      return papers.elliptic;
    default:
      return papers.leaf;
  }
}

function sentChain(cause: CauseId, { issuing, upper }: Papers, leaf: string): string {
  switch (cause) {
    case 'incomplete-chain':
    case 'self-signed':
      return leaf;
    case 'misordered-chain':
      return leaf + upper.pem + issuing.pem;
    default:
      return leaf + issuing.pem + upper.pem;
  }
}

/** Writes the certificate that the broken server sends and its key into one file, as HAProxy and stunnel read it. */
export async function putBundle(machine: Machine, path: string, cause: CauseId): Promise<void> {
  const { chain, key } = FILES[placeOf(cause)];
  const [certificates, secret] = await Promise.all([chain, key].map((file) => readFile(machine.at(file), 'utf8')));
  await machine.put(path, `${certificates}${secret}`);
}
