import type { Question } from './question.ts';
import { age } from './questions/age.ts';
import { antivirus } from './questions/antivirus.ts';
import { clock } from './questions/clock.ts';
import { howOften } from './questions/how-often.ts';
import { loginPage } from './questions/login-page.ts';
import { oneSiteOrEverySite } from './questions/one-site-or-every-site.ts';
import { otherDevice } from './questions/other-device.ts';
import { proxyPassword } from './questions/proxy-password.ts';
import { sinceWhen } from './questions/since-when.ts';
import { symptom } from './questions/symptom.ts';
import { warningWords } from './questions/warning-words.ts';
import { whatShows } from './questions/what-shows.ts';
import { whichNetwork } from './questions/which-network.ts';
import { whichPrograms } from './questions/which-programs.ts';

/**
 * Every question of the tree. The points are judgements of this project about how often an answer is given when a cause holds
 * (2 = seven times as often, 1 = three times, -2 = a seventh), kept rough on purpose: they choose questions and order candidates,
 * measurements decide.
 */
export const QUESTIONS: readonly Question[] = [
  symptom,
  warningWords,
  whatShows,
  oneSiteOrEverySite,
  whichPrograms,
  otherDevice,
  whichNetwork,
  clock,
  antivirus,
  loginPage,
  proxyPassword,
  sinceWhen,
  howOften,
  age,
];
