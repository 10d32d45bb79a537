import outsideHosts from '../../assets/data/outside-hosts.json' with { type: 'json' };
import type { Answer, Verbs } from '../../shared/contract/doctor.ts';
import { cancelled } from '../../shared/contract/problems.ts';
import { DEFAULT_OPTIONS } from '../../shared/model/input.ts';
import type { Progress } from '../../shared/model/progress.ts';
import { fail, ok } from '../../shared/model/result.ts';
import type { Target } from '../../shared/model/target.ts';
import { LOOK_QUESTION } from '../../shared/wizard/next-step.ts';
import { thisMachine } from '../computer/machine.ts';
import { programStores } from '../computer/trust-stores/program-stores.ts';
import { deadlineIn } from '../net/deadline.ts';
import { createNetwork } from '../net/network.ts';
import { type AskContext, ask } from './ask.ts';
import { proxyJudge } from './chains/other-chains.ts';
import { storesFor } from './chains/stores.ts';
import type { JobControl } from './check.ts';
import type { OpenCase } from './open-case.ts';
import type { Planned } from './plan/planned.ts';
import { nameAnswered, nameAsked } from './progress-words.ts';
import { addCosts, routeTo } from './route.ts';
import { type Room, underJob } from './talks.ts';

/** Three questions at once, each of two seconds at most, and the way out found before them. */
const MOST_MILLISECONDS = 8_000;

/** The verb `look`. */
export async function lookAround(
  room: Room,
  request: Verbs['look']['request'],
  onProgress: (progress: Progress) => void,
): Promise<Answer<'look'>> {
  const found = room.shelf.find(request.caseId);
  if (!found.ok) return found;
  const looked = await underJob(room, request.job, onProgress, async (control) => {
    await lookFromHere(found.value, control);
    return true;
  });
  return looked === null ? fail(cancelled(request.job)) : ok(await room.shelf.keep(found.value));
}

/** Asks from here what a person without a site to name would else be asked, and notes in the case that it was looked. */
export async function lookFromHere(open: OpenCase, control: JobControl): Promise<void> {
  const machine = { ...thisMachine(), env: control.env };
  const [first] = outsideHosts.control;
  if (first === undefined) return;
  const { name: host, port } = first;
  const target: Target = { host, port, hostIsAddress: false, startTls: null, connectTo: null, asTyped: host };
  const options = DEFAULT_OPTIONS;
  const deadline = deadlineIn(MOST_MILLISECONDS, control.signal);
  const route = await routeTo({ target, options, secrets: open.secrets, machine, signal: control.signal, now: Date.parse(control.now()) });
  const stores = storesFor(options, programStores);
  const proxy = route.ok ? route.value.proxy : null;
  const network = createNetwork({
    gentle: false,
    offline: false,
    proxy,
    deadline,
    judgeProxyCertificates: proxyJudge(stores, control.now),
  });
  const costs = route.ok ? [route.value.cost] : [];
  const context: AskContext = {
    network,
    target,
    options,
    clientCertificate: null,
    stores,
    evidence: () => open.notebook.evidence,
    now: control.now,
    deadline,
    env: control.env,
    patience: { ordinary: control.signal, deciding: control.signal },
    spent: (cost) => costs.push(cost),
  };
  const planned: readonly Planned[] = [
    { probe: 'clock' },
    { probe: 'captive-portal' },
    { probe: 'control-handshake', route: proxy === null ? 'direct' : 'proxy' },
  ];
  try {
    await Promise.all(
      planned.map(async (one, number) => {
        const began = performance.now();
        const { id, said } = nameAsked(one, number);
        control.onProgress({ kind: 'asked', id, said, at: began });
        const added = open.notebook.add(await ask(one, context));
        control.onProgress({ kind: 'answered', id, ...nameAnswered(added), milliseconds: performance.now() - began });
      }),
    );
  } finally {
    network.closeAll();
    open.alsoAsked(costs.reduce(addCosts, network.cost()));
  }
  if (!control.signal.aborted) open.answer(LOOK_QUESTION, 'given', 'this-computer', control.now());
}
