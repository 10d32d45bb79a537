import type { Audience } from './side.ts';
import type { Target } from './target.ts';

/** How a check may be shaped (command line of DESIGN section 4). File contents, never paths. Secrets live in `CheckSecrets` and are never part of a saved case. */
export interface CheckOptions {
  readonly proxy: { readonly kind: 'system' } | { readonly kind: 'none' } | { readonly kind: 'url'; readonly url: string };
  readonly trustPem: string | null;
  readonly trustOnlyPem: string | null;
  readonly alpn: readonly string[] | null;
  readonly noSni: boolean;
  readonly depth: 'quick' | 'full';
  readonly timeoutSeconds: number;
  readonly gentle: boolean;
  readonly asProfile: string | null;
  readonly clock: string | null;
  readonly offline: boolean;
  /** "only sometimes" was answered: nine handshakes an address. */
  readonly sometimes: boolean;
}

/** A check as nobody shaped it: this computer's proxy, quick, at most 40 seconds (DESIGN section 4). */
export const DEFAULT_OPTIONS: CheckOptions = {
  proxy: { kind: 'system' },
  trustPem: null,
  trustOnlyPem: null,
  alpn: null,
  noSni: false,
  depth: 'quick',
  timeoutSeconds: 40,
  gentle: false,
  asProfile: null,
  clock: null,
  offline: false,
  sometimes: false,
};

export interface CheckSecrets {
  readonly proxyUser: string | null;
  readonly proxyPassword: string | null;
  /** PEM, or base64 of a PKCS#12 container. */
  readonly clientCertificate:
    | { readonly kind: 'pem'; readonly certificates: string; readonly key: string }
    | { readonly kind: 'pkcs12'; readonly base64: string }
    | null;
  readonly clientKeyPassword: string | null;
}

export type Input =
  | { readonly kind: 'target'; readonly target: Target; readonly options: CheckOptions }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly recognisedAs: string }
  | { readonly kind: 'answers' };

/** Who asks, for whom. */
export interface Situation {
  readonly audience: Audience;
  /** `other`: what this computer shows does not count for the caller's side. */
  readonly about: 'this-computer' | 'other' | 'server';
}
