import type { ClockReading, ComputerReport } from '../../shared/model/computer.ts';
import { type Certificate, readCertificate } from '../../shared/wire/x509.ts';
import { lookAt } from '../computer/look.ts';
import type { Machine } from '../computer/machine.ts';
import { pacWorld } from '../computer/proxy/pac/reach.ts';
import type { StoreReader } from '../computer/trust-stores/read-all.ts';
import { deadlineIn } from '../net/deadline.ts';
import { type Cost, createNetwork, type Network } from '../net/network.ts';
import { isWithoutNetwork } from '../net/no-network.ts';
import { readClock } from '../probe/clock.ts';
import { issuerOfTarget, whoSigns } from './chains/who-signs.ts';

/** All asking of outside clocks and of a proxy script together (DESIGN section 6). */
const OUTSIDE_MILLISECONDS = 2000;

/** A look at this computer, as it goes to a worker. */
export interface ComputerTask {
  readonly target: { readonly host: string; readonly port: number } | null;
  readonly offline: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Roots that the matrix shall speak of beside the added ones, DER in base64. */
  readonly chosen: readonly string[];
  /** Is the clock compared here? A check has its own question for that. */
  readonly clock: 'compare' | 'leave';
}

export interface ComputerAnswer {
  readonly report: ComputerReport;
  readonly cost: Cost;
  /** Whose stores were read by then, or turned out not to be there; `all` at the end. */
  readonly read: readonly StoreReader[] | 'all';
}

/**
 * Reads this computer here and now. Everything but the answers of other clocks and of scripts comes from `machine`.
 * @param tell hears now and then what is known so far
 */
export async function reportNow(
  task: ComputerTask,
  machine: Machine,
  signal: AbortSignal,
  tell?: (soFar: ComputerAnswer) => void,
): Promise<ComputerAnswer> {
  const at = Date.now();
  const deadline = deadlineIn(OUTSIDE_MILLISECONDS, signal);
  const network = createNetwork({ gentle: false, offline: task.offline, proxy: null, deadline });
  try {
    const asks = task.clock === 'compare' && !task.offline;
    const clock = asks ? compareClock(network) : Promise.resolve(null);
    const own = task.target !== null && task.clock === 'compare' ? issuerOfTarget(task.target, task.offline, machine, at, signal) : null;
    const report = await lookAt(machine, {
      target: task.target,
      chosen: chosenRoots(task.chosen, own),
      pac: pacWorld(network, machine, at),
      clock,
      ...(asks ? { onTheWay: whoSigns(machine, at, signal) } : {}),
      withoutNetwork: isWithoutNetwork(),
      now: at,
      ...(tell === undefined ? {} : { onPart: (soFar, read) => tell({ report: soFar, cost: network.cost(), read }) }),
    });
    return { report, cost: network.cost(), read: 'all' };
  } finally {
    network.closeAll();
  }
}

async function chosenRoots(given: readonly string[], own: Promise<string | null> | null): Promise<readonly Certificate[]> {
  const ofTarget = await own;
  return [...given, ...(ofTarget === null ? [] : [ofTarget])].map((base64) => readCertificate(Buffer.from(base64, 'base64')));
}

async function compareClock(network: Network): Promise<ClockReading | null> {
  const now = () => new Date().toISOString();
  const [draft] = await readClock({ network, now, deadline: network.deadline }, { given: null });
  return draft?.kind === 'clock' && draft.state === 'seen' ? draft.seen : null;
}
