import { describe, expect, it } from 'vitest';
import {
  COMPLETED,
  certificate,
  chainFinding,
  HOST,
  handshake,
  healthySite,
  judgement,
  seen,
  siteWith,
  times,
} from '../facts/made-evidence.ts';
import type { EvidenceKinds } from '../model/evidence.ts';
import { interception } from './interception.ts';
import { judging } from './judging.ts';

const judge = judging(interception);
/** What the other end of the target's own address shows for a name that nobody owns. */
const MADE_UP = {
  name: 'control.handshake-doctor.invalid',
  route: 'direct',
  issuerText: 'Good Issuing CA',
  certificateForThisName: true,
  publicRoot: false,
  end: COMPLETED,
} as const;

describe('interception', () => {
  it('given a control name signed by an issuer outside the public roots, is certain', () => {
    expect(
      judge([
        ...siteWith(judgement({ top: 'untrusted-root', stores: [], findings: [chainFinding('untrusted-root', 'untrusted-root')] })),
        seen('control-handshake', {
          name: 'www.example.org',
          route: 'direct',
          issuerText: 'Good Issuing CA',
          certificateForThisName: true,
          publicRoot: false,
          end: COMPLETED,
        }),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'certain', variant: 'unknown', side: 'network' });
  });

  it('given a known product name alone, is likely and never certain', () => {
    expect(
      judge([
        ...siteWith(
          judgement({
            top: 'untrusted-root',
            stores: [],
            findings: [chainFinding('untrusted-root', 'untrusted-root')],
            inspectionProduct: { name: 'Avast Web Shield', kind: 'antivirus' },
          }),
        ),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'likely', variant: 'antivirus', side: 'this-computer' });
  });

  it('given the page of a filter itself, under the certificate its maker put in, is not shown', () => {
    const leaf = certificate({
      subject: [
        { type: 'O', value: 'Fortinet' },
        { type: 'CN', value: 'FGT60FTK20012345' },
      ],
    });
    const own = judgement({
      top: 'untrusted-root',
      stores: [],
      served: [leaf],
      findings: [chainFinding('untrusted-root', 'untrusted-root')],
      inspectionProduct: { name: 'Fortinet', kind: 'organisation' },
    });
    expect(judge([...siteWith(own)])).toMatchObject({ state: 'cannot-tell' });
  });

  it('given no site, but another one that is signed on the way, is certain', () => {
    const control = { name: 'www.example.org', route: 'direct', issuerText: 'Somebody CA', certificateForThisName: true } as const;
    expect(judge([seen('control-handshake', { ...control, publicRoot: false, end: COMPLETED })])).toMatchObject({
      state: 'found',
      certainty: 'certain',
    });
    expect(judge([seen('control-handshake', { ...control, publicRoot: true, end: COMPLETED })])).toMatchObject({ state: 'ruled-out' });
  });

  it('given interception that is trusted here, is advice', () => {
    expect(
      judge([
        ...siteWith(judgement({ top: 'private-root' })),
        seen('control-handshake', {
          name: 'www.example.org',
          route: 'direct',
          issuerText: 'Good Issuing CA',
          certificateForThisName: true,
          publicRoot: false,
          end: COMPLETED,
        }),
      ]),
    ).toMatchObject({ state: 'found', adviceOnly: true });
  });

  it('given chains that stop short on both, the same issuer for an unrelated name is proof, another one is none', () => {
    const shown = (issuerText: string) =>
      judge([
        ...siteWith(judgement({ top: 'stops-short', stores: [], findings: [chainFinding('incomplete-chain', 'incomplete-chain')] })),
        seen('control-handshake', {
          name: 'control.handshake-doctor.invalid',
          route: 'direct',
          issuerText,
          certificateForThisName: true,
          publicRoot: null,
          end: COMPLETED,
        }),
      ]);
    expect(shown('Good Issuing CA')).toMatchObject({ state: 'found', certainty: 'likely' });
    expect(shown('Another CA').state).not.toBe('found');
  });

  describe('given a made-up name that the target’s own address answers at once', () => {
    const UNTRUSTED = { top: 'untrusted-root', stores: [], findings: [chainFinding('untrusted-root', 'untrusted-root')] } as const;
    const answer = (chain: Parameters<typeof judgement>[0], control: Partial<EvidenceKinds['control-handshake']> = {}) =>
      judge([...siteWith(judgement({ ...UNTRUSTED, ...chain })), seen('control-handshake', { ...MADE_UP, ...control })]);

    it('is likely and no more: a server whose own authority issues on demand answers so, too', () => {
      expect(answer({})).toMatchObject({ state: 'found', certainty: 'likely' });
    });

    it('is certain with a second sign: a product’s name, a borrowed name, or the target’s names taken over', () => {
      expect(answer({ inspectionProduct: { name: 'mitmproxy', kind: 'debugging' } })).toMatchObject({ certainty: 'certain' });
      expect(answer({ borrowedName: 'ISRG Root X1' })).toMatchObject({ certainty: 'certain' });
      expect(answer({}, { otherNames: [HOST] })).toMatchObject({ certainty: 'certain' });
      expect(answer({}, { otherNames: ['other.example'] })).toMatchObject({ certainty: 'likely' });
    });

    it('is not shown where the issuer is the authority that a server’s own program brings along', () => {
      const issuerText = 'Caddy Local Authority - ECC Intermediate';
      const leaf = certificate({ issuerText, issuer: [{ type: 'CN', value: issuerText }] });
      expect(answer({ served: [leaf] }, { issuerText }).state).toBe('cannot-tell');
    });

    it('is ruled out where the same certificate is shown with and without the proxy', () => {
      const chain = judgement(UNTRUSTED);
      const certificates = chain.served.map((one) => one.derBase64);
      const judged = judge([
        ...times(2, handshake({ certificates, route: 'proxy' })),
        handshake({ certificates, route: 'direct', variation: { factor: 'route', route: 'direct' } }),
        seen('chain', chain),
        seen('control-handshake', { ...MADE_UP, route: 'proxy' }),
      ]);
      expect(judged.state).toBe('ruled-out');
    });
  });

  describe('given a site of somebody else that is signed anew', () => {
    const control = (issuerText: string, more: Partial<EvidenceKinds['control-handshake']> = {}) =>
      judge([
        ...siteWith(judgement({ top: 'private-root' })),
        seen('control-handshake', { ...MADE_UP, name: 'www.example.org', issuerText, ...more }),
      ]);

    it('by the second signer of the same house, is certain', () => {
      expect(control('Not trusted by "Good Issuing CA"')).toMatchObject({ state: 'found', certainty: 'certain' });
    });

    it('by somebody who has nothing to do with the target’s issuer, leaves the target alone', () => {
      expect(control('Gateway CA', { issuerOrganisation: 'Gate Works' }).state).toBe('ruled-out');
    });
  });

  it('given an issuer that borrowed a public root’s name, is likely, also where the link to the real root is all that breaks', () => {
    for (const top of ['untrusted-root', 'public-root'] as const)
      expect(
        judge(siteWith(judgement({ top, borrowedName: 'ISRG Root X1', findings: [chainFinding('incomplete-chain', 'incomplete-chain')] }))),
      ).toMatchObject({ state: 'found', certainty: 'likely' });
  });

  it('given STARTTLS that was blotted out, blames the network', () => {
    expect(
      judge([
        seen('start-tls', { protocol: 'smtp', address: '192.0.2.1', outcome: 'stripped', said: '250-XXXXXXXA', greeting: '220 mail' }),
      ]),
    ).toMatchObject({ state: 'found', side: 'network', certainty: 'likely' });
  });

  it('given the twin, a private issuer while the control name is public, is ruled out', () => {
    expect(
      judge([
        ...siteWith(judgement({ top: 'untrusted-root', stores: [], findings: [chainFinding('untrusted-root', 'untrusted-root')] })),
        seen('control-handshake', {
          name: 'www.example.org',
          route: 'direct',
          issuerText: 'Web Shield Root',
          certificateForThisName: true,
          publicRoot: true,
          end: COMPLETED,
        }),
      ]).state,
    ).toBe('ruled-out');
  });

  it('given the twin, a private issuer and no control, cannot tell', () => {
    expect(
      judge(siteWith(judgement({ top: 'untrusted-root', stores: [], findings: [chainFinding('untrusted-root', 'untrusted-root')] }))).state,
    ).toBe('cannot-tell');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
