import type { CauseId } from './cause-id.ts';
import type { Said } from './said.ts';
import type { Audience } from './side.ts';

export const SERVER_SOFTWARE = [
  'nginx',
  'apache',
  'iis',
  'haproxy',
  'caddy',
  'tomcat',
  'node',
  'postfix',
  'dovecot',
  'traefik',
  'envoy',
  'aws',
  'cloudflare',
  'cpanel',
  'plesk',
  'kubernetes',
  'stunnel',
  'unknown',
] as const;
export type ServerSoftware = (typeof SERVER_SOFTWARE)[number];

export const PLATFORMS = ['windows', 'macos', 'linux', 'android', 'ios', 'unknown'] as const;
export type Platform = (typeof PLATFORMS)[number];

export const BROWSERS = ['chrome', 'edge', 'firefox', 'safari'] as const;
export type Browser = (typeof BROWSERS)[number];

export interface FixStep {
  /** Stable within the plan, for the "done" box. */
  readonly id: string;
  readonly do: Said;
  readonly why: Said | null;
  readonly seeThatItWorked: Said | null;
  readonly notThis: Said | null;
  /** Where the step is found in each browser, when that differs. One entry when the case knows the browser. */
  readonly inBrowsers: readonly { readonly browser: Browser; readonly do: Said }[];
  /** The same for the browsers that the case does not speak of: a reader may sit in front of another one. */
  readonly inOtherBrowsers: readonly { readonly browser: Browser; readonly do: Said }[];
  readonly minutes: number | null;
  readonly who: Said | null;
  /** Something to copy: a configuration line, a command, a message. `text` is not translated. */
  readonly copy: { readonly label: Said; readonly text: string; readonly language: 'shell' | 'config' | 'powershell' | 'text' } | null;
  readonly source: string | null;
}

export interface FixPlan {
  readonly cause: CauseId;
  readonly variant: string | null;
  readonly audience: Audience;
  readonly software: ServerSoftware | null;
  readonly platform: Platform | null;
  readonly title: Said;
  readonly steps: readonly FixStep[];
  /** Ready text for whoever has to act, when that is not the reader. Sentences, one a line. */
  readonly message: { readonly to: Said; readonly lines: readonly Said[] } | null;
  readonly never: readonly Said[];
}
