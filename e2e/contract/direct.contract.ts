import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { createDoctor } from '../../main/case/doctor.ts';
import { checkRequest } from '../../shared/contract/checks.ts';
import type { Verb } from '../../shared/contract/doctor.ts';
import type { DoctorInMain } from '../../shared/contract/host.ts';
import { LINKS } from '../../shared/contract/links.ts';
import { CONTRACT } from './contract-tests.ts';
import type { Subject } from './subject.ts';

let subject: Subject;
beforeAll(() => {
  subject = directly();
});
afterAll(() => subject.close());

describe('main/case, asked directly', () => {
  for (const { title, run } of CONTRACT) test(title, () => run(subject));
});

/** The doctor without any window; requests are checked as the shell checks them. */
function directly(): Subject {
  const folder = mkdtempSync(join(tmpdir(), 'handshake-doctor-direct-'));
  const progress: { job: string; progress: unknown }[] = [];
  const opened: string[] = [];
  let savePlace: string | null = null;
  let picked: readonly string[] = [];
  const doctor: DoctorInMain = createDoctor({
    version: '0.1.0',
    runtime: 'none',
    language: 'en',
    userDataFolder: folder,
    chooseSavePlace: async ({ kind }) =>
      savePlace === null || /\.\w+$/.test(savePlace)
        ? savePlace
        : `${savePlace}.${{ pdf: 'pdf', case: 'json', chain: 'pem', request: 'csr' }[kind]}`,
    chooseFiles: async () => picked,
    showInFolder: async () => true,
    openLink: async (link) => opened.push(LINKS[link]) > 0,
  });
  const ask = async (verb: string, request: unknown) => {
    const checked = checkRequest(verb as Verb, request);
    if (!checked.ok) return checked;
    const job = (request as { job?: string } | null)?.job ?? '';
    return doctor.ask(verb as Verb, checked.value, (heard) => progress.push({ job, progress: heard }));
  };
  return {
    ask,
    progress: async () => progress,
    askAndSave(verb, request, fileName) {
      savePlace = fileName === null ? null : join(folder, fileName);
      return ask(verb, request);
    },
    askAndPick(verb, request, paths) {
      picked = paths;
      return ask(verb, request);
    },
    askWithFiles: (request, paths) => ask('openFiles', { ...(request as object), handed: paths }),
    openedAddresses: () => opened,
    folder,
    runtime: 'none',
    async close() {
      await doctor.close();
      rmSync(folder, { recursive: true });
    },
  };
}
