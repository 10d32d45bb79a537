import { domainToASCII } from 'node:url';
import { checkTarget, type JobControl } from '../../../main/case/check.ts';
import { NO_SECRETS, OpenCase } from '../../../main/case/open-case.ts';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import { type CheckOptions, DEFAULT_OPTIONS } from '../../../shared/model/input.ts';
import { parseTarget } from '../../../shared/read/target.ts';
import type { Authority } from './certificates.ts';
import type { Staged } from './situation.ts';

const OPTIONS: CheckOptions = {
  ...DEFAULT_OPTIONS,
  proxy: { kind: 'none' },
  offline: true,
};

export interface Diagnosed {
  readonly document: CaseDocument;
  /** When the first provisional answer came, in milliseconds since the start. */
  readonly firstAnswer: number | null;
}

/** A case ready to be checked, as the command line opens it: `root` (PEM) is the only one trusted. */
export function openStaged(staged: Omit<Staged, 'stop'>, root: string): OpenCase {
  const target = parseTarget(staged.target ?? 'site.test', {
    startTls: staged.startTls ?? null,
    connectTo: staged.connect ?? null,
    toAscii: domainToASCII,
  });
  if (!target.ok) throw new Error(`unreadable target: ${target.error.detail}`);
  return new OpenCase({
    input: { kind: 'target', target: target.value, options: { ...OPTIONS, trustOnlyPem: root, ...staged.options } },
    situation: { audience: 'operator', about: 'this-computer' },
    at: new Date().toISOString(),
    platform: null,
    secrets: { ...NO_SECRETS, ...staged.secrets },
  });
}

/** What runs a check of the lab: nobody cancels it, and the environment names no proxy. */
export function labControl(onProgress: JobControl['onProgress'] = () => undefined): JobControl {
  return { signal: new AbortController().signal, onProgress, now: () => new Date().toISOString(), env: {} };
}

/** Runs the real check, in this process, as the command line does: the lab's root is the only one trusted. */
export async function diagnoseStaged(staged: Staged, lab: Authority): Promise<Diagnosed> {
  const open = openStaged(staged, lab.root.cert);
  const began = performance.now();
  let firstAnswer: number | null = null;
  const control = labControl((progress) => {
    if (progress.kind === 'so-far') firstAnswer ??= Math.round(performance.now() - began);
  });
  return { document: await checkTarget(open, control), firstAnswer };
}
