import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SITUATIONS } from '../situations.ts';
import { Authority } from './certificates.ts';
import { type Diagnosed, diagnoseStaged } from './diagnose.ts';
import { graded, notBuilt, type Row, table, told } from './grade.ts';
import { answerLabNames } from './resolver.ts';
import type { Suite } from './situation.ts';

/** Silence takes its time; nothing may take longer than `--timeout`. */
const LONGEST = 45_000;

/** Runs every situation of one suite against its server, several at a time, and prints the table. */
export function runSituations(suite: Suite): void {
  const lines = SITUATIONS.filter((situation) => situation.suite === suite);
  const rows: Row[] = [];
  let lab: Authority;

  beforeAll(async () => {
    answerLabNames();
    lab = await Authority.open();
  });
  afterAll(async () => {
    console.log(table(`lab ${suite}`, rows));
    await lab.close();
  });

  test('holds situations, each with a name of its own and a healthy twin', () => {
    expect(lines).not.toEqual([]);
    expect(new Set(SITUATIONS.map((one) => one.id)).size).toBe(SITUATIONS.length);
    const sound = new Set(SITUATIONS.filter((one) => one.expected.verdict === 'healthy').map((one) => one.id));
    expect(
      lines.filter((one) => one.expected.verdict !== 'healthy' && (one.twin === null || !sound.has(one.twin))).map((one) => one.id),
    ).toEqual([]);
  });

  describe.concurrent(suite, () => {
    for (const situation of lines) {
      test(`${situation.id}: ${told(situation.expected)}`, { timeout: LONGEST }, async ({ expect: check }) => {
        const staged = await situation.server(lab).catch((fault: unknown) => {
          rows.push(notBuilt(situation, String(fault)));
          throw fault;
        });
        try {
          const diagnosed = await diagnoseStaged(staged, lab);
          const row = graded(situation, diagnosed);
          rows.push(row);
          check(row.grade === 'wrong' ? row.said : row.wanted, why(diagnosed)).toBe(row.wanted);
        } finally {
          await staged.stop();
        }
      });
    }
  });
}

/** What was seen, one line a piece, for whoever has to find out why. */
function why({ document }: Diagnosed): string {
  const seen = document.evidence.map((piece) => {
    if (piece.state !== 'seen') return `${piece.kind} ${piece.state} ${JSON.stringify(piece)}`;
    if (piece.kind === 'handshake')
      return `handshake ${JSON.stringify(piece.seen.variation)} ${piece.seen.offered.helloBytes} B ${JSON.stringify(piece.seen.end)} ${JSON.stringify(piece.seen.chosen)} ${JSON.stringify(piece.seen.application)}`;
    if (piece.kind === 'chain') return `chain ok=${piece.seen.ok} ${piece.seen.findings.map((finding) => finding.kind).join()}`;
    return `${piece.kind} ${JSON.stringify(piece.seen).slice(0, 300)}`;
  });
  const others = document.diagnosis.others.map((one) => `other: ${one.cause} ${one.variant} ${one.certainty}`);
  return [...seen, ...others].join('\n');
}
