import { readFile } from 'node:fs/promises';
import { createSecureContext, type SecureContext } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTarget } from '../../main/case/check.ts';
import type { OpenCase } from '../../main/case/open-case.ts';
import { recheck } from '../../main/case/recheck.ts';
import { tell } from '../../shared/words/index.ts';
import { labControl, openStaged } from './kit/diagnose.ts';
import type { Link } from './kit/openssl-chain.ts';
import type { Running } from './kit/running.ts';
import { tlsServer } from './kit/tls-server.ts';
import { HOST, makePapers, type Papers } from './mended/shop.ts';

/** What a server sends: the certificate, the links behind it. */
type Sent = (papers: Papers) => { readonly leaf: Link; readonly links: readonly Link[] };

const sound: Sent = ({ leaf, issuing, upper }) => ({ leaf, links: [issuing, upper] });
const ranOut: Sent = ({ expired, issuing, upper }) => ({ leaf: expired, links: [issuing, upper] });
const anotherName: Sent = ({ stranger, issuing, upper }) => ({ leaf: stranger, links: [issuing, upper] });
const ranOutAndAlone: Sent = ({ expired }) => ({ leaf: expired, links: [] });
const alone: Sent = ({ leaf }) => ({ leaf, links: [] });

let papers: Papers;
beforeAll(async () => {
  papers = await makePapers();
});
afterAll(() => papers.chains.close());

describe('checked again, a server that changed in between', () => {
  it('says that it works once it is mended, and keeps the history', async () => {
    const site = await Site.open(ranOut);
    try {
      await site.first();
      const again = await site.again();
      expect(again).toMatchObject({ outcome: 'still-there', before: 'expired', after: 'expired' });
      site.send(sound);
      expect(await site.again()).toMatchObject({ outcome: 'solved', before: 'expired', after: null, gone: ['expired'] });
      expect(site.case.document().attempts.map((one) => one.diagnosis.primary?.cause ?? null)).toEqual(['expired', 'expired']);
      expect(await site.again()).toMatchObject({ outcome: 'solved', sentence: 'It works, as before.' });
      site.send(anotherName);
      expect(await site.again()).toMatchObject({ outcome: 'different-fault', before: null, after: 'name-mismatch' });
    } finally {
      await site.close();
    }
  });

  it('given one of two faults mended, says which is gone and which is left', async () => {
    const site = await Site.open(ranOutAndAlone);
    try {
      expect(await site.first()).toEqual(expect.arrayContaining(['expired', 'incomplete-chain']));
      site.send(alone);
      const comparison = await site.again();
      expect(comparison).toMatchObject({ outcome: 'partly', after: 'incomplete-chain', gone: ['expired'], stayed: ['incomplete-chain'] });
    } finally {
      await site.close();
    }
  });

  it('given a new fault in the place of the old one, names both', async () => {
    const site = await Site.open(ranOut);
    try {
      await site.first();
      site.send(alone);
      expect(await site.again()).toMatchObject({ outcome: 'different-fault', gone: ['expired'], come: ['incomplete-chain'] });
      await site.stop();
      expect(await site.again()).toMatchObject({ outcome: 'different-fault', after: 'refused', gone: [] });
    } finally {
      await site.close();
    }
  });

  it('given a case of full depth, asks again only what decides', async () => {
    const site = await Site.open(ranOut, 'full');
    try {
      await site.first();
      const before = site.case.document().cost.connections;
      site.send(sound);
      expect(await site.again()).toMatchObject({ outcome: 'solved' });
      expect(site.case.document().cost.connections).toBeLessThan(before / 2);
      expect(site.case.document().evidence.some((one) => one.kind === 'enumeration')).toBe(false);
    } finally {
      await site.close();
    }
  });

  it('given every second connection still faulty, says that it comes and goes', async () => {
    const site = await Site.open(ranOut);
    try {
      await site.first();
      site.send(sound, ranOut);
      expect(await site.again()).toMatchObject({ outcome: 'flapping', after: 'expired' });
      site.send(sound);
      expect(await site.again()).toMatchObject({ outcome: 'solved' });
      expect(site.case.document().evidence.filter((one) => one.kind === 'handshake').length).toBeGreaterThanOrEqual(9);
    } finally {
      await site.close();
    }
  });
});

/** What is sent, connection by connection. */
interface Turns {
  contexts: readonly SecureContext[];
  connections: number;
}

/** One site under one case. What it sends changes between the checks; with several chains, each connection gets the next. */
class Site {
  readonly case: OpenCase;
  readonly #server: Running;
  readonly #turns: Turns;
  #running = true;

  private constructor(server: Running, turns: Turns, depth: 'quick' | 'full') {
    this.#server = server;
    this.#turns = turns;
    const place = { host: '127.0.0.1', port: server.port };
    this.case = openStaged({ target: `${HOST}:${server.port}`, connect: place, startTls: 'none', options: { depth } }, papers.root);
  }

  static async open(sent: Sent, depth: 'quick' | 'full' = 'quick'): Promise<Site> {
    const key = await readFile(papers.leaf.keyFile, 'utf8');
    const turns: Turns = { contexts: [], connections: 0 };
    const server = await tlsServer(
      { cert: papers.leaf.pem, key },
      {
        SNICallback: (_, done) => {
          turns.connections += 1;
          done(null, turns.contexts[turns.connections % turns.contexts.length]);
        },
      },
    );
    const site = new Site(server, turns, depth);
    Site.#key = key;
    site.send(sent);
    return site;
  }

  /** The papers share one key. */
  static #key = '';

  send(...sent: readonly Sent[]): void {
    this.#turns.contexts = sent.map((one) => {
      const { leaf, links } = one(papers);
      return createSecureContext({ cert: leaf.pem + links.map((link) => link.pem).join(''), key: Site.#key });
    });
  }

  /** The causes that the first check finds. */
  async first(): Promise<string[]> {
    const { diagnosis } = await checkTarget(this.case, labControl());
    return [diagnosis.primary, ...diagnosis.others].flatMap((one) => (one === null ? [] : one.cause));
  }

  async again() {
    const { comparison } = await recheck(this.case, labControl());
    const told =
      comparison === null
        ? null
        : { ...comparison, sentence: tell(comparison.sentence), changes: comparison.changes.map((one) => tell(one)) };
    return told;
  }

  async stop(): Promise<void> {
    if (this.#running) await this.#server.stop();
    this.#running = false;
  }

  close(): Promise<void> {
    return this.stop();
  }
}
