import type { Diagnosis } from '../../../shared/model/diagnosis.ts';
import type { Variation } from '../../../shared/model/handshake.ts';
import type { CheckOptions, Situation } from '../../../shared/model/input.ts';
import type { Target } from '../../../shared/model/target.ts';

export interface PlannedHandshake {
  readonly probe: 'handshake';
  /** What the evidence says about it: also that it repeats another. */
  readonly variation: Variation;
  /** The hello that is sent: of a repeat, what it repeats. */
  readonly shape: Variation;
  /** null: by name, through the proxy. */
  readonly address: string | null;
  readonly route: 'direct' | 'proxy';
  /** How long silence is borne. */
  readonly waitMilliseconds: number;
  /** How long the round waits for it; the handshake itself may go on. */
  readonly holdMilliseconds: number;
  /** A first HTTP request after the handshake shows what the server does with it; `wait`: nothing is sent, to see whether it closes by itself. */
  readonly request: 'none' | 'http' | 'wait';
  /** With no other connection of ours at the server. */
  readonly alone?: true;
}

/** One question that the plan wants asked next. All of one round run side by side, within the caps of the network. */
export type Planned =
  | PlannedHandshake
  | PlannedPlainAnswer
  | { readonly probe: 'enumeration'; readonly address: string | null; readonly route: 'direct' | 'proxy'; readonly alone?: true }
  /** Does the look-up give an address for a name that cannot exist? What does it say of a name that the hosts file leads elsewhere? */
  | { readonly probe: 'name-resolution'; readonly of: 'made-up' | 'past-hosts-file' }
  | { readonly probe: 'clock' }
  | { readonly probe: 'captive-portal' }
  | { readonly probe: 'control-handshake'; readonly route: 'direct' | 'proxy' }
  | { readonly probe: 'revocation' }
  | PlannedLook;

/** What the port says without TLS. A silent one keeps the next questions waiting no longer than a hello does. */
export interface PlannedPlainAnswer {
  readonly probe: 'plain-answer';
  readonly address: string | null;
  readonly route: 'direct' | 'proxy';
  readonly holdMilliseconds: number;
}

export function plainAnswer({ address, route }: Pick<PlannedPlainAnswer, 'address' | 'route'>): PlannedPlainAnswer {
  return { probe: 'plain-answer', address, route, holdMilliseconds: 3_000 };
}

/** A look at this computer's own settings. It goes on beside everything else and holds nothing up. */
export interface PlannedLook {
  readonly probe: 'computer';
  /** The issuer that the chain at hand ends at, DER in base64: who here trusts it? Null where no chain was read. */
  readonly issuer: string | null;
  readonly holdMilliseconds: 0;
}

/** What the plan may look at beside the evidence. */
export interface PlanContext {
  readonly target: Target;
  readonly options: CheckOptions;
  /** A proxy stands between us and the target. */
  readonly proxied: boolean;
  /** Where to connect: every address once, at most 4; empty through a proxy, which is asked for the name. */
  readonly addresses: readonly string[];
  /** Where to go on when none of these connects. */
  readonly furtherAddresses: readonly string[];
  readonly diagnosis: Diagnosis | null;
  /** Whose trouble it is: this computer's settings are no evidence for somebody else's. */
  readonly about: Situation['about'];
  readonly elapsedMilliseconds: number;
  /** Everything started so far, in order. */
  readonly asked: readonly Planned[];
  /** Of it: not answered although the round waited for it. */
  readonly pending: readonly Planned[];
}
