import { compare } from '../../../shared/diagnose/compare.ts';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import type { CertificateSummary } from '../../../shared/model/certificate.ts';
import type { ChainFinding } from '../../../shared/model/chain-judgement.ts';
import type { EvidenceDraft } from '../../../shared/model/evidence.ts';
import type { Platform, ServerSoftware } from '../../../shared/model/fix-plan.ts';
import type { Situation } from '../../../shared/model/input.ts';
import type { Said } from '../../../shared/model/said.ts';
import { say } from '../../../shared/words/index.ts';
import { caseOf } from './cases.ts';
import { EXPIRED_LEAF, INTERMEDIATE, LEAF, ROOT, SELF_SIGNED } from './certificates.ts';
import { chain, clockRight, connected, handshake, resolved, seen, unknown } from './evidence.ts';

const SHOP = 'shop.example.com';

const SAID: Partial<Record<ChainFinding['kind'], Said>> = {
  expired: say('chain.expired', { name: 'shop.example.com', date: { date: '2026-10-16T00:00:00Z' } }),
  'self-signed': say('chain.self-signed', { name: 'printer-2nd-floor' }),
  'name-mismatch': say('chain.name.other-site', { names: ['printer-2nd-floor'] }),
  'incomplete-chain': say('chain.incomplete.found', { issuer: 'Example Issuing R10' }),
};

/** A finding of a chain that a browser refuses it for. */
export function refuses(cause: ChainFinding['cause'], kind: ChainFinding['kind'], source: string): ChainFinding {
  return { cause, kind, weight: 'refuses', certificate: 0, said: SAID[kind] ?? say('chain.malformed.nothing', { at: 0 }), source };
}

/** What a whole check of a site sees. */
export function site(host: string, served: readonly CertificateSummary[], findings: readonly ChainFinding[]): EvidenceDraft[] {
  return [
    resolved(host),
    connected(),
    handshake({ host, certificates: served }),
    chain({ host, served, findings }),
    handshake({ host, certificates: served, variation: { factor: 'repeat', of: 3 } }),
    handshake({ host, certificates: served, variation: { factor: 'repeat', of: 3 } }),
    clockRight(),
  ];
}

/** A site whose certificate ran out; told to a visitor. */
export const expired = () =>
  caseOf({
    id: 'expired',
    host: SHOP,
    evidence: site(SHOP, [EXPIRED_LEAF, INTERMEDIATE], [refuses('expired', 'expired', 'RFC 5280, section 4.1.2.5')]),
  });

const missing = {
  issuerText: INTERMEDIATE.subjectText,
  askedBy: LEAF.subjectText,
  found: 'by-aia',
  certificate: INTERMEDIATE,
  url: 'http://issuer.example/shop-ca.crt',
} as const;

/** The server forgets its intermediate; told to whoever runs it. */
export const incomplete = (): CaseDocument =>
  caseOf({
    id: 'incomplete-chain',
    host: SHOP,
    situation: { audience: 'operator', about: 'server' },
    software: 'nginx',
    evidence: [
      resolved(SHOP),
      connected(),
      handshake({ host: SHOP, certificates: [LEAF] }),
      chain({
        host: SHOP,
        served: [LEAF],
        path: [LEAF, INTERMEDIATE, ROOT],
        findings: [refuses('incomplete-chain', 'incomplete-chain', 'RFC 8446, section 4.4.2')],
        missing,
        top: 'stops-short',
        stores: [
          { store: 'system', trusted: false, why: say('chain.incomplete.found', { issuer: 'Example Issuing R10' }) },
          { store: 'firefox', trusted: true, why: null },
          { store: 'java', trusted: false, why: say('chain.incomplete.found', { issuer: 'Example Issuing R10' }) },
          { store: 'openssl', trusted: false, why: say('chain.incomplete.found', { issuer: 'Example Issuing R10' }) },
          { store: 'node', trusted: 'could-not-read', why: null },
        ],
      }),
      clockRight(),
    ],
  });

/** The same, mended and checked again. */
export function mended(): CaseDocument {
  const before = incomplete();
  const after = healthy();
  return {
    ...after,
    id: before.id,
    situation: before.situation,
    attempts: [{ at: '2026-11-20T16:05:00.000Z', diagnosis: before.diagnosis }],
    comparison: compare(before.diagnosis, after.diagnosis),
  };
}

/** Checked again, and the fault is still there. */
export function stillThere(): CaseDocument {
  const before = expired();
  return {
    ...before,
    attempts: [
      { at: '2026-11-20T15:05:00.000Z', diagnosis: before.diagnosis },
      { at: '2026-11-20T16:05:00.000Z', diagnosis: before.diagnosis },
    ],
    comparison: compare(before.diagnosis, before.diagnosis),
  };
}

export const healthy = () => caseOf({ id: 'healthy', host: SHOP, evidence: site(SHOP, [LEAF, INTERMEDIATE], []) });

/** The same, looked at for somebody else. */
export const helping = () =>
  caseOf({ id: 'helping', host: SHOP, situation: { audience: 'support', about: 'other' }, evidence: site(SHOP, [LEAF, INTERMEDIATE], []) });

export const selfSigned = () =>
  caseOf({
    id: 'self-signed',
    host: 'printer.example.net',
    evidence: [
      resolved('printer.example.net'),
      connected(),
      handshake({ host: 'printer.example.net', certificates: [SELF_SIGNED] }),
      chain({
        host: 'printer.example.net',
        served: [SELF_SIGNED],
        path: [SELF_SIGNED],
        top: 'self-signed-leaf',
        stores: ['system', 'firefox', 'java', 'openssl', 'node', 'public-roots'].map((store) => ({ store, trusted: false, why: null })),
        findings: [
          refuses('self-signed', 'self-signed', 'RFC 5280, section 6.1'),
          refuses('name-mismatch', 'name-mismatch', 'RFC 9525, section 6'),
        ],
      }),
      clockRight(),
    ],
  });

/** Nothing comes back: the name is known, the server is silent; one address of two. */
export const silent = () =>
  caseOf({
    id: 'timeout',
    host: SHOP,
    evidence: [
      resolved(SHOP, ['203.0.113.20', '2001:db8::20']),
      connected(),
      connected('2001:db8::20'),
      handshake({ host: SHOP, certificates: [], steps: 1, end: { how: 'silence', phase: 'after-hello', waitedMilliseconds: 12_000 } }),
      handshake({
        host: SHOP,
        certificates: [],
        steps: 1,
        end: { how: 'silence', phase: 'after-hello', waitedMilliseconds: 12_000 },
        variation: { factor: 'repeat', of: 4 },
      }),
      handshake({
        host: SHOP,
        certificates: [LEAF, INTERMEDIATE],
        address: '2001:db8::20',
        variation: { factor: 'address', address: '2001:db8::20' },
      }),
      unknown('clock', 'timed-out', 'clock'),
    ],
  });

const PRIVATE = 'Your connection is not private. NET::ERR_CERT_AUTHORITY_INVALID';

/** What is read in a page of Chrome that names no site. */
const privatePage = (): EvidenceDraft =>
  seen(
    'message',
    {
      text: PRIVATE,
      recognised: [
        {
          family: 'chromium',
          id: 'ERR_CERT_AUTHORITY_INVALID',
          number: -202,
          causes: [
            { cause: 'untrusted-root', variant: null, certainty: 'possible' },
            { cause: 'self-signed', variant: null, certainty: 'possible' },
            { cause: 'incomplete-chain', variant: null, certainty: 'possible' },
            { cause: 'interception', variant: null, certainty: 'possible' },
          ],
          program: 'Chrome',
          version: null,
          side: 'client',
          alert: null,
          from: 37,
          to: 63,
          order: 0,
          meaning: 'unknown-issuer',
        },
      ],
      found: {
        hosts: ['intranet.example.org'],
        port: null,
        urls: [],
        addresses: [],
        issuer: null,
        dates: [],
        proxy: null,
        program: 'Chrome',
        hsts: false,
        pem: [],
      },
      notTls: null,
      vague: false,
    },
    'browser-message',
  );

/** A code that can mean several things, pasted without a site. */
export const ambiguousText = () => caseOf({ id: 'text', host: null, text: PRIVATE, evidence: [privatePage()] });

/** A message of a browser, and a check of the same site that went well. */
export const workedSince = () => {
  const host = 'worked.example.com';
  return caseOf({
    id: 'worked',
    host,
    text: `Your connection is not private. NET::ERR_CERT_AUTHORITY_INVALID ${host}`,
    evidence: [privatePage(), ...site(host, [LEAF, INTERMEDIATE], [])],
  });
};

/** Text that says only that something failed. */
export const vagueText = () => {
  const text = 'The connection has failed. Please try again later.';
  return caseOf({
    id: 'vague',
    host: null,
    text,
    evidence: [
      seen(
        'message',
        {
          text,
          recognised: [],
          found: {
            hosts: [],
            port: null,
            urls: [],
            addresses: [],
            issuer: null,
            dates: [],
            proxy: null,
            program: null,
            hsts: false,
            pem: [],
          },
          notTls: null,
          vague: true,
        },
        'browser-message',
      ),
    ],
  });
};

/** A case that has only begun: no target, no text. */
export const begun = (situation: Situation) => caseOf({ id: 'begun', host: null, evidence: [], situation });

/** A case with one more answer, or with one taken back. */
export function answered(document: CaseDocument, question: string, answer: string | null): CaseDocument {
  const host = document.input.kind === 'target' ? document.input.target.host : null;
  const others = document.evidence.filter((one) => one.kind !== 'answer' || one.state !== 'seen' || one.seen.question !== question);
  const added = answer === null ? [] : [seen('answer', { question, answer }, 'wizard')];
  return caseOf({ id: document.id, host, evidence: [...others, ...added], situation: document.situation });
}

/** The same case through other eyes. */
export function retold(
  document: CaseDocument,
  situation: Situation,
  software: ServerSoftware | null,
  platform: Platform | null,
): CaseDocument {
  const host = document.input.kind === 'target' ? document.input.target.host : null;
  return { ...caseOf({ id: document.id, host, evidence: document.evidence, situation, software, platform }), attempts: document.attempts };
}
