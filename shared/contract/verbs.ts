import type { Verb } from './doctor.ts';

const EVERY_VERB: Readonly<Record<Verb, true>> = {
  about: true,
  check: true,
  explain: true,
  answer: true,
  begin: true,
  look: true,
  retell: true,
  recheck: true,
  practise: true,
  mendPractice: true,
  computer: true,
  openFiles: true,
  unlockFiles: true,
  savePdf: true,
  saveCase: true,
  saveChain: true,
  checkKey: true,
  saveRequest: true,
  showInFolder: true,
  openLink: true,
  recentCases: true,
  openCase: true,
  cancel: true,
};

/** Every verb of the contract, by name. */
export const VERBS = Object.keys(EVERY_VERB) as readonly Verb[];

/** The one message channel a verb travels on between the window and the program. */
export function channelOf(verb: Verb): string {
  return `doctor:${verb}`;
}

/** Sent to the window: a job's id and its `Progress`. */
export const PROGRESS_CHANNEL = 'doctor:progress';
/** Sent to the window: what the program was asked to open, as `Opened`. */
export const OPEN_CHANNEL = 'doctor:open';
/** Asked by the window when it begins to listen: what it was started with, once, as `Opened` or null. */
export const WAITING_CHANNEL = 'doctor:waiting';
