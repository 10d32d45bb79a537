import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTarget } from '../../../main/case/check.ts';
import { recheck } from '../../../main/case/recheck.ts';
import type { CauseId } from '../../../shared/model/cause-id.ts';
import type { FixPlan } from '../../../shared/model/fix-plan.ts';
import { labControl, openStaged } from '../kit/diagnose.ts';
import { freePort, type Running } from '../kit/running.ts';
import { HOST, Machine, makePapers, type Papers } from './shop.ts';
import type { Copied, Software } from './software.ts';

/** Longest wait for the processes that served before a reload, in milliseconds. */
const LONGEST_HANDOVER = 1_500;

/** Breaks each software by each of its causes, applies the lines that the product's own plan gives, and lets the product check again. */
export function isMendedByItsOwnPlan(...all: readonly Software[]): void {
  let papers: Papers;
  beforeAll(async () => {
    papers = await makePapers();
  });
  afterAll(() => papers.chains.close());

  describe.each(all)('$id, broken and then mended by the lines of its own plan', (software) => {
    it.each(software.causes)('%s', (cause) => mended(software, cause, papers));
  });
}

async function mended(software: Software, cause: CauseId, papers: Papers): Promise<void> {
  const machine = await Machine.open(papers, await freePort());
  let server: Running | null = null;
  try {
    await machine.manager(software.reload?.(machine) ?? null);
    for (const [name, line] of Object.entries(software.programs?.(machine) ?? {})) await machine.program(name, line);
    const env = software.env?.(machine);
    let configuration = await software.broken(machine, papers, cause);
    await software.write(machine, configuration);
    server = await software.start(machine);

    const open = openStaged(
      {
        target: `${HOST}:${machine.port}`,
        connect: { host: '127.0.0.1', port: machine.port },
        startTls: software.startTls ?? 'none',
        options: { asProfile: software.judgedFor?.[cause] ?? null },
      },
      papers.root,
    );
    open.software = software.id;
    const before = await checkTarget(open, labControl());
    expect({ cause: before.diagnosis.primary?.cause, software: before.fixPlan?.software }).toEqual({ cause, software: software.id });

    const plan = ownSteps(before.fixPlan, software, cause);
    expect(plan.lines).not.toEqual([]);
    for (const copied of plan.lines) {
      if (copied.language === 'shell') await machine.sh(copied.text, env, software.answers);
      else configuration = software.mended(configuration, copied, cause);
    }
    await software.write(machine, configuration);
    for (const test of plan.test) await machine.sh(test.text, env);
    const serving = await childrenOf(server.pid);
    for (const load of plan.load) await machine.sh(load.text, env);
    if (await machine.mustRestart()) {
      await server.stop();
      server = await software.start(machine);
    } else await handedOver(server.pid, serving);

    const after = await recheck(open, labControl());
    expect({ outcome: after.comparison?.outcome, now: after.diagnosis.primary?.cause ?? null }).toEqual({ outcome: 'solved', now: null });
  } finally {
    await server?.stop();
    await machine.close();
  }
}

/** What the steps of this software give to copy: the mend, then the commands that test and load it. */
function ownSteps(
  plan: FixPlan | null,
  software: Software,
  cause: CauseId,
): Readonly<Record<'lines' | 'test' | 'load', readonly Copied[]>> {
  const copied = (begin: string) => (plan?.steps ?? []).filter((step) => step.id.startsWith(begin)).flatMap((step) => step.copy ?? []);
  return {
    lines: copied(`${software.id}.${cause}.`),
    test: copied(`${software.id}.test-config`),
    load: copied(`${software.id}.load-config`),
  };
}

async function childrenOf(parent: number | undefined): Promise<readonly string[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(all.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')));
  return all.filter((_, place) => parents[place]?.replace(/^.*\) /s, '').split(' ')[1] === String(parent));
}

/** After a reload the processes that served before go; a person takes longer than that to press "Check again". */
async function handedOver(parent: number | undefined, serving: readonly string[]): Promise<void> {
  for (const began = performance.now(); performance.now() - began < LONGEST_HANDOVER; ) {
    const now = await childrenOf(parent);
    if (serving.length > 0 && !serving.some((pid) => now.includes(pid))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
