import type { Diagnosed } from './diagnose.ts';
import type { Expected, Situation } from './situation.ts';

/** `acceptable`: another answer that misleads nobody. `not built`: its server did not start. */
export type Grade = 'right' | 'acceptable' | 'wrong' | 'not built';

export interface Row {
  readonly id: string;
  readonly grade: Grade;
  readonly said: string;
  readonly wanted: string;
  readonly milliseconds: number;
  readonly connections: number;
  /** Milliseconds until the first provisional answer. */
  readonly firstAnswer: number | null;
}

/** Holds what was said against what must be said. */
export function graded(situation: Situation, { document, firstAnswer }: Diagnosed): Row {
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

/** What was said or wanted, in one line. */
export function told({ verdict, cause, variant, side, certainty }: Expected): string {
  return [verdict, cause, variant, side, certainty].filter((part) => part !== null && part !== undefined).join(' ');
}

/** The row of a situation whose server did not start. */
export function notBuilt({ id, expected }: Situation, why: string): Row {
  return { id, grade: 'not built', said: why, wanted: told(expected), milliseconds: 0, connections: 0, firstAnswer: null };
}

const GRADES: readonly Grade[] = ['right', 'acceptable', 'wrong', 'not built'];

/** The rows by name, under a line that counts the grades and names all that is not right. */
export function table(what: string, rows: readonly Row[]): string {
  const counts = GRADES.map((grade) => {
    const ids = rows.filter((row) => row.grade === grade).map((row) => row.id);
    return `${ids.length} ${grade}${grade === 'right' || ids.length === 0 ? '' : ` (${ids.toSorted().join(', ')})`}`;
  });
  const lines = rows
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .map((row) => {
      const first = row.firstAnswer === null ? '' : (row.firstAnswer / 1000).toFixed(1);
      const cost = `${first.padStart(4)} ${(row.milliseconds / 1000).toFixed(1).padStart(5)} s ${String(row.connections).padStart(3)} conn.`;
      return `${row.grade.padEnd(10)} ${row.id.padEnd(34)} ${cost}  ${row.said}${row.grade === 'right' ? '' : `   (wanted: ${row.wanted})`}`;
    });
  return [`\n${what}: ${counts.join(', ')}, of ${rows.length} (first answer, whole time, connections)`, ...lines].join('\n');
}
