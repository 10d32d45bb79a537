import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts/facts.ts';
import { chainFinding, HELPING, HERE, HOST, judgement, numbered, seen, siteWith } from '../facts/made-evidence.ts';
import type { EvidenceDraft } from '../model/evidence.ts';
import type { Situation } from '../model/input.ts';
import { diagnose } from './diagnose.ts';

const target = { host: HOST, port: 443, hostIsAddress: false, startTls: null, connectTo: null, asTyped: HOST } as const;
const probesWanted = (
  drafts: readonly EvidenceDraft[],
  situation: Situation = HERE,
  changes: Partial<typeof target> | { port: number } = {},
) =>
  diagnose(factsOf(numbered(drafts), situation, { target: { ...target, ...changes } })).wanted.flatMap((need) =>
    need.kind === 'probe' ? [need.probe] : [],
  );
const showing = (...names: string[]) => siteWith(judgement({ names, findings: [chainFinding('name-mismatch', 'name-mismatch')] }));
const refused = seen('tcp-connect', {
  address: '192.0.2.1',
  port: 443,
  outcome: 'refused',
  milliseconds: 3,
  code: 'ECONNREFUSED',
} as never);
const portal = (outcome: 'open' | 'portal') =>
  seen('captive-portal', { url: 'http://check.example/', outcome, location: null, status: outcome === 'open' ? 204 : 302 });

describe('a certain fault that a sign-in page of the network would look like', () => {
  it('given the certificate of quite another site, asks whether a sign-in page stands in between', () =>
    expect(probesWanted(showing('login.hotel.test'))).toContain('captive-portal'));
  it('given a sibling of the site’s own names, asks nobody', () => expect(probesWanted(showing(`www.${HOST}`))).toEqual([]));
  it('given the answer, asks no more', () => expect(probesWanted([...showing('login.hotel.test'), portal('open')])).toEqual([]));
  it('given a sign-in page, it is the cause and the wrong name its consequence', () => {
    const diagnosis = diagnose(factsOf(numbered([...showing('login.hotel.test'), portal('portal')]), HERE, { target }));
    expect(diagnosis.primary).toMatchObject({ cause: 'captive-portal', certainty: 'certain' });
    expect(diagnosis.others).toContainEqual(expect.objectContaining({ cause: 'name-mismatch', explainedBy: 'captive-portal' }));
  });
  it('helping somebody else, asks nobody: their network is another one', () =>
    expect(probesWanted(showing('login.hotel.test'), HELPING)).not.toContain('captive-portal'));
  it('given a web port that turns everybody away, asks too; at another port it does not', () => {
    expect(probesWanted([refused])).toContain('captive-portal');
    expect(probesWanted([refused], HERE, { port: 8443 })).not.toContain('captive-portal');
  });
});
