import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SITUATIONS } from '../situations.ts';
import { Authority } from './certificates.ts';
import { type Diagnosed, diagnoseStaged } from './diagnose.ts';
import { answerLabNames } from './resolver.ts';
import type { Expected, Situation, Suite } from './situation.ts';

type Grade = 'right' | 'acceptable' | 'wrong';
interface Row {
  readonly id: string;
  readonly grade: Grade;
  readonly said: string;
  readonly wanted: string;
  readonly milliseconds: number;
  readonly connections: number;
  /** Milliseconds until the first provisional answer. */
  readonly firstAnswer: number | null;
}

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
    console.log(table(suite, rows));
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
        const staged = await situation.server(lab);
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

function graded(situation: Situation, { document, firstAnswer }: Diagnosed): Row {
  const { primary, verdict } = document.diagnosis;
  const said: Expected =
    primary === null
      ? { verdict, cause: null }
      : { verdict, cause: primary.cause, variant: primary.variant, side: primary.side, certainty: primary.certainty };
  const fits = (expected: Expected) => Object.entries(expected).every(([name, value]) => said[name as keyof Expected] === value);
  const grade = fits(situation.expected) ? 'right' : (situation.acceptable ?? []).some(fits) ? 'acceptable' : 'wrong';
  const { milliseconds, connections } = document.cost;
  return { id: situation.id, grade, said: told(said), wanted: told(situation.expected), milliseconds, connections, firstAnswer };
}

function told({ verdict, cause, variant, side, certainty }: Expected): string {
  return [verdict, cause, variant, side, certainty].filter((part) => part !== null && part !== undefined).join(' ');
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

function table(suite: Suite, rows: readonly Row[]): string {
  const count = (grade: Grade) => rows.filter((row) => row.grade === grade).length;
  const lines = rows
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .map((row) => {
      const first = row.firstAnswer === null ? '' : (row.firstAnswer / 1000).toFixed(1);
      const cost = `${first.padStart(4)} ${(row.milliseconds / 1000).toFixed(1).padStart(5)} s ${String(row.connections).padStart(3)} conn.`;
      return `${row.grade.padEnd(10)} ${row.id.padEnd(34)} ${cost}  ${row.said}${row.grade === 'right' ? '' : `   (wanted: ${row.wanted})`}`;
    });
  return [
    `\nlab ${suite}: ${count('right')} right, ${count('acceptable')} acceptable, ${count('wrong')} wrong, of ${rows.length} (first answer, whole time, connections)`,
    ...lines,
  ].join('\n');
}
