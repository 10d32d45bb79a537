import type { Enumeration } from '../../../shared/model/evidence.ts';
import { type HandshakeAttempt, TLS_VERSIONS, type TlsVersion } from '../../../shared/model/handshake.ts';
import { ALL_SIGNATURE_SCHEMES } from '../../../shared/tables/signature-schemes.ts';
import type { HelloPlan } from '../handshake/hello-build.ts';
import type { HelloAnswer } from './ask.ts';
import { ASKED_GROUPS, WITHOUT_TICKETS } from './plans.ts';
import type { AcceptedSuites } from './suites.ts';

type Chosen = NonNullable<HandshakeAttempt['chosen']>;

/** Alert with which a server refuses a needless fallback (RFC 7507 section 3). */
const INAPPROPRIATE_FALLBACK = 86;

const UNKNOWN_EXCHANGE = { group: null, dhBits: null, dhPrimeSha256: null } as const;

/** Collects what the answers of one address say. */
export class Findings {
  readonly groups = new Set<number>();
  /** Application protocols that the server chose. */
  readonly protocols = new Set<string>();
  /** The server named its groups itself, or refused every one that is left. */
  groupsComplete = false;

  private readonly versions = new Map<TlsVersion, boolean>();
  private readonly suites = new Map<TlsVersion, AcceptedSuites>();
  private readonly exchange = new Map<string, Pick<Chosen, 'group' | 'dhBits' | 'dhPrimeSha256'>>();
  private readonly schemes = new Set<number>();
  private compression: boolean | 'unknown' = 'unknown';
  private secureRenegotiation: boolean | 'unknown' = 'unknown';
  private extendedMasterSecret: boolean | 'unknown' = 'unknown';
  private fallbackScsv: boolean | 'unknown' = 'unknown';
  private tickets: boolean | 'unknown' = 'unknown';
  private sessionIds: boolean | 'unknown' = 'unknown';
  private staple: boolean | 'unknown' = 'unknown';
  private scts = 0;
  private lost = 0;
  private turn = 0;

  constructor(known: readonly HandshakeAttempt[]) {
    for (const attempt of known) {
      if (attempt.chosen === null || attempt.end.how !== 'completed') continue;
      this.noteChosen(attempt.chosen);
      this.versions.set(attempt.chosen.version, true);
      if (attempt.chosen.alpn !== null) this.protocols.add(attempt.chosen.alpn);
      this.staple = this.staple === true || attempt.ocspStapleBase64 !== null;
      this.scts = Math.max(this.scts, attempt.sctCount);
    }
  }

  note(plan: HelloPlan, answer: HelloAnswer): void {
    if (answer.kind !== 'chosen') return;
    const { chosen } = answer;
    this.versions.set(chosen.version, true);
    this.noteChosen(chosen);
    const { group, dhBits, dhPrimeSha256 } = chosen;
    this.exchange.set(keyOf(chosen.version, chosen.cipherSuite), { group, dhBits, dhPrimeSha256 });
    if (plan.compression.includes(1)) this.compression = this.compression === true || chosen.compression === 1;
    if (answer.serverGroups !== null) {
      this.groupsComplete = true;
      for (const each of answer.serverGroups) this.groups.add(each);
    }
    if (answer.ocspStaple) this.staple = true;
    this.scts = Math.max(this.scts, answer.sctCount);
  }

  /** A hello got no answer and, sent again, got one. */
  noteLost(): void {
    this.lost++;
  }

  noteVersion(version: TlsVersion, answer: HelloAnswer): void {
    if (answer.kind === 'refused' && this.versions.get(version) !== true) this.versions.set(version, false);
  }

  noteSuites(version: TlsVersion, found: AcceptedSuites): void {
    this.suites.set(version, found);
    if (found.accepted.length === 0 && found.complete && this.versions.get(version) !== true) this.versions.set(version, false);
  }

  noteFallback(answer: HelloAnswer): void {
    if (answer.kind === 'chosen') this.fallbackScsv = false;
    if (answer.kind === 'refused') this.fallbackScsv = answer.alert === INAPPROPRIATE_FALLBACK ? true : 'unknown';
  }

  accepts(version: TlsVersion): boolean {
    return this.versions.get(version) === true;
  }

  found(version: TlsVersion): AcceptedSuites | null {
    return this.suites.get(version) ?? null;
  }

  suitesOf(version: TlsVersion): readonly number[] {
    return this.suites.get(version)?.accepted ?? [];
  }

  /**
   * Groups and schemes in an order that puts those not yet seen first: servers that follow the client then show another with each
   * suite, at no cost. None is left out, so the choice of suite is not disturbed.
   */
  rotation(version: TlsVersion): Partial<HelloPlan> {
    this.turn++;
    if (version === 'SSL 3.0' || version === 'SSL 2.0') return {};
    const schemes = ALL_SIGNATURE_SCHEMES.map((scheme) => scheme.number);
    const turned = <T>(items: readonly T[], seen: ReadonlySet<T>): T[] => {
      const fresh = items.filter((item) => !seen.has(item));
      const at = fresh.length === 0 ? 0 : this.turn % fresh.length;
      return [...fresh.slice(at), ...fresh.slice(0, at), ...items.filter((item) => seen.has(item))];
    };
    // Only a server that was offered no ticket has to show whether it keeps sessions itself.
    const bare = version !== 'TLS 1.3' && this.sessionIds === 'unknown' && this.tickets !== 'unknown';
    return {
      groups: turned(ASKED_GROUPS, this.groups),
      signatureSchemes: turned(schemes, this.schemes),
      ...(bare ? { extensions: WITHOUT_TICKETS } : {}),
    };
  }

  result(address: string): Enumeration {
    const newest = this.suites.get('TLS 1.2')?.serverPreference ?? 'unknown';
    const preference =
      newest === 'unknown'
        ? ([...this.suites.values()].find((each) => each.serverPreference !== 'unknown')?.serverPreference ?? 'unknown')
        : newest;
    return {
      address,
      versions: TLS_VERSIONS.map((version) => ({ version, accepted: this.versions.get(version) ?? 'unknown' })),
      suites: [...TLS_VERSIONS].reverse().flatMap((version) =>
        this.suitesOf(version).map((suite) => ({
          version,
          suite,
          ...(this.exchange.get(keyOf(version, suite)) ??
            this.exchange.get(keyOf('TLS 1.2', suite)) ??
            this.exchange.get(keyOf('TLS 1.0', suite)) ??
            UNKNOWN_EXCHANGE),
        })),
      ),
      serverPreference: preference,
      groups: [...this.groups],
      signatureSchemes: [...this.schemes],
      compression: this.compression,
      secureRenegotiation: this.secureRenegotiation,
      extendedMasterSecret: this.extendedMasterSecret,
      fallbackScsv: this.fallbackScsv,
      sessionResumption: either(this.tickets, this.sessionIds),
      sessionTickets: this.tickets,
      sessionIds: this.sessionIds,
      alpn: [...this.protocols],
      ocspStaple: this.staple,
      sctCount: this.scts,
      groupsComplete: this.groupsComplete,
      lost: this.lost,
      complete: [...this.suites.values()].every((found) => found.complete),
    };
  }

  private noteChosen(chosen: Chosen): void {
    if (chosen.group !== null) this.groups.add(chosen.group);
    if (chosen.signatureScheme !== null) this.schemes.add(chosen.signatureScheme);
    if (chosen.secureRenegotiation !== null) this.secureRenegotiation = this.secureRenegotiation === true || chosen.secureRenegotiation;
    this.tickets = either(this.tickets, chosen.ticketOffered ?? 'unknown');
    this.sessionIds = either(this.sessionIds, chosen.sessionIdOffered ?? 'unknown');
    if (chosen.extendedMasterSecret !== null) this.extendedMasterSecret = this.extendedMasterSecret === true || chosen.extendedMasterSecret;
  }
}

/** True where one of them is, false where one is known not to be. */
function either(first: boolean | 'unknown', second: boolean | 'unknown'): boolean | 'unknown' {
  if (first === true || second === true) return true;
  return first === false || second === false ? false : 'unknown';
}

function keyOf(version: TlsVersion, suite: number): string {
  return `${version}/${suite}`;
}
