import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMessage } from './message.ts';
import { messageCandidates } from './message-candidates.ts';

interface Labelled {
  readonly id: string;
  readonly client?: string;
  readonly cause: string;
  readonly accept?: readonly string[];
  readonly candidates_must_include?: readonly string[];
  readonly vague?: boolean;
  readonly text: string;
}

interface Score {
  readonly texts: number;
  /** Fault, cannot-tell or not-tls, as labelled. */
  readonly verdict: number;
  readonly primary: number;
  readonly candidates: number;
  readonly misses: readonly string[];
}

function scoreOf(name: string): Score {
  const path = new URL(`../../e2e/fixtures/error-texts/${name}.ndjson`, import.meta.url);
  const texts = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled);
  const counts = { verdict: 0, primary: 0, candidates: 0 };
  const misses: string[] = [];
  for (const { id, client, cause, accept, candidates_must_include, vague, text } of texts) {
    const message = readMessage(text);
    const { primary, others } = messageCandidates(message);
    const named = [primary, ...others].flatMap((one) => (one === null ? [] : [one.cause as string]));
    const said = message.notTls !== null ? 'not-tls' : primary === null ? 'cannot-tell' : 'fault';
    const wanted = vague === true ? 'cannot-tell' : cause === 'none' ? 'not-tls' : 'fault';
    const right = {
      verdict: said === wanted,
      primary: wanted === 'fault' ? (accept ?? []).includes(primary?.cause ?? '') : said === wanted,
      candidates: (candidates_must_include ?? []).every((one) => named.includes(one)),
    };
    for (const key of ['verdict', 'primary', 'candidates'] as const) counts[key] += right[key] ? 1 : 0;
    if (!right.primary || !right.candidates) misses.push(`${id} ${client ?? ''}: ${said} ${named.slice(0, 4).join(', ')}`);
  }
  const share = (count: number): number => Math.round((1000 * count) / texts.length) / 10;
  return {
    texts: texts.length,
    verdict: share(counts.verdict),
    primary: share(counts.primary),
    candidates: share(counts.candidates),
    misses,
  };
}

/** The share that each batch must keep, in percent; the title of the test says what it has. */
const KEPT = { recorded: 98, written: 99, pages: 98.5, everyday: 96, 'not-tls-batches': 100, 'not-tls-everyday': 98 } as const;

describe('the batches of pasted messages', () => {
  for (const [name, least] of Object.entries(KEPT)) {
    const { texts, verdict, primary, candidates, misses } = scoreOf(name);
    it(`${name}: of ${texts} texts the verdict is right in ${verdict} %, the first cause in ${primary} %, all wanted candidates in ${candidates} %`, () => {
      expect(Math.min(verdict, primary, candidates), misses.join('\n')).toBeGreaterThanOrEqual(least);
    });
  }
});
