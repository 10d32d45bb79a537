import type { CertificateSummary } from './certificate.ts';
import type { Said } from './said.ts';

/** This computer's clock against trusted times. Offsets: positive = this computer is ahead, in milliseconds. */
export interface ClockReading {
  readonly localTime: string;
  readonly timeZone: string;
  /** `--clock` was given: `localTime` is what the person says this computer's clock shows; the real clock is no evidence. */
  readonly given: boolean;
  readonly sources: readonly {
    readonly host: string;
    /** `certificate-start`: certificates of several places that are not good yet by this clock, and it is at least as late as they begin. */
    readonly kind: 'http-date' | 'target-date' | 'ocsp-lower-bound' | 'certificate-start' | 'ntp-status';
    readonly offsetMilliseconds: number;
    readonly uncertaintyMilliseconds: number;
  }[];
}

export interface ProxySetting {
  /** The program or system that goes by this setting: `wininet`, `gnome`, `firefox`, `git`; with a variable set, each tool that reads it: `curl`, `node`. */
  readonly source: string;
  readonly location: string;
  readonly mode: 'direct' | 'manual' | 'pac' | 'wpad' | 'could-not-read';
  /** Without user name and password. */
  readonly proxy: string | null;
  readonly pacUrl: string | null;
  readonly bypass: readonly string[];
  /** What this source says for the target: a proxy, or direct; null when no target was given. */
  readonly forTarget:
    | { readonly kind: 'direct' }
    | { readonly kind: 'proxy'; readonly proxy: string }
    | { readonly kind: 'unknown'; readonly why: Said }
    | null;
  /** What the PAC script answered for the target, word for word. */
  readonly pacAnswer?: string;
}

export interface TrustStoreReading {
  readonly store: string;
  readonly program: string;
  readonly location: string;
  readonly outcome: 'read' | 'could-not-read' | 'not-there';
  readonly why: string | null;
  readonly count: number;
  /** Roots that no public root program holds, or whose trust was changed here. */
  readonly extra: readonly ExtraRoot[];
  readonly missingPublicRoots: readonly string[];
  readonly expired: readonly string[];
}

export interface ExtraRoot {
  readonly certificate: CertificateSummary;
  readonly trusted: boolean;
  readonly product: string | null;
  readonly kind: 'antivirus' | 'organisation' | 'debugging' | 'unknown';
  readonly addedAt: string | null;
  readonly privateKeyBeside: boolean;
}

export interface ComputerFinding {
  readonly state: 'fine' | 'look' | 'problem' | 'not-known';
  readonly area: 'trust' | 'proxy' | 'clock' | 'interception' | 'network' | 'policy';
  readonly said: Said;
  readonly detail: readonly Said[];
}

export interface ComputerReport {
  readonly platform: string;
  readonly stores: readonly TrustStoreReading[];
  readonly proxies: readonly ProxySetting[];
  readonly clock: ClockReading | null;
  readonly policies: readonly {
    readonly source: string;
    readonly location: string;
    readonly setting: string;
    readonly value: string;
    readonly effect: Said;
  }[];
  readonly matrix: readonly {
    readonly root: string;
    readonly cells: readonly { readonly store: string; readonly trusted: boolean | 'could-not-read'; readonly why: Said | null }[];
  }[];
  readonly findings: readonly ComputerFinding[];
}
