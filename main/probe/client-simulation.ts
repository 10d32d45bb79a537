import type { PublicKeySummary } from '../../shared/model/certificate.ts';
import type { ClientSimulation, Enumeration, EvidenceDraft } from '../../shared/model/evidence.ts';
import type { TlsVersion } from '../../shared/model/handshake.ts';
import type { Said } from '../../shared/model/said.ts';
import { type CipherSuite, cipherSuite } from '../../shared/tables/cipher-suite-properties.ts';
import { EXTENSION } from '../../shared/tables/extensions.ts';
import { groupOf } from '../../shared/tables/groups.ts';
import { signatureScheme } from '../../shared/tables/signature-schemes.ts';
import { say } from '../../shared/words/index.ts';
import { CLIENT_PROFILES, type ClientProfile } from './client-profiles.ts';
import { type ProbeContext, type ProbeCost, stamp } from './context.ts';

/** Computed from what is known; nothing is opened. */
export const COST: ProbeCost = { connections: 0, roundTrips: 0 };

export interface SimulationQuestion {
  readonly enumeration: Enumeration;
  /** Keys of the leaf certificates seen on this address; empty where none could be read. */
  readonly leafKeys: readonly PublicKeySummary[];
  /** What came of a hello without a name: false where the server then refuses. */
  readonly answersWithoutName: boolean | 'unknown';
}

type Simulated = ClientSimulation['clients'][number];

/** Which clients would connect, and if not, why. Certificates' trust is judged elsewhere: this is about the handshake alone. */
export function simulateClients(context: Pick<ProbeContext, 'now'>, question: SimulationQuestion): EvidenceDraft {
  const clients = CLIENT_PROFILES.map((profile) => simulate(profile, question));
  return { ...stamp(context, 'client-simulation.ts'), kind: 'client-simulation', state: 'seen', seen: { clients } };
}

/** One client. A server takes the newest version in common first and does not fall back when it finds no suite there. */
export function simulate(profile: ClientProfile, question: SimulationQuestion): Simulated {
  const { enumeration } = question;
  const verdict = (connects: boolean | 'unknown', version: TlsVersion | null, suite: number | null, why: Said | null): Simulated => ({
    profile: profile.id,
    connects,
    version,
    suite,
    why,
  });
  const namesHost = profile.extensions?.includes(EXTENSION.serverName) === true;
  if (!namesHost && question.answersWithoutName === false) return verdict(false, null, null, say('probes.client.needs-name'));

  const state = (version: TlsVersion): boolean | 'unknown' =>
    enumeration.versions.find((each) => each.version === version)?.accepted ?? 'unknown';
  const version = profile.versions.find((each) => state(each) !== false);
  if (version === undefined) return verdict(false, null, null, say('probes.client.no-version', { versions: profile.versions }));
  if (state(version) === 'unknown') return verdict('unknown', null, null, null);

  const accepted = enumeration.suites.filter((each) => each.version === version);
  const common = inOrder(profile, enumeration, accepted).filter((each) => profile.cipherSuites.includes(each.suite));
  if (common.length === 0) {
    // A list that is not whole proves nothing by what is missing from it.
    return enumeration.complete === false
      ? verdict('unknown', version, null, null)
      : verdict(false, version, null, say('probes.client.no-suite', { version }));
  }

  let refusal: Said | null = null;
  for (const { suite: number, dhBits } of common) {
    const suite = cipherSuite(number);
    if (suite === null) continue;
    const why = refusalOf(profile, question, version, suite, dhBits);
    if (why === null) return verdict(true, version, number, null);
    refusal ??= why.said;
    // The server cannot know that the prime is too short for the client: it is chosen, and refused.
    if (why.final) return verdict(false, version, number, why.said);
  }
  return verdict(false, version, null, refusal ?? say('probes.client.no-suite', { version }));
}

type AcceptedSuite = Enumeration['suites'][number];

function inOrder(profile: ClientProfile, enumeration: Enumeration, accepted: readonly AcceptedSuite[]): readonly AcceptedSuite[] {
  if (enumeration.serverPreference !== false) return accepted;
  return profile.cipherSuites.flatMap((number) => accepted.find((each) => each.suite === number) ?? []);
}

function refusalOf(
  profile: ClientProfile,
  question: SimulationQuestion,
  version: TlsVersion,
  suite: CipherSuite,
  dhBits: number | null,
): { readonly said: Said; readonly final: boolean } | null {
  const needsGroup = suite.keyExchange === 'any' || suite.keyExchange.startsWith('ECDHE') || suite.keyExchange === 'ECDH_anon';
  if (needsGroup && !sharesGroup(profile, question.enumeration, version)) {
    return { said: say('probes.client.no-group', { version }), final: false };
  }
  const key = unusableKey(profile, question.leafKeys, version, suite);
  if (key !== null) return { said: say('probes.client.key-kind', { key }), final: false };
  if (suite.keyExchange === 'DHE' && dhBits !== null && dhBits < profile.minDhBits) {
    return { said: say('probes.client.short-dh', { bits: dhBits, wanted: profile.minDhBits }), final: true };
  }
  return null;
}

function sharesGroup(profile: ClientProfile, enumeration: Enumeration, version: TlsVersion): boolean {
  // A client that names no groups takes any (RFC 8422 section 4); a server whose groups are not all known is given the benefit.
  if (profile.groups.length === 0 || enumeration.groups.length === 0 || enumeration.groupsComplete === false) return true;
  const usable = enumeration.groups.filter((group) => version === 'TLS 1.3' || groupOf(group)?.kind === 'elliptic');
  return usable.length === 0 || usable.some((group) => profile.groups.includes(group));
}

const CURVE_SCHEMES: Readonly<Record<string, number>> = { 'P-256': 0x0403, 'P-384': 0x0503, 'P-521': 0x0603 };

/** The kind of key that keeps this client out of this suite; null where a seen certificate fits, or none is known. */
function unusableKey(profile: ClientProfile, keys: readonly PublicKeySummary[], version: TlsVersion, suite: CipherSuite): string | null {
  const fitting = keys.filter((key) => suite.authentication === 'any' || authenticationOf(key) === suite.authentication);
  const [first] = fitting;
  if (first === undefined || suite.authentication === 'anon') return null;
  return fitting.some((key) => accepts(profile, key, version)) ? null : nameOfKey(first);
}

function authenticationOf(key: PublicKeySummary): 'RSA' | 'ECDSA' | 'other' {
  if (key.algorithm === 'RSA' || key.algorithm === 'RSA-PSS') return 'RSA';
  return key.algorithm === 'EC' || key.algorithm === 'Ed25519' || key.algorithm === 'Ed448' ? 'ECDSA' : 'other';
}

function accepts(profile: ClientProfile, key: PublicKeySummary, version: TlsVersion): boolean {
  const offered = profile.signatureSchemes;
  // TLS 1.1 and older name no schemes.
  if (offered.length === 0 || version < 'TLS 1.2') return key.algorithm === 'RSA' || key.algorithm === 'EC';
  const family = (wanted: string): boolean => offered.some((scheme) => signatureScheme(scheme)?.name.startsWith(wanted) === true);
  switch (key.algorithm) {
    case 'RSA':
      return version === 'TLS 1.3' ? family('rsa_pss_rsae') : family('rsa_p');
    case 'RSA-PSS':
      return family('rsa_pss_pss');
    case 'EC': {
      const scheme = CURVE_SCHEMES[key.curve];
      if (version === 'TLS 1.3') return scheme !== undefined && offered.includes(scheme);
      const group = { 'P-256': 23, 'P-384': 24, 'P-521': 25 }[key.curve];
      return family('ecdsa') && (group === undefined || profile.groups.includes(group));
    }
    case 'Ed25519':
      return offered.includes(0x0807);
    case 'Ed448':
      return offered.includes(0x0808);
    default:
      return true;
  }
}

function nameOfKey(key: PublicKeySummary): string {
  return key.algorithm === 'EC' ? key.curve : key.algorithm;
}
