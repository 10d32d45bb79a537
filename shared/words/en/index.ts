import { asking } from './asking.ts';
import { captures } from './captures.ts';
import { causeWords } from './causes/index.ts';
import { certificates } from './certificates.ts';
import { chain } from './chain.ts';
import { checking } from './checking.ts';
import { computer } from './computer.ts';
import { contract } from './contract.ts';
import { diagnosis } from './diagnosis.ts';
import { errors } from './errors.ts';
import { facts } from './facts.ts';
import { fixWords } from './fixes/index.ts';
import { fixes } from './fixes.ts';
import { glossary } from './glossary.ts';
import { handshake } from './handshake.ts';
import { held } from './held.ts';
import { input } from './input.ts';
import { logs } from './logs.ts';
import { messages } from './messages.ts';
import { others } from './others.ts';
import { pages } from './pages.ts';
import { policies } from './policies.ts';
import { probes } from './probes.ts';
import { proxies } from './proxies.ts';
import { recheck } from './recheck.ts';
import { report } from './report.ts';
import { serverWords } from './servers/index.ts';
import { servers } from './servers.ts';
import { shell } from './shell.ts';
import { sides } from './sides.ts';
import { start } from './start.ts';
import { steps } from './steps.ts';
import { targets } from './targets.ts';
import { terminal } from './terminal.ts';
import { window } from './window.ts';
import { wizard } from './wizard.ts';

/** The English words, by area. Causes have one file each: `causes/<id>.ts`, area `causes/<id>`. */
export const english = {
  asking,
  captures,
  certificates,
  chain,
  checking,
  computer,
  contract,
  diagnosis,
  errors,
  facts,
  fixes,
  glossary,
  handshake,
  held,
  input,
  logs,
  messages,
  others,
  pages,
  policies,
  probes,
  proxies,
  recheck,
  report,
  servers,
  shell,
  sides,
  start,
  steps,
  targets,
  terminal,
  window,
  wizard,
  ...causeWords,
  ...fixWords,
  ...serverWords,
} as const;
