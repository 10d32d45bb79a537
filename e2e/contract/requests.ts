import type { Verb, Verbs } from '../../shared/contract/doctor.ts';
import { type CheckOptions, DEFAULT_OPTIONS } from '../../shared/model/input.ts';

export const SITUATION = { audience: 'end-user', about: 'this-computer' } as const;

export const OPTIONS: CheckOptions = {
  ...DEFAULT_OPTIONS,
  proxy: { kind: 'none' },
  timeoutSeconds: 20,
  offline: true,
};

export function checkOf(target: string, job: string): Verbs['check']['request'] {
  return { job, target, options: OPTIONS, situation: SITUATION, credentials: null, joinCase: null };
}

/** One request of each verb that is of the right form. */
export const REQUESTS: { readonly [V in Verb]: Verbs[V]['request'] } = {
  about: null,
  check: checkOf('127.0.0.1:1', 'form'),
  explain: { job: 'form', text: 'ERR_CERT_DATE_INVALID', situation: SITUATION },
  answer: { caseId: 'none', question: 'none', answer: null },
  begin: { situation: SITUATION },
  look: { job: 'form', caseId: 'none' },
  retell: { caseId: 'none', situation: SITUATION, software: null, platform: null },
  recheck: { job: 'form', caseId: 'none' },
  practise: { job: 'form', scenario: 'none' },
  mendPractice: { caseId: 'none' },
  computer: { job: 'form', target: null, offline: true },
  openFiles: { job: 'form', handed: [], situation: SITUATION },
  unlockFiles: { job: 'form', password: '', situation: SITUATION },
  savePdf: { caseId: 'none' },
  saveCase: { caseId: 'none' },
  saveChain: { caseId: 'none', offline: true },
  checkKey: { caseId: 'none', again: false, password: null },
  saveRequest: { caseId: 'none' },
  showInFolder: { saved: 'none' },
  openLink: { link: 'rfc-9525-names' },
  recentCases: null,
  openCase: { caseId: 'none' },
  cancel: { job: 'none' },
};
