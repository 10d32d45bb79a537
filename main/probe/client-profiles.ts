import data from '../../assets/data/client-profiles.json' with { type: 'json' };
import type { TlsVersion } from '../../shared/model/handshake.ts';

/** What one client offers, from `assets/data/client-profiles.json`, where each stands with its source and date. */
export interface ClientProfile {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly date: string;
  /** Newest first. */
  readonly versions: readonly TlsVersion[];
  readonly cipherSuites: readonly number[];
  readonly groups: readonly number[];
  readonly keyShares: readonly number[];
  readonly signatureSchemes: readonly number[];
  /** Null: a hello without any. */
  readonly extensions: readonly number[] | null;
  readonly alpn: readonly string[];
  readonly shuffled: boolean;
  readonly grease: boolean;
  readonly sessionId: 'random' | 'empty';
  readonly certificateCompression: readonly number[];
  readonly trustAnchors: string;
  /** Shortest Diffie-Hellman prime it takes, in bits. */
  readonly minDhBits: number;
}

export const CLIENT_PROFILES: readonly ClientProfile[] = data.profiles.map((profile) => ({
  ...profile,
  versions: profile.versions as TlsVersion[],
  cipherSuites: hexNumbers(profile.cipherSuites),
  groups: hexNumbers(profile.groups),
  keyShares: hexNumbers(profile.keyShares),
  signatureSchemes: hexNumbers(profile.signatureSchemes),
  sessionId: profile.sessionId as 'random' | 'empty',
}));

/** @returns null for an id that is not there */
export function clientProfile(id: string): ClientProfile | null {
  return CLIENT_PROFILES.find((profile) => profile.id === id) ?? null;
}

function hexNumbers(text: string): number[] {
  return text === '' ? [] : text.split(' ').map((number) => Number.parseInt(number, 16));
}
