import type { HandshakeAttempt, HandshakeEnd, TlsVersion } from '../../../shared/model/handshake.ts';
import { RENEGOTIATION_INFO_SCSV } from '../../../shared/tables/cipher-suites.ts';
import { EXTENSION } from '../../../shared/tables/extensions.ts';
import { versionOf } from '../../../shared/tables/versions.ts';
import type { ServerHello } from '../../../shared/wire/server-hello.ts';
import type { SigningKey } from '../../crypto/keys.ts';
import type { BuiltHello, HelloPlan, Random } from './hello-build.ts';

type Chosen = NonNullable<HandshakeAttempt['chosen']>;

/** A certificate to show to the server. Kept in memory only. */
export interface ClientCertificate {
  /** DER, leaf first. */
  readonly certificates: readonly Uint8Array[];
  readonly key: SigningKey;
}

/** What has been learnt so far; survives whatever ends the attempt. */
export interface Seen {
  chosen: Chosen | null;
  certificates: Uint8Array[];
  certificateRequest: { acceptableCas: readonly string[]; signatureSchemes: readonly number[] } | null;
  ocspStaple: Uint8Array | null;
  sctCount: number;
  sctLogs: readonly string[];
  /** Groups the server names of itself in EncryptedExtensions (RFC 8446 section 4.2.7), its favourite first; null where it names none. */
  serverGroups: readonly number[] | null;
  /** Public names of the keys the server offers for encrypted hellos; null where it offers none. */
  echNames: readonly string[] | null;
}

export function nothingSeen(): Seen {
  return {
    chosen: null,
    certificates: [],
    certificateRequest: null,
    ocspStaple: null,
    sctCount: 0,
    sctLogs: [],
    serverGroups: null,
    echNames: null,
  };
}

/** What one flight needs to know of the attempt. */
export interface Talk {
  readonly plan: HelloPlan;
  readonly hello: BuiltHello;
  readonly random: Random;
  readonly clientCertificate: ClientCertificate | null;
  /** `look`: read the server's flight, verify nothing, answer nothing. */
  readonly depth: 'whole' | 'look';
  readonly seen: Seen;
}

/** How a flight went: finished on both sides, or over. */
export type FlightEnd = { readonly finished: true } | { readonly finished: false; readonly end: HandshakeEnd };

export const FINISHED: FlightEnd = { finished: true };

export function over(end: HandshakeEnd): FlightEnd {
  return { finished: false, end };
}

/** What a ServerHello settles. Group, schemes and primes are filled in as they become known. */
export function chosenBy(hello: ServerHello, plan: HelloPlan, afterRetry: boolean): Chosen {
  const version = negotiatedVersion(hello);
  const tls13 = version === 'TLS 1.3';
  // A server answers only what was asked (RFC 5246, section 7.4.1.4): to a hello without the question its silence says nothing.
  const asked = (extension: number): boolean => !tls13 && plan.extensions?.includes(extension) === true;
  const renegotiation = asked(EXTENSION.renegotiationInfo) || (!tls13 && plan.cipherSuites.includes(RENEGOTIATION_INFO_SCSV));
  return {
    version,
    cipherSuite: hello.cipherSuite,
    group: hello.keyShare?.group ?? null,
    signatureScheme: null,
    dhBits: null,
    dhPrimeSha256: null,
    alpn: hello.alpn,
    helloRetryRequest: afterRetry,
    secureRenegotiation: renegotiation ? hello.renegotiationInfo !== null : null,
    extendedMasterSecret: asked(EXTENSION.extendedMasterSecret) ? hello.extendedMasterSecret : null,
    compression: hello.compression,
    resumptionOffered: tls13 ? null : hello.sessionTicket || hello.sessionId.length > 0,
    ticketOffered: asked(EXTENSION.sessionTicket) ? hello.sessionTicket : null,
    // Beside a ticket the number may be left out (RFC 5077 section 3.4).
    sessionIdOffered: tls13 || (hello.sessionTicket && hello.sessionId.length === 0) ? null : hello.sessionId.length > 0,
  };
}

export function learn(seen: Seen, more: Partial<Chosen>): void {
  if (seen.chosen !== null) seen.chosen = { ...seen.chosen, ...more };
}

/** Drafts of TLS 1.3 count as TLS 1.2's successor; anything else unknown as what its number is nearest to. */
function negotiatedVersion(hello: ServerHello): TlsVersion {
  return versionOf(hello.version) ?? (hello.version > 0x0304 ? 'TLS 1.3' : 'TLS 1.2');
}
