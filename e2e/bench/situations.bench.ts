/**
 * The whole table of situations in one run: right, acceptable, wrong, not built, the last three by name. `npm test -- lab` runs the same
 * lines suite by suite and fails for what is wrong. Run: npm run bench -- situations
 */
import { Authority } from '../lab/kit/certificates.ts';
import { diagnoseStaged } from '../lab/kit/diagnose.ts';
import { graded, notBuilt, type Row, table } from '../lab/kit/grade.ts';
import { answerLabNames } from '../lab/kit/resolver.ts';
import type { Situation } from '../lab/kit/situation.ts';
import { SITUATIONS } from '../lab/situations.ts';

const AT_ONCE = 4;

answerLabNames();
const lab = await Authority.open();
const rows: Row[] = [];
const open = [...SITUATIONS];
try {
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = open.shift(); next !== undefined; next = open.shift()) rows.push(await rowOf(next));
    }),
  );
} finally {
  await lab.close();
}
console.log(table('situations', rows));
process.exitCode = rows.some(({ grade }) => grade === 'wrong' || grade === 'not built') ? 1 : 0;

async function rowOf(situation: Situation): Promise<Row> {
  const staged = await situation.server(lab).catch((fault: unknown) => String(fault));
  if (typeof staged === 'string') return notBuilt(situation, staged);
  try {
    return graded(situation, await diagnoseStaged(staged, lab));
  } finally {
    await staged.stop();
  }
}
