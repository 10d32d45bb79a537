import type { CauseId } from '../model/cause-id.ts';
import type { CertificateSummary, ChainFindingKind } from '../model/certificate.ts';
import type { ChainFinding, ChainJudgement } from '../model/chain-judgement.ts';
import type { Evidence, EvidenceDraft, EvidenceKind, EvidenceKinds } from '../model/evidence.ts';
import type { HandshakeAttempt, HandshakeEnd, HandshakePhase, SeenAlert, TlsVersion } from '../model/handshake.ts';
import type { Situation } from '../model/input.ts';
import type { SeenFrom } from '../model/side.ts';

/** Evidence made up for tests: a healthy site unless told otherwise. Nothing that ships imports this file. */
export const NOW = '2026-11-20T12:00:00.000Z';
export const HERE: Situation = { audience: 'end-user', about: 'this-computer' };
export const HELPING: Situation = { audience: 'support', about: 'other' };
export const HOST = 'shop.example';

export function seen<K extends EvidenceKind>(kind: K, value: EvidenceKinds[K], seenFrom: SeenFrom = 'this-computer'): EvidenceDraft {
  return { kind, at: NOW, seenFrom, source: 'made-evidence', state: 'seen', seen: value } as EvidenceDraft;
}

/** Numbers drafts as the case does. */
export function numbered(...drafts: readonly (EvidenceDraft | readonly EvidenceDraft[])[]): Evidence[] {
  return drafts.flat().map((draft, place) => ({ ...draft, id: place + 1 }) as Evidence);
}

export function certificate(changes: Partial<CertificateSummary> = {}): CertificateSummary {
  const subjectText = changes.subjectText ?? HOST;
  return {
    derBase64: `der-of-${subjectText}-${changes.notAfter ?? ''}-${changes.issuerText ?? ''}`,
    sha256: `sha-of-${subjectText}-${changes.notAfter ?? ''}-${changes.issuerText ?? ''}`,
    version: 3,
    serialHex: '01',
    subject: [{ type: 'CN', value: subjectText }],
    issuer: [{ type: 'CN', value: changes.issuerText ?? 'Good Issuing CA' }],
    subjectText,
    issuerText: 'Good Issuing CA',
    notBefore: '2026-10-01T00:00:00.000Z',
    notAfter: '2026-12-30T00:00:00.000Z',
    names: { dns: [HOST], ip: [], other: [] },
    key: { algorithm: 'EC', curve: 'P-256', bits: 256 },
    signatureAlgorithm: 'ecdsa-with-SHA256',
    isCa: null,
    selfIssued: false,
    caIssuersUrls: [],
    ocspUrls: [],
    crlUrls: [],
    mustStaple: false,
    sctCount: 2,
    ...changes,
  };
}

export const ISSUER = certificate({
  subjectText: 'Good Issuing CA',
  issuerText: 'Good Root',
  isCa: true,
  notAfter: '2030-01-01T00:00:00.000Z',
  notBefore: '2020-01-01T00:00:00.000Z',
});

export function chainFinding(cause: CauseId, kind: ChainFindingKind, more: Partial<ChainFinding> = {}): ChainFinding {
  return { cause, kind, weight: 'refuses', certificate: 0, said: { key: 'facts.chain-fine' }, source: 'RFC 5280', ...more };
}

export function judgement(changes: Partial<ChainJudgement> = {}): ChainJudgement {
  const served = changes.served ?? [certificate(), ISSUER];
  return {
    host: HOST,
    judgedAt: NOW,
    served,
    ok: (changes.findings ?? []).every((one) => one.weight === 'warns'),
    findings: [],
    best: { certificates: served, from: served.map(() => 'served' as const), ok: true, why: [] },
    otherPaths: [],
    missing: null,
    stores: [{ store: 'public-roots', trusted: true, why: null }],
    top: 'public-root',
    names: served[0]?.names.dns ?? [],
    inspectionProduct: null,
    ...changes,
  };
}

/** What a server agreed to in TLS 1.2, with nothing wrong about it. */
export const AGREED = {
  version: 'TLS 1.2',
  cipherSuite: 0xc02f,
  group: 29,
  signatureScheme: 0x0804,
  dhBits: null,
  dhPrimeSha256: null,
  alpn: null,
  helloRetryRequest: false,
  secureRenegotiation: true,
  extendedMasterSecret: true,
  compression: 0,
  resumptionOffered: null,
} as const satisfies NonNullable<HandshakeAttempt['chosen']>;

export const COMPLETED: HandshakeEnd = { how: 'completed' };

export function alertEnd(code: number, name: string, phase: HandshakePhase = 'after-hello'): HandshakeEnd {
  const alert: SeenAlert = { from: 'server', level: 'fatal', code, name, encrypted: false, phase };
  return { how: 'alert', alert };
}

export function handshake(changes: Partial<HandshakeAttempt> = {}): EvidenceDraft {
  const end = changes.end ?? COMPLETED;
  const through = end.how === 'completed';
  const offered = {
    versions: ['TLS 1.3', 'TLS 1.2'] as TlsVersion[],
    cipherSuites: [0x1301, ...(changes.chosen == null ? [] : [changes.chosen.cipherSuite])],
    groups: [29],
    signatureSchemes: [0x0403],
    alpn: ['h2', 'http/1.1'],
    helloBytes: 1780,
  };
  return seen('handshake', {
    variation: { factor: 'judged' },
    address: '192.0.2.1',
    port: 443,
    route: 'direct',
    sni: HOST,
    offered,
    end,
    chosen: through
      ? {
          version: 'TLS 1.3',
          cipherSuite: 0x1301,
          group: 29,
          signatureScheme: 0x0403,
          dhBits: null,
          dhPrimeSha256: null,
          alpn: 'http/1.1',
          helloRetryRequest: false,
          secureRenegotiation: null,
          extendedMasterSecret: null,
          compression: 0,
          resumptionOffered: true,
        }
      : null,
    certificates: through ? [certificate(), ISSUER].map((one) => one.derBase64) : [],
    certificateRequest: null,
    ocspStapleBase64: null,
    sctCount: 0,
    alerts: end.how === 'alert' ? [end.alert] : [],
    steps: [],
    milliseconds: { connect: 10, firstByte: 20, total: 40 },
    application: null,
    ...changes,
  });
}

/** The same hello several times. */
export function times(count: number, draft: EvidenceDraft): EvidenceDraft[] {
  return Array.from({ length: count }, () => draft);
}

/** Three full handshakes and a chain that holds. */
export function healthySite(): EvidenceDraft[] {
  return [
    seen('name-resolution', { host: HOST, addresses: ['192.0.2.1'], errorCode: null, fromHostsFile: false, milliseconds: 5 }),
    seen('tcp-connect', { address: '192.0.2.1', port: 443, outcome: 'connected', errorCode: null, milliseconds: 10 }),
    ...times(3, handshake()),
    seen('chain', judgement()),
  ];
}

/** A site whose handshakes complete and whose chain is this one. */
export function siteWith(chain: ChainJudgement): EvidenceDraft[] {
  return [...times(3, handshake({ certificates: chain.served.map((one) => one.derBase64) })), seen('chain', chain)];
}

/** This computer's clock, ahead by so many milliseconds, as sources of these kinds tell. */
/** The handshake that names another host passes; `chain` is what that host serves (by default a good chain for the asked name). */
export function otherNamePasses(chain: ChainJudgement = judgement()): EvidenceDraft[] {
  return [
    handshake({
      variation: { factor: 'control-sni', name: 'other.example' },
      sni: 'other.example',
      certificates: chain.served.map((one) => one.derBase64),
    }),
    seen('chain', chain),
  ];
}

/** A chain that is good for another host than the one asked. */
export function chainOfAnotherHost(): ChainJudgement {
  return judgement({
    served: [certificate({ subjectText: 'other.example' })],
    findings: [chainFinding('name-mismatch', 'name-mismatch')],
  });
}

export function clock(offsetMilliseconds: number, ...kinds: EvidenceKinds['clock']['sources'][number]['kind'][]): EvidenceDraft {
  return seen('clock', {
    localTime: NOW,
    timeZone: 'UTC',
    given: false,
    sources: kinds.map((kind, place) => ({ host: `time${place}.example`, kind, offsetMilliseconds, uncertaintyMilliseconds: 1000 })),
  });
}

/** What a revocation service said of the site's certificate. */
export function revocationAnswer(changes: Partial<EvidenceKinds['revocation']>): EvidenceDraft {
  return seen('revocation', {
    certificate: HOST,
    by: 'ocsp',
    url: 'http://ocsp.example/',
    status: 'good',
    revokedAt: '2026-11-01T00:00:00.000Z',
    reason: 'keyCompromise',
    thisUpdate: null,
    nextUpdate: null,
    said: null,
    ...changes,
  });
}

/** How the way through a proxy ended: with a request for a password, unless told otherwise. */
export function proxyTunnel(changes: Partial<EvidenceKinds['proxy-tunnel']>): EvidenceDraft {
  return seen('proxy-tunnel', {
    proxy: 'http://192.0.2.9:3128',
    scheme: 'http',
    outcome: 'needs-authentication',
    status: 407,
    text: '',
    schemes: [],
    proxyChain: null,
    milliseconds: 5,
    ...changes,
  });
}

/** A pasted message in which one code of this family was recognised, which names this cause and no other. */
export function messageNaming(cause: CauseId, family = 'made', program: string | null = null): EvidenceDraft {
  const named = { cause, variant: null, certainty: 'certain' } as const;
  const place = { from: 0, to: 1, order: 0 };
  const mouth = { program, version: null, side: 'client', alert: null } as const;
  return seen('message', {
    text: 'x',
    recognised: [{ family, id: 'CODE', number: null, causes: [named], ...mouth, ...place }],
    found: { hosts: [], port: null, urls: [], addresses: [], issuer: null, dates: [], proxy: null, program: null, hsts: false, pem: [] },
    notTls: null,
    vague: false,
  });
}
