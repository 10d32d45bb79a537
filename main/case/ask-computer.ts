import { homedir } from 'node:os';
import { getCACertificates, rootCertificates } from 'node:tls';
import { seenOf } from '../../shared/facts/seen.ts';
import { speakerIn } from '../../shared/facts/speaking-program.ts';
import type { ComputerReport } from '../../shared/model/computer.ts';
import type { EvidenceDraft } from '../../shared/model/evidence.ts';
import { readNetworkOffer } from '../computer/dhcp.ts';
import { thisMachine } from '../computer/machine.ts';
import type { PortalApi } from '../probe/captive-portal.ts';
import { stamp } from '../probe/context.ts';
import type { AskContext } from './ask.ts';
import { lookAside } from './computer.ts';
import { EnoughRead } from './enough-read.ts';
import type { PlannedLook } from './plan/planned.ts';

/** At most so long, however long the rest of the check takes. */
const MOST_MILLISECONDS = 15_000;

/**
 * Looks at this computer for the case at hand: its stores with the issuer that the chain ends at, its proxies and hosts file for the
 * target. Where a program's message stands in the case, that program's own list decides the answer, and is waited for longer.
 */
export async function askThisComputer({ issuer }: PlannedLook, context: AskContext): Promise<readonly EvidenceDraft[]> {
  const { target, options, deadline, patience } = context;
  const header = { ...stamp(context, 'ask-computer.ts'), kind: 'computer' } as const;
  const speaker = speakerIn(seenOf(context.evidence(), 'message').map((piece) => piece.seen));
  const enough = new EnoughRead(speaker?.stores ?? [], patience);
  const looked = await lookAside(
    {
      target: { host: target.host, port: target.port },
      offline: options.offline,
      env: { ...context.env },
      chosen: issuer === null ? [] : [issuer],
      clock: 'leave',
    },
    MOST_MILLISECONDS,
    AbortSignal.any([deadline.signal, enough.signal]),
    (soFar) => enough.heard(soFar),
  );
  if (looked === null) return [{ ...header, state: 'unknown', why: deadline.signal.aborted ? 'cancelled' : 'timed-out', detail: '' }];
  context.spent(looked.cost);
  return [{ ...header, state: 'seen', seen: forCase(looked.report) }];
}

/** Where this network says that one asks whether a sign-in page stands in the way; null where it says nothing, or nobody may be asked. */
export async function portalApi(offline: boolean): Promise<PortalApi | null> {
  const url = offline ? null : (await readNetworkOffer(thisMachine())).portalApi;
  return url === null ? null : { url, roots: [...rootCertificates, ...getCACertificates('system')] };
}

/** What a case keeps: what is there, without the name of this person's folder, for a case is handed on. */
function forCase(report: ComputerReport): ComputerReport {
  const stores = report.stores.filter((store) => store.outcome !== 'not-there');
  const home = JSON.stringify(homedir()).slice(1, -1);
  if (home.length < 2) return { ...report, stores };
  const text = ['/', '\\\\', '"'].reduce(
    (written, end) => written.replaceAll(`${home}${end}`, `~${end}`),
    JSON.stringify({ ...report, stores }),
  );
  return JSON.parse(text) as ComputerReport;
}
