import { domainToASCII } from 'node:url';
import type { Answer, Verbs } from '../../shared/contract/doctor.ts';
import { cancelled } from '../../shared/contract/problems.ts';
import type { ComputerReport } from '../../shared/model/computer.ts';
import { fail, ok } from '../../shared/model/result.ts';
import type { Target } from '../../shared/model/target.ts';
import { parseTarget } from '../../shared/read/target.ts';
import { thisMachine } from '../computer/machine.ts';
import { runWorker } from '../net/worker.ts';
import { type ComputerAnswer, type ComputerTask, reportNow } from './computer-report.ts';
import { type Room, underJob } from './talks.ts';

export interface ComputerQuestion {
  readonly target: Target | null;
  /** Nobody is asked: the clock is then not compared. */
  readonly offline: boolean;
  readonly signal: AbortSignal;
}

/** Reading alone takes half a second; a computer that needs longer than this is not kept waiting for. */
const MOST_MILLISECONDS = 30_000;
const MEGABYTES = 256;

/** The verb `computer`: trust stores, proxies, rules, clock, signs of interception. */
export async function lookAtComputer(room: Room, request: Verbs['computer']['request']): Promise<Answer<'computer'>> {
  const target = request.target === null ? null : parseTarget(request.target, { startTls: null, connectTo: null, toAscii: domainToASCII });
  if (target !== null && !target.ok) return target;
  const report = await underJob(
    room,
    request.job,
    () => undefined,
    ({ signal }) => reportOnComputer({ target: target?.value ?? null, offline: request.offline, signal }),
  );
  return report === null ? fail(cancelled(request.job)) : ok(report);
}

/** Reads this computer, and at the same time asks other clocks and the proxy script, where that is allowed. */
export async function reportOnComputer({ target, offline, signal }: ComputerQuestion): Promise<ComputerReport> {
  const task: ComputerTask = {
    target: target === null ? null : { host: target.host, port: target.port },
    offline,
    env: { ...process.env },
    chosen: [],
    clock: 'compare',
  };
  const read = await lookAside(task, MOST_MILLISECONDS, signal);
  // A worker that cannot be had is no reason to say nothing.
  return (read ?? (await reportNow(task, thisMachine(), signal))).report;
}

/**
 * Looks beside the program's own thread, so that neither the window nor the timing of a handshake waits for it.
 * @param milliseconds how long at most
 * @param onTold hears what was read so far, now and then
 * @returns what was read by then, if there was not time for all; null where nothing was
 */
export async function lookAside(
  task: ComputerTask,
  milliseconds: number,
  signal: AbortSignal,
  onTold: (soFar: ComputerAnswer) => void = () => undefined,
): Promise<ComputerAnswer | null> {
  let soFar: ComputerAnswer | null = null;
  const ran = await runWorker<ComputerAnswer, ComputerAnswer>(
    new URL('./computer.worker.ts', import.meta.url),
    task,
    { milliseconds, megabytes: MEGABYTES, signal },
    (told) => {
      soFar = told;
      onTold(told);
    },
  );
  return ran.ok ? ran.value : soFar;
}
