import type { Story } from './made-stories.ts';

/**
 * A third batch of invented people: filters of companies, contradictions, somebody who knows nothing, helpers. Written with its
 * expectations before the tree was asked; one was widened afterwards: the bank's program may be asked for its site instead of its
 * filter, as six steps are over by then. Nothing that ships imports this file.
 */
export const THIRD_STORIES: readonly Story[] = [
  {
    who: 'an office worker since the new firewall: nothing is trusted, only at the office',
    about: 'this-computer',
    knows: {
      symptom: 'one-network',
      'what-shows': 'certificate',
      'warning-words': 'trust',
      antivirus: 'organisation',
      'one-site-or-every-site': 'every',
      'login-page': 'no',
      'which-programs': 'all',
    },
    ends: ['interception'],
  },
  {
    who: 'Firefox alone warns at work; does not know of any filter',
    about: 'this-computer',
    knows: {
      symptom: 'one-browser',
      'what-shows': 'certificate',
      'warning-words': 'trust',
      'one-site-or-every-site': 'every',
      'other-device': 'works',
    },
    ends: ['interception', 'stale-trust-store', 'trying'],
  },
  {
    who: 'Firefox alone warns at work, IT said “we scan traffic”',
    about: 'this-computer',
    knows: { symptom: 'one-browser', 'warning-words': 'trust', 'one-site-or-every-site': 'every', antivirus: 'organisation' },
    ends: ['interception'],
  },
  {
    who: 'npm install fails at work, the browser works, company filter',
    about: 'this-computer',
    knows: {
      symptom: 'one-program',
      'warning-words': 'trust',
      antivirus: 'organisation',
      'one-site-or-every-site': 'every',
      age: 'new',
      'other-device': 'fails',
      'since-when': 'always',
    },
    ends: ['interception'],
  },
  {
    who: 'says every site, then names one; a date; clock is right',
    about: 'this-computer',
    knows: { symptom: 'warning-page', 'warning-words': 'date', 'one-site-or-every-site': 'one', clock: 'right', 'other-device': 'fails' },
    ends: ['expired', 'site'],
  },
  {
    who: 'every site warns of a date, insists the clock is right, another device works',
    about: 'this-computer',
    knows: { symptom: 'every-site', 'warning-words': 'date', clock: 'right', 'other-device': 'works', 'one-site-or-every-site': 'every' },
    ends: ['clock-wrong', 'trying'],
  },
  {
    who: 'airport: blank pages on every site, sees no login page, phone network works',
    about: 'this-computer',
    knows: { symptom: 'away', 'what-shows': 'waiting', 'one-site-or-every-site': 'every', 'which-network': 'works', 'login-page': 'no' },
    ends: ['timeout', 'captive-portal', 'trying'],
  },
  {
    who: 'a pupil: one game site is reset at school, works at home',
    about: 'this-computer',
    knows: {
      symptom: 'one-network',
      'what-shows': 'reset',
      'one-site-or-every-site': 'one',
      antivirus: 'organisation',
      'login-page': 'no',
    },
    ends: ['reset', 'interception'],
  },
  {
    who: 'a bank program refuses, the bank’s site opens in the browser; antivirus present',
    about: 'this-computer',
    knows: {
      symptom: 'one-program',
      'what-shows': 'certificate',
      'warning-words': 'trust',
      antivirus: 'antivirus',
      age: 'new',
      'other-device': 'works',
    },
    ends: ['interception', 'pinning', 'site'],
  },
  {
    who: 'NAS page of 2011: since the browser update “no common version”',
    about: 'this-computer',
    knows: { symptom: 'after-update', 'what-shows': 'no-agreement', 'one-site-or-every-site': 'one', age: 'old', 'other-device': 'fails' },
    ends: ['version-mismatch', 'cipher-mismatch'],
  },
  { who: 'knows nothing at all', about: 'this-computer', knows: {}, ends: ['site', 'trying', 'message'] },
  {
    who: 'the router’s own page warns: not trusted, since ever, every browser',
    about: 'this-computer',
    knows: {
      symptom: 'device',
      'warning-words': 'trust',
      'what-shows': 'certificate',
      'since-when': 'always',
      'which-programs': 'all',
      'other-device': 'fails',
      age: 'new',
    },
    ends: ['self-signed', 'untrusted-root', 'site'],
  },
  {
    who: 'old phone’s mail program: connection closed at TLS, new phone works',
    about: 'this-computer',
    knows: { symptom: 'device', 'what-shows': 'reset', age: 'old', 'other-device': 'works' },
    ends: ['version-mismatch', 'trying', 'site', 'reset'],
  },
  {
    who: 'one site is not found at home, found on the phone’s network',
    about: 'this-computer',
    knows: { symptom: 'one-site', 'what-shows': 'not-found', 'which-network': 'works', 'other-device': 'fails' },
    ends: ['dns'],
  },
  {
    who: 'support: caller’s every site warns of a date, caller finds the clock in 2019',
    about: 'other',
    knows: { symptom: 'every-site', 'warning-words': 'date', clock: 'wrong', 'other-device': 'works' },
    ends: ['clock-wrong'],
  },
  {
    who: 'support: one shop, “another name”, on all the caller’s devices, clock right',
    about: 'other',
    knows: { symptom: 'one-site', 'warning-words': 'name', clock: 'right', 'other-device': 'fails', 'which-network': 'fails' },
    ends: ['name-mismatch', 'site'],
  },
  {
    who: 'support: a company laptop at home: every site waits, the phone works',
    about: 'other',
    knows: {
      symptom: 'every-site',
      'what-shows': 'waiting',
      'other-device': 'works',
      antivirus: 'organisation',
      'login-page': 'no',
      'which-network': 'fails',
    },
    ends: ['proxy-error', 'client-fault', 'timeout', 'trying'],
  },
  {
    who: 'support: the intranet tool is refused, also next desk',
    about: 'other',
    knows: { symptom: 'one-site', 'what-shows': 'refused', 'other-device': 'fails', 'which-programs': 'all' },
    ends: ['refused'],
  },
  {
    who: 'operator: only old Android phones complain, not trusted',
    about: 'server',
    knows: { symptom: 'own-server', 'warning-words': 'trust', 'what-shows': 'certificate', age: 'old', 'since-when': 'server-change' },
    ends: ['incomplete-chain', 'stale-trust-store', 'site', 'untrusted-root'],
  },
  {
    who: 'operator: after the move to a new host visitors see another name',
    about: 'server',
    knows: { symptom: 'own-server', 'warning-words': 'name', 'since-when': 'server-change' },
    ends: ['name-mismatch', 'sni-mismatch', 'site'],
  },
  {
    who: 'since today the tax portal says access denied: a certificate of mine is asked for',
    about: 'this-computer',
    knows: { symptom: 'worked-yesterday', 'warning-words': 'client', 'one-site-or-every-site': 'one' },
    ends: ['client-cert-required', 'client-cert-rejected'],
  },
  {
    who: 'changed the office password on Monday; since then a box asks again and again',
    about: 'this-computer',
    knows: {
      symptom: 'worked-yesterday',
      'what-shows': 'sign-in',
      'proxy-password': 'yes',
      'one-site-or-every-site': 'every',
      antivirus: 'organisation',
    },
    ends: ['proxy-auth'],
  },
];
