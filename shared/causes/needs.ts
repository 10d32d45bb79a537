import type { Need } from '../model/finding.ts';
import { say } from '../words/index.ts';

/** The tests that settle doubts, each spelled once. A probe is named by the kind of evidence it brings. */
export const NEEDS = {
  handshake: { kind: 'probe', probe: 'handshake', said: say('facts.need.handshake') },
  certificates: { kind: 'probe', probe: 'chain', said: say('facts.need.certificates') },
  clock: { kind: 'probe', probe: 'clock', said: say('facts.need.clock') },
  names: { kind: 'probe', probe: 'name-resolution', said: say('facts.need.names') },
  connect: { kind: 'probe', probe: 'tcp-connect', said: say('facts.need.connect') },
  control: { kind: 'probe', probe: 'control-handshake', said: say('facts.need.control') },
  portal: { kind: 'probe', probe: 'captive-portal', said: say('facts.need.portal') },
  proxy: { kind: 'probe', probe: 'proxy-tunnel', said: say('facts.need.proxy') },
  enumeration: { kind: 'probe', probe: 'enumeration', said: say('facts.need.enumeration') },
  revocation: { kind: 'probe', probe: 'revocation', said: say('facts.need.revocation') },
  computer: { kind: 'probe', probe: 'computer', said: say('facts.need.computer') },
  whichNetwork: { kind: 'answer', question: 'which-network', said: say('facts.need.which-network') },
  otherDevice: { kind: 'answer', question: 'other-device', said: say('facts.need.other-device') },
  oneOrEvery: { kind: 'answer', question: 'one-site-or-every-site', said: say('facts.need.one-or-every') },
  whichPrograms: { kind: 'answer', question: 'which-programs', said: say('facts.need.which-programs') },
  antivirus: { kind: 'answer', question: 'antivirus', said: say('facts.need.antivirus') },
  loginPage: { kind: 'answer', question: 'login-page', said: say('facts.need.login-page') },
  sinceWhen: { kind: 'answer', question: 'since-when', said: say('facts.need.since-when') },
  callersCheck: { kind: 'elsewhere', said: say('facts.need.callers-check') },
  callersClock: { kind: 'elsewhere', said: say('facts.need.callers-clock') },
  wholeMessage: { kind: 'elsewhere', said: say('facts.need.whole-message') },
} as const satisfies Readonly<Record<string, Need>>;
