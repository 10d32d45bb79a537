import type { CertificateSummary } from '../../../shared/model/certificate.ts';
import type { BuiltPath, ChainFinding, ChainJudgement, MissingLink, StoreVerdict } from '../../../shared/model/chain-judgement.ts';
import type { Evidence, EvidenceDraft, EvidenceKinds } from '../../../shared/model/evidence.ts';
import type { HandshakeAttempt, HandshakeEnd, HandshakeStep, Variation } from '../../../shared/model/handshake.ts';
import { ROOT } from './certificates.ts';

export const AT = '2026-11-20T16:20:00.000Z';
const ADDRESS = '203.0.113.20';

type Kind = keyof EvidenceKinds;

/** Evidence of this computer, seen at the samples' moment. */
export function seen<K extends Kind>(kind: K, value: EvidenceKinds[K], source: string): EvidenceDraft {
  return { kind, at: AT, seenFrom: 'this-computer', source, state: 'seen', seen: value } as unknown as EvidenceDraft;
}

export function unknown(kind: Kind, why: 'timed-out' | 'offline', source: string): EvidenceDraft {
  return { kind, at: AT, seenFrom: 'this-computer', source, state: 'unknown', why, detail: 'no answer after 4000 ms' } as EvidenceDraft;
}

export function numbered(drafts: readonly EvidenceDraft[]): Evidence[] {
  return drafts.map((draft, index) => ({ ...draft, id: index + 1 }) as Evidence);
}

export const resolved = (host: string, addresses: readonly string[] = [ADDRESS]) =>
  seen('name-resolution', { host, addresses, errorCode: null, fromHostsFile: false, milliseconds: 14 }, 'name-resolution');

export const connected = (address = ADDRESS, port = 443) =>
  seen('tcp-connect', { address, port, outcome: 'connected', errorCode: null, milliseconds: 21 }, 'tcp-connect');

/** A hello as OpenSSL sends it. */
const HELLO =
  'AQABNAMD9MYaogVhVupISkNMIWY6Wwxp3WcAOAsPUnprJKv0fT0g2bjrnpAeWjTi4rmiEDMSrx2JRZiqvU65UXhnYMhsQakAPhMCEwMTAcAswDAAn8ypzKjMqsArwC8AnsAkwCgAa8AjwCcAZ8AKwBQAOcAJwBMAMwCdAJwAPQA8ADUALwD/AQAArQAAABAADgAAC29uZS5leGFtcGxlAAsABAMAAQIACgAWABQAHQAXAB4AGQAYAQABAQECAQMBBAAjAAAAFgAAABcAAAANACoAKAQDBQMGAwgHCAgICQgKCAsIBAgFCAYEAQUBBgEDAwMBAwIEAgUCBgIAKwAJCAMEAwMDAgMBAC0AAgEBADMAJgAkAB0AINjpSMhGaFv5+hl6hNpSA6zQqHzrO6wH6lpWWDIiX/1x';

const FULL: readonly HandshakeStep[] = [
  { from: 'client', message: 'ClientHello', at: 0, bytes: 312, encrypted: false, facts: ['TLS 1.3', 'TLS 1.2', 'h2'], rawBase64: HELLO },
  { from: 'server', message: 'ServerHello', at: 24, bytes: 122, encrypted: false, facts: ['TLS 1.3', 'X25519'] },
  { from: 'server', message: 'EncryptedExtensions', at: 24, bytes: 32, encrypted: true, facts: ['h2'] },
  { from: 'server', message: 'Certificate', at: 25, bytes: 2911, encrypted: true, facts: ['2 certificates'] },
  { from: 'server', message: 'CertificateVerify', at: 25, bytes: 79, encrypted: true, facts: ['ecdsa_secp256r1_sha256'] },
  { from: 'server', message: 'Finished', at: 25, bytes: 36, encrypted: true, facts: [] },
  { from: 'client', message: 'Finished', at: 27, bytes: 36, encrypted: true, facts: [] },
];

export interface AttemptShape {
  readonly host: string;
  readonly certificates: readonly CertificateSummary[];
  readonly end?: HandshakeEnd;
  readonly variation?: Variation;
  readonly address?: string;
  readonly steps?: number;
}

export function handshake(shape: AttemptShape): EvidenceDraft {
  const { host, certificates, end = { how: 'completed' }, variation = { factor: 'judged' }, address = ADDRESS } = shape;
  const steps = FULL.slice(0, shape.steps ?? FULL.length);
  const alerts = end.how === 'alert' ? [end.alert] : [];
  const attempt: HandshakeAttempt = {
    variation,
    address,
    port: 443,
    route: 'direct',
    sni: host,
    offered: {
      versions: ['TLS 1.3', 'TLS 1.2'],
      cipherSuites: [0x1301, 0x1302, 0xc02b, 0xc02f],
      groups: [0x11ec, 29, 23],
      signatureSchemes: [0x0403, 0x0804],
      alpn: ['h2', 'http/1.1'],
      helloBytes: 1771,
    },
    end,
    chosen:
      steps.length < 2
        ? null
        : {
            version: 'TLS 1.3',
            cipherSuite: 0x1301,
            group: 29,
            signatureScheme: 0x0403,
            dhBits: null,
            dhPrimeSha256: null,
            alpn: 'h2',
            helloRetryRequest: false,
            secureRenegotiation: null,
            extendedMasterSecret: null,
            compression: 0,
            resumptionOffered: true,
          },
    certificates: steps.length < 4 ? [] : certificates.map((one) => one.derBase64),
    certificateRequest: null,
    ocspStapleBase64: null,
    sctCount: 2,
    alerts,
    steps:
      end.how === 'alert'
        ? [
            ...steps,
            {
              from: end.alert.from,
              message: 'Alert',
              at: 26,
              bytes: 7,
              encrypted: end.alert.encrypted,
              facts: [end.alert.name ?? String(end.alert.code)],
            },
          ]
        : steps,
    milliseconds: { connect: 21, firstByte: steps.length > 1 ? 24 : null, total: 48 },
    application: null,
  };
  return seen('handshake', attempt, 'handshake');
}

export interface ChainShape {
  readonly host: string;
  readonly served: readonly CertificateSummary[];
  readonly findings?: readonly ChainFinding[];
  readonly missing?: MissingLink | null;
  readonly path?: readonly CertificateSummary[];
  readonly stores?: readonly StoreVerdict[];
  readonly top?: ChainJudgement['top'];
}

const TRUSTED_EVERYWHERE: readonly StoreVerdict[] = ['system', 'firefox', 'java', 'openssl', 'node', 'public-roots'].map((store) => ({
  store,
  trusted: true,
  why: null,
}));

export function chain({
  host,
  served,
  findings = [],
  missing = null,
  path,
  stores = TRUSTED_EVERYWHERE,
  top = 'public-root',
}: ChainShape): EvidenceDraft {
  const certificates = path ?? [...served, ROOT];
  const refused = findings.some((finding) => finding.weight === 'refuses');
  const from: BuiltPath['from'] = certificates.map((one) => (served.includes(one) ? 'served' : one === ROOT ? 'store' : 'aia'));
  const judgement: ChainJudgement = {
    host,
    judgedAt: AT,
    served,
    ok: !refused,
    findings,
    best: { certificates, from, ok: !refused, why: findings },
    otherPaths: [],
    missing,
    stores,
    top,
    names: served[0]?.names.dns ?? [],
    inspectionProduct: null,
  };
  return seen('chain', judgement, 'chain');
}

export const clockRight = () =>
  seen(
    'clock',
    {
      localTime: AT,
      timeZone: 'Europe/Berlin',
      given: false,
      sources: [
        { host: 'time.example.org', kind: 'http-date', offsetMilliseconds: 400, uncertaintyMilliseconds: 1000 },
        { host: 'shop.example.com', kind: 'target-date', offsetMilliseconds: 300, uncertaintyMilliseconds: 1000 },
      ],
    },
    'clock',
  );
