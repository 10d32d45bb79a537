import type { Answer, Verb, Verbs } from '../../shared/contract/doctor.ts';
import type { DoctorHost, DoctorInMain } from '../../shared/contract/host.ts';
import { cancelled, ourFault } from '../../shared/contract/problems.ts';
import type { Progress } from '../../shared/model/progress.ts';
import { fail, ok } from '../../shared/model/result.ts';
import { CertificateDesk } from './chains/certificate-desk.ts';
import { lookAtComputer } from './computer.ts';
import { FileDoor } from './files.ts';
import { Jobs } from './jobs.ts';
import { lookAround } from './look-around.ts';
import { thisPlatform } from './platform.ts';
import { PracticeRoom } from './practice-room.ts';
import { CaseShelf } from './saved/case-shelf.ts';
import { SavedFiles, saveCase, savePdf } from './saved/saving.ts';
import { answerCase, beginCase, checkCase, explainCase, recheckCase, retellCase } from './talks.ts';

type Handlers = { readonly [V in Verb]: (request: Verbs[V]['request'], onProgress: (progress: Progress) => void) => Promise<Answer<V>> };

/** The one implementation of `shared/contract/doctor.ts`. It only composes; the work stands in the files beside it. */
export function createDoctor(host: DoctorHost): DoctorInMain {
  const jobs = new Jobs();
  const shelf = new CaseShelf(host.userDataFolder);
  const practice = new PracticeRoom();
  const saved = new SavedFiles();
  const desk = new CertificateDesk();
  const door = new FileDoor();
  const room = { host, jobs, shelf, practice };

  const handlers: Handlers = {
    about: async () => ok({ version: host.version, runtime: host.runtime, platform: windowPlatform(), language: host.language }),
    check: (request, onProgress) => checkCase(room, request, onProgress),
    explain: (request) => explainCase(room, request),
    answer: (request) => answerCase(room, request),
    begin: (request) => beginCase(room, request),
    look: (request, onProgress) => lookAround(room, request, onProgress),
    retell: (request) => retellCase(room, request),
    recheck: (request, onProgress) => recheckCase(room, request, onProgress),
    practise: (request, onProgress) => practice.practise(room, request, onProgress),
    mendPractice: (request) => practice.mend(request.caseId),
    computer: (request) => lookAtComputer(room, request),
    openFiles: (request, onProgress) => door.open(room, request, onProgress),
    unlockFiles: (request, onProgress) => door.unlock(room, request, onProgress),
    savePdf: (request) => savePdf(room, saved, request.caseId),
    saveCase: (request) => saveCase(room, saved, request.caseId),
    saveChain: (request) => desk.saveChain(room, saved, request),
    checkKey: (request) => desk.checkKey(room, request),
    saveRequest: (request) => desk.saveRequest(room, saved, request),
    showInFolder: async (request) => ok({ shown: await saved.show(host, request.saved) }),
    openLink: async (request) => ok({ opened: await host.openLink(request.link) }),
    recentCases: () => shelf.recent(),
    openCase: (request) => shelf.reopen(request.caseId),
    cancel: async (request) => ok({ cancelled: jobs.cancel(request.job) }),
  };

  return {
    ask: async (verb, request, onProgress) => {
      let over = false;
      try {
        const handler: Handlers[typeof verb] = handlers[verb];
        return await handler(request, (progress) => {
          if (!over) onProgress(progress);
        });
      } catch (fault) {
        return fail(isAbort(fault) ? cancelled(verb) : ourFault(fault));
      } finally {
        over = true;
      }
    },
    close: async () => {
      jobs.cancelAll();
      desk.close();
      await practice.close();
    },
  };
}

function isAbort(fault: unknown): boolean {
  return fault instanceof Error && fault.name === 'AbortError';
}

function windowPlatform(): 'windows' | 'macos' | 'linux' | 'unknown' {
  const platform = thisPlatform();
  return platform === 'windows' || platform === 'macos' || platform === 'linux' ? platform : 'unknown';
}
