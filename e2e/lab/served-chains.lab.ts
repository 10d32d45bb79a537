import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Authority } from './kit/certificates.ts';
import { CHAIN_ROWS, type ChainPlace } from './kit/chain-rows.ts';
import { diagnoseStaged } from './kit/diagnose.ts';
import { CA, OpensslChains } from './kit/openssl-chain.ts';
import { tlsServer } from './kit/tls-server.ts';

let place: ChainPlace;
let lab: Authority;
beforeAll(async () => {
  lab = await Authority.open();
  const chains = await OpensslChains.open();
  const root = await chains.root();
  place = { chains, root, issuer: await chains.issue(root, { name: 'Lab Issuing', extensions: CA, to: 1000 }) };
});
afterAll(() => place.chains.close());

/** OpenSSL's server would refuse to start with some of them at its usual security level. */
const ANYTHING_GOES = { ciphers: 'DEFAULT@SECLEVEL=0' };

describe('a server that sends the chain is diagnosed by it', () => {
  const shown = CHAIN_ROWS.flatMap((row) => (row.served === null ? [] : [[row.what, row, row.served.primary] as const]));
  test.each(shown)('%s', async (_what, row, primary) => {
    const built = await row.build(place);
    const cert = [built.leaf.pem, ...built.behind].join('');
    const server = await tlsServer({ cert, key: await readFile(built.leaf.keyFile, 'utf8') }, ANYTHING_GOES);
    try {
      const { document } = await diagnoseStaged(
        {
          target: `${built.host ?? 'www.shop.example'}:443`,
          connect: { host: '127.0.0.1', port: server.port },
          options: { trustOnlyPem: built.root.pem },
          stop: () => server.stop(),
        },
        lab,
      );
      expect(document.diagnosis.primary?.cause ?? null).toBe(primary);
    } finally {
      await server.stop();
    }
  });
});
