import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts/facts.ts';
import { HELPING, HERE, healthySite, numbered, seen } from '../facts/made-evidence.ts';
import { readMessage } from '../read/message.ts';
import { diagnose } from './diagnose.ts';

const diagnosed = (text: string, situation = HERE) =>
  diagnose(factsOf(numbered(seen('message', readMessage(text)), healthySite()), situation));
const reasons = (text: string, situation = HERE) => diagnosed(text, situation).because.map((reason) => reason.key);

describe('given a message and a live check that finds the site healthy', () => {
  for (const code of ['NET::ERR_CERT_AUTHORITY_INVALID', 'NET::ERR_CERT_DATE_INVALID'])
    it(`a browser’s ${code} is said to contradict what is seen now`, () => {
      expect(diagnosed(code)).toMatchObject({ verdict: 'healthy', primary: null });
      expect(reasons(code)[0]).toBe('messages.worked-since');
    });
  it('another program may see what a browser does not: we cannot tell, and say what would', () => {
    const java = diagnosed('javax.net.ssl.SSLHandshakeException: PKIX path building failed');
    expect(java.verdict === 'healthy').toBe(false);
    if (java.primary === null) expect(java.wanted.map((need) => (need.kind === 'probe' ? need.probe : need.kind))).toContain('computer');
  });
  it('a text that names nothing contradicts nothing', () => expect(reasons('the site is slow')).not.toContain('messages.worked-since'));
  it('helping somebody else, nothing is contradicted: they see it from another place', () =>
    expect(reasons('NET::ERR_CERT_AUTHORITY_INVALID', HELPING)).not.toContain('messages.worked-since'));
});
