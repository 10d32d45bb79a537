import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import { judgeByChain } from './by-chain.ts';
import type { Cause } from './cause.ts';

/** Bad signature, an issuer that is no CA, a path that is too long, an unknown critical extension, broken encoding. Under a private root a validity over 825 days is advice. */
export const badCertificate: Cause = {
  id: 'bad-certificate',
  words: {
    title: say('causes/bad-certificate.title'),
    plain: say('causes/bad-certificate.plain'),
    technical: say('causes/bad-certificate.technical'),
    gone: say('causes/bad-certificate.gone'),
  },
  sources: [
    'RFC 5280, sections 4.2.1.9 and 6.1',
    'RFC 5280, section 4.2 (critical extensions)',
    'Apple: trusted certificate validity limits',
  ],
  variants: [],
  usualSide: 'server',

  explains: [],
  judge(facts: Facts): Judgement {
    return judgeByChain(facts, 'bad-certificate', {
      side: 'server',
      advice: ['long-validity'],
      holds: say('causes/bad-certificate.because.holds'),
    });
  },
};
