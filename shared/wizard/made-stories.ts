import type { CauseId } from '../model/cause-id.ts';
import type { OneThing } from './one-thing-to-do.ts';

type Answers = Readonly<Record<string, string>>;

export interface Story {
  readonly who: string;
  readonly about: 'this-computer' | 'other' | 'server';
  /** What the person can say, question to answer; everything else they do not know. They cannot name the site, and nothing is looked at. */
  readonly knows: Answers;
  /** Causes of which one must be named likeliest; or how the one thing to do must be done, where the answers can say no more. */
  readonly ends: readonly (CauseId | OneThing['by'])[];
}

/** Invented people, each written with its expectation before the tree was asked. Nothing that ships imports this file. */
export const STORIES: readonly Story[] = [
  // A person at their own computer.
  {
    who: 'a laptop whose battery died over the summer: every site warns of a date',
    about: 'this-computer',
    knows: { symptom: 'every-site', 'warning-words': 'date', clock: 'wrong', 'other-device': 'works', 'since-when': 'suddenly' },
    ends: ['clock-wrong'],
  },
  {
    who: 'a guest in a hotel who has not opened the sign-in page',
    about: 'this-computer',
    knows: { symptom: 'away', 'login-page': 'yes', 'which-network': 'works', 'one-site-or-every-site': 'every', 'other-device': 'fails' },
    ends: ['captive-portal'],
  },
  {
    who: 'an employee with a new laptop whose proxy wants a password',
    about: 'this-computer',
    knows: {
      symptom: 'every-site',
      'what-shows': 'sign-in',
      'proxy-password': 'yes',
      antivirus: 'organisation',
      'which-network': 'works',
      clock: 'right',
    },
    ends: ['proxy-auth'],
  },
  {
    who: 'a home user after an antivirus update: nothing is trusted',
    about: 'this-computer',
    knows: {
      symptom: 'after-update',
      'warning-words': 'trust',
      antivirus: 'antivirus',
      'one-site-or-every-site': 'every',
      clock: 'right',
      'login-page': 'no',
      'other-device': 'works',
    },
    ends: ['interception'],
  },
  {
    who: 'a club member whose club’s site has run out',
    about: 'this-computer',
    knows: {
      symptom: 'one-site',
      'warning-words': 'date',
      clock: 'right',
      'other-device': 'fails',
      'since-when': 'suddenly',
      'which-network': 'fails',
    },
    ends: ['expired'],
  },
  {
    who: 'a shopper who typed the name without www',
    about: 'this-computer',
    knows: { symptom: 'warning-page', 'warning-words': 'name', 'one-site-or-every-site': 'one', 'other-device': 'fails', clock: 'right' },
    ends: ['name-mismatch'],
  },
  {
    who: 'the owner of a ten-year-old phone: many sites are not trusted',
    about: 'this-computer',
    knows: {
      symptom: 'one-computer',
      'warning-words': 'trust',
      age: 'old',
      clock: 'right',
      'one-site-or-every-site': 'some',
      antivirus: 'none',
    },
    ends: ['stale-trust-store'],
  },
  {
    who: 'somebody whose site is simply not found',
    about: 'this-computer',
    knows: { symptom: 'one-site', 'what-shows': 'not-found', 'other-device': 'fails' },
    ends: ['dns'],
  },
  {
    who: 'somebody whose page loads without end at home, and works on the phone’s network',
    about: 'this-computer',
    knows: { symptom: 'blank', 'what-shows': 'waiting', 'which-network': 'works', 'one-site-or-every-site': 'one', 'login-page': 'no' },
    ends: ['timeout'],
  },
  {
    who: 'a home worker whose connection to one site is always reset, on this network only',
    about: 'this-computer',
    knows: {
      symptom: 'one-network',
      'what-shows': 'reset',
      'one-site-or-every-site': 'one',
      'login-page': 'no',
      antivirus: 'none',
      'proxy-password': 'no',
    },
    ends: ['reset'],
  },
  {
    who: 'the owner of an old network printer whose web page wants an old version',
    about: 'this-computer',
    knows: { symptom: 'device', 'warning-words': 'old', 'what-shows': 'no-agreement', age: 'old' },
    ends: ['version-mismatch'],
  },
  {
    who: 'a clerk whose authority’s site asks for a card',
    about: 'this-computer',
    knows: { symptom: 'one-site', 'warning-words': 'client', clock: 'right' },
    ends: ['client-cert-required'],
  },
  {
    who: 'a visitor whose bank’s certificate was withdrawn',
    about: 'this-computer',
    knows: { symptom: 'warning-page', 'warning-words': 'revoked', 'other-device': 'fails' },
    ends: ['revoked'],
  },
  {
    who: 'a developer whose Java program alone fails',
    about: 'this-computer',
    knows: {
      symptom: 'one-program',
      'warning-words': 'trust',
      'what-shows': 'certificate',
      antivirus: 'organisation',
      'other-device': 'fails',
      age: 'new',
    },
    ends: ['incomplete-chain', 'interception', 'untrusted-root', 'site'],
  },
  {
    who: 'somebody who only knows that one site does not open',
    about: 'this-computer',
    knows: { symptom: 'one-site' },
    ends: ['site', 'trying'],
  },
  { who: 'somebody who knows nothing at all', about: 'this-computer', knows: {}, ends: ['site', 'trying'] },
  {
    who: 'a traveller in a train: only some pages, for ever loading',
    about: 'this-computer',
    knows: { symptom: 'away', 'what-shows': 'waiting', 'login-page': 'no', 'which-network': 'works', antivirus: 'none' },
    ends: ['timeout'],
  },
  {
    who: 'a student at a school that reads along: not trusted, every site, at home it works',
    about: 'this-computer',
    knows: {
      symptom: 'one-network',
      'warning-words': 'trust',
      antivirus: 'organisation',
      'login-page': 'no',
      'one-site-or-every-site': 'every',
      clock: 'right',
      'proxy-password': 'no',
    },
    ends: ['interception'],
  },
  {
    who: 'a browser that was updated and refuses the old router’s page',
    about: 'this-computer',
    knows: { symptom: 'after-update', 'warning-words': 'old', 'one-site-or-every-site': 'one' },
    ends: ['version-mismatch', 'cipher-mismatch', 'weak-signature', 'weak-key'],
  },
  {
    who: 'the router’s own page at home: not trusted, from the first day',
    about: 'this-computer',
    knows: {
      symptom: 'one-site',
      'warning-words': 'trust',
      'since-when': 'always',
      clock: 'right',
      'other-device': 'fails',
      antivirus: 'none',
      'which-programs': 'all',
    },
    ends: ['self-signed', 'untrusted-root', 'site'],
  },
  {
    who: 'a mail program that says connection refused',
    about: 'this-computer',
    knows: { symptom: 'device', 'what-shows': 'refused', 'since-when': 'suddenly' },
    ends: ['refused'],
  },
  {
    who: 'a shop that fails only sometimes, cut off in the middle',
    about: 'this-computer',
    knows: { symptom: 'one-site', 'what-shows': 'reset', 'how-often': 'sometimes', 'other-device': 'fails' },
    ends: ['reset', 'server-fault'],
  },
  {
    who: 'a site that worked yesterday, with a date warning, and the clock is right',
    about: 'this-computer',
    knows: { symptom: 'worked-yesterday', 'warning-words': 'date', clock: 'right' },
    ends: ['expired'],
  },
  {
    who: 'a child’s tablet with a clock of 2019',
    about: 'this-computer',
    knows: { symptom: 'one-computer', clock: 'wrong', 'other-device': 'works' },
    ends: ['clock-wrong'],
  },
  // Somebody who helps another person over the phone.
  {
    who: 'support: the caller reads out a date and their clock shows last year',
    about: 'other',
    knows: { symptom: 'every-site', 'warning-words': 'date', clock: 'wrong' },
    ends: ['clock-wrong'],
  },
  {
    who: 'support: the caller sits in an airport',
    about: 'other',
    knows: { symptom: 'away', 'login-page': 'yes', 'warning-words': 'name' },
    ends: ['captive-portal'],
  },
  {
    who: 'support: the caller’s colleague at the next desk can work',
    about: 'other',
    knows: { symptom: 'one-computer', 'warning-words': 'date', clock: 'wrong', 'one-site-or-every-site': 'every' },
    ends: ['clock-wrong'],
  },
  {
    who: 'support: everybody in the caller’s house has it, one site, run out',
    about: 'other',
    knows: { symptom: 'one-site', 'warning-words': 'date', 'other-device': 'fails', clock: 'right' },
    ends: ['expired'],
  },
  {
    who: 'support: the caller has an antivirus and every site is not trusted',
    about: 'other',
    knows: {
      symptom: 'every-site',
      'warning-words': 'trust',
      antivirus: 'antivirus',
      clock: 'right',
      'login-page': 'no',
      'other-device': 'works',
    },
    ends: ['interception'],
  },
  {
    who: 'support: the caller’s Firefox alone fails, not trusted, company laptop',
    about: 'other',
    knows: { symptom: 'one-browser', 'warning-words': 'trust', antivirus: 'organisation', 'other-device': 'works' },
    ends: ['interception', 'stale-trust-store', 'site'],
  },
  {
    who: 'support: a box asks the caller for a name and password',
    about: 'other',
    knows: { symptom: 'one-network', 'what-shows': 'sign-in', 'proxy-password': 'yes' },
    ends: ['proxy-auth'],
  },
  { who: 'support: the caller can only say “it does not work”', about: 'other', knows: {}, ends: ['site', 'trying'] },
  {
    who: 'support: the caller’s mail program, since an update',
    about: 'other',
    knows: { symptom: 'device', 'since-when': 'update', 'what-shows': 'no-agreement', age: 'old' },
    ends: ['version-mismatch'],
  },
  {
    who: 'support: the site is not found on the caller’s computer alone',
    about: 'other',
    knows: { symptom: 'one-computer', 'what-shows': 'not-found' },
    ends: ['dns'],
  },
  // Somebody who runs the server.
  {
    who: 'operator: visitors complain since the certificate was renewed; phones fail, the desk works',
    about: 'server',
    knows: { symptom: 'own-server', 'warning-words': 'trust', 'since-when': 'server-change' },
    ends: ['incomplete-chain'],
  },
  {
    who: 'operator: it ran out over night',
    about: 'server',
    knows: { symptom: 'own-server', 'warning-words': 'date', 'since-when': 'suddenly' },
    ends: ['expired'],
  },
  {
    who: 'operator: a second site on the machine shows the first one’s name',
    about: 'server',
    knows: { symptom: 'own-server', 'warning-words': 'name', 'since-when': 'server-change' },
    ends: ['name-mismatch', 'sni-mismatch'],
  },
  {
    who: 'operator: old scanners cannot send mail since the update',
    about: 'server',
    knows: { symptom: 'after-update', 'what-shows': 'no-agreement', 'since-when': 'update' },
    ends: ['version-mismatch', 'cipher-mismatch'],
  },
  {
    who: 'operator: new server, plain pages answer on the secure port',
    about: 'server',
    knows: { symptom: 'own-server', 'what-shows': 'no-agreement', 'since-when': 'always' },
    ends: ['plain-http', 'version-mismatch', 'protocol-error'],
  },
  {
    who: 'operator: the firewall lets nobody through from outside',
    about: 'server',
    knows: { symptom: 'own-server', 'what-shows': 'waiting', 'which-network': 'fails' },
    ends: ['timeout'],
  },
  { who: 'operator: the service is down', about: 'server', knows: { symptom: 'own-server', 'what-shows': 'refused' }, ends: ['refused'] },
  {
    who: 'operator: one of three machines behind the balancer is broken',
    about: 'server',
    knows: { symptom: 'own-server', 'how-often': 'sometimes', 'what-shows': 'reset' },
    ends: ['reset', 'server-fault'],
  },
];
