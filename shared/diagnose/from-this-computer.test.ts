import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts/facts.ts';
import {
  COMPLETED,
  chainFinding,
  HELPING,
  HERE,
  handshake,
  healthySite,
  judgement,
  NOW,
  numbered,
  seen,
  siteWith,
  times,
} from '../facts/made-evidence.ts';
import type { ComputerReport } from '../model/computer.ts';
import type { EvidenceDraft } from '../model/evidence.ts';
import { readMessage } from '../read/message.ts';
import { tell } from '../words/index.ts';
import { diagnose } from './diagnose.ts';

type Cells = Readonly<Record<string, boolean | 'refused' | 'unread'>>;
const PROGRAMS: Readonly<Record<string, string>> = {
  system: 'Linux',
  java: 'Java (jdk-21)',
  firefox: 'Firefox (work)',
  curl: 'curl',
  requests: 'Python requests',
};
const ISSUER = 'Good Root';

/** A look at a computer whose stores trust the issuer of the made chains so, and lack so many public roots. */
function looked(
  cells: Cells,
  missing: Readonly<Record<string, readonly string[]>> = {},
  more: Partial<ComputerReport> = {},
): EvidenceDraft {
  const stores = Object.keys(cells).map((store) => ({
    store,
    program: PROGRAMS[store] ?? store,
    location: `/of/${store}`,
    outcome: 'read' as const,
    why: null,
    count: 120,
    extra: [],
    missingPublicRoots: missing[store] ?? [],
    expired: [],
  }));
  const row = Object.entries(cells).map(([store, trusted]) => ({
    store,
    trusted: trusted === 'unread' ? ('could-not-read' as const) : trusted === true,
    why: trusted === true ? null : { key: trusted === 'refused' ? 'computer.cell.refused-here' : 'computer.cell.not-held' },
  }));
  const report: ComputerReport = {
    platform: 'linux',
    stores,
    proxies: [],
    clock: null,
    policies: [],
    matrix: [{ root: ISSUER, cells: row }],
    findings: [],
    ...more,
  };
  return seen('computer', report);
}

const seenNothing: EvidenceDraft = {
  ...{ kind: 'computer', at: NOW, seenFrom: 'this-computer', source: 'ask-computer.ts' },
  ...{ state: 'unknown', why: 'timed-out', detail: '' },
};
const JAVA = 'javax.net.ssl.SSLHandshakeException: PKIX path building failed: unable to find valid certification path to requested target';
const message = (text: string) => seen('message', readMessage(text));
const privately = siteWith(judgement({ top: 'private-root', stores: [{ store: 'public-roots', trusted: false, why: null }] }));
type Drafts = (EvidenceDraft | readonly EvidenceDraft[])[];
const of = (...drafts: Drafts) => diagnose(factsOf(numbered(...drafts), HERE));
const OLD = [ISSUER, 'Root A', 'Root B', 'Root C', 'Root D'];

describe('a message of one program, a site that a browser opens, and a look at this computer', () => {
  it('given a private issuer that the system trusts and Java does not, names Java', () => {
    const { primary } = of(message(JAVA), privately, looked({ system: true, java: false, curl: true }));
    expect(primary).toMatchObject({ cause: 'untrusted-root', variant: 'private-ca', side: 'this-computer', certainty: 'certain' });
    expect(tell(primary?.title ?? { key: '' })).toContain('Java (jdk-21) does not know the private issuer Good Root');
  });

  it('given a Java whose list is old, says that the list is too old, whatever other lists are', () => {
    const { primary } = of(message(JAVA), healthySite(), looked({ system: true, java: false, curl: false }, { java: OLD, curl: [ISSUER] }));
    expect(primary).toMatchObject({ cause: 'stale-trust-store', certainty: 'certain' });
    expect(tell(primary?.title ?? { key: '' })).toContain('Java (jdk-21)');
  });

  it('given a Java that lacks this one public issuer, says that it was taken off', () => {
    const { primary } = of(message(JAVA), healthySite(), looked({ system: true, java: false }, { java: [ISSUER] }));
    expect(primary).toMatchObject({ cause: 'untrusted-root', variant: 'removed-root', side: 'this-computer' });
  });

  it('given requests with a list of its own, says so', () => {
    const text = 'requests.exceptions.SSLError: certificate verify failed: unable to get local issuer certificate (_ssl.c:1006)';
    const { primary } = of(message(text), healthySite(), looked({ system: true, requests: false }));
    expect(primary).toMatchObject({ cause: 'untrusted-root', variant: 'removed-root' });
    expect(tell(primary?.title ?? { key: '' })).toContain('was given a list of its own');
  });

  it('given a Java that trusts the issuer, does not blame its list', () => {
    const { primary, verdict } = of(message(JAVA), healthySite(), looked({ system: true, java: true }));
    expect(verdict).not.toBe('healthy');
    expect(primary?.because.map((one) => one.key) ?? []).not.toContain('causes/untrusted-root.because.others-trust');
  });

  describe('and whose own list could not be read, on a private issuer that was added here', () => {
    const added = siteWith(judgement({ top: 'private-root', stores: [{ store: 'system', trusted: true, why: null }] }));
    const unread = looked({ system: true, java: 'unread' });
    it.each([
      ['no Java is here', looked({ system: true, curl: true })],
      ['its list is locked', unread],
      ['nobody could look in time', []],
      ['the look broke off', [seenNothing]],
    ] as const)('%s: its list was probably not told; nothing speaks of interception', (_, look) => {
      const { primary, others } = of(message(JAVA), added, look);
      expect(primary).toMatchObject({ cause: 'untrusted-root', variant: 'private-ca', side: 'this-computer', certainty: 'likely' });
      expect(tell(primary?.title ?? { key: '' })).toBe('Java probably does not know the private issuer Good Root.');
      expect(others.map((one) => one.cause)).not.toContain('interception');
    });
    it('a program that can be given a list of its own only may not know it', () => {
      const { primary } = of(message('x509: certificate signed by unknown authority'), added);
      expect(primary).toMatchObject({ cause: 'untrusted-root', side: 'this-computer', certainty: 'possible' });
    });
    it('with a sign of interception, it is interception', () => {
      const foreign = seen('control-handshake', {
        name: 'control.example',
        route: 'direct',
        certificateForThisName: true,
        issuerText: 'Good Issuing CA',
        publicRoot: false,
        end: COMPLETED,
      });
      expect(of(message(JAVA), added, looked({ system: true }), foreign).primary?.cause).toBe('interception');
    });
    it('the list that the chain was compared with decides where nobody could look', () => {
      const without = judgement({
        top: 'private-root',
        stores: [
          { store: 'system', trusted: true, why: null },
          { store: 'java', trusted: false, why: null },
        ],
      });
      expect(of(message(JAVA), siteWith(without)).primary).toMatchObject({ cause: 'untrusted-root', certainty: 'certain' });
      const holds = judgement({ top: 'private-root', stores: [{ store: 'java', trusted: true, why: null }] });
      expect(of(message(JAVA), siteWith(holds)).primary).toBeNull();
    });
    it('for somebody else, our own lists say nothing', () => {
      expect(diagnose(factsOf(numbered(message(JAVA), added), HELPING)).primary?.side).not.toBe('this-computer');
    });
  });

  it('given somebody else’s trouble, a look at this computer is no evidence', () => {
    const told = diagnose(factsOf(numbered(message(JAVA), privately, looked({ system: true, java: false })), HELPING));
    expect(told.primary?.side).not.toBe('this-computer');
  });
});

describe('a browser of this computer that was told to refuse a public issuer', () => {
  it('is why the site fails here, without any message', () => {
    const chain = judgement({
      stores: [
        { store: 'public-roots', trusted: true, why: null },
        { store: 'chromium', trusted: false, why: null },
      ],
    });
    expect(of(siteWith(chain)).primary).toMatchObject({ cause: 'untrusted-root', variant: 'removed-root', certainty: 'certain' });
  });
});

describe('a cause beside what stands out on this computer', () => {
  const hosts = {
    state: 'look',
    area: 'network',
    said: { key: 'computer.hosts.for-target', values: { name: 'shop.example', addresses: ['192.0.2.9'] } },
    detail: [],
  } as const;
  const proxies = { state: 'look', area: 'proxy', said: { key: 'proxies.finding.differ' }, detail: [] } as const;
  const silent = times(3, handshake({ end: { how: 'silence', phase: 'after-hello', waitedMilliseconds: 12_000 } }));
  const keys = (...drafts: Drafts) => of(...drafts).primary?.because.map((one) => one.key) ?? [];

  it('given an entry of the hosts file for the site, says so with the cause', () => {
    expect(keys(silent, looked({}, {}, { findings: [hosts] }))).toContain('computer.hosts.for-target');
  });
  it('given programs that take different ways, says so where the way fails, not where the certificate does', () => {
    expect(keys(silent, looked({}, {}, { findings: [proxies] }))).toContain('proxies.finding.differ');
    const unknown = siteWith(
      judgement({ top: 'untrusted-root', stores: [], findings: [chainFinding('untrusted-root', 'untrusted-root')] }),
    );
    expect(keys(unknown, looked({}, {}, { findings: [proxies] }))).not.toContain('proxies.finding.differ');
  });
  it('given an unknown issuer that one program here trusts, says which do and which do not', () => {
    const unknown = siteWith(
      judgement({ top: 'untrusted-root', stores: [], findings: [chainFinding('untrusted-root', 'untrusted-root')] }),
    );
    expect(keys(unknown, looked({ firefox: true, java: false }))).toEqual(
      expect.arrayContaining(['facts.here.trusted-by', 'facts.here.not-trusted-by']),
    );
  });
});
