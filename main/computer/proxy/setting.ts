import type { ProxySetting } from '../../../shared/model/computer.ts';
import { say } from '../../../shared/words/index.ts';
import { parseProxyUrl } from '../../net/tunnel/proxy-url.ts';
import type { Machine } from '../machine.ts';
import { maskedText } from '../masked.ts';

/** The target that the settings are asked about. */
export interface ProxyTarget {
  /** Lower case; an address without brackets. */
  readonly host: string;
  readonly port: number;
}

export type ForTarget = NonNullable<ProxySetting['forTarget']>;

export interface PacDecision {
  readonly forTarget: ForTarget;
  /** The script's answer word for word; null where there was none. */
  readonly answer: string | null;
  /** Where a script that was looked for on the network was found. */
  readonly foundAt?: string;
}

/** Where a program looks for the network's own script: some ask the name service alone. */
export type Detection = 'dhcp-and-dns' | 'dns';

/** What a reader of one source is asked. */
export interface Asking {
  readonly machine: Machine;
  readonly target: ProxyTarget | null;
  /** Lets a PAC script decide for a target; the same address is asked once. */
  readonly decidePac: (url: string, target: ProxyTarget) => Promise<PacDecision>;
  readonly decideWpad: (target: ProxyTarget, detection: Detection) => Promise<PacDecision>;
  /** Where DHCP says that the script lies; null where it says nothing. Read, not asked. */
  readonly offeredScript: () => Promise<string | null>;
}

/** Reads one source. Empty where the source is not on this computer. */
export type ReadSource = (asking: Asking) => Promise<readonly ProxySetting[]>;

export interface Place {
  readonly source: string;
  readonly location: string;
}

export function directSetting({ source, location }: Place, target: ProxyTarget | null): ProxySetting {
  const forTarget = target === null ? null : ({ kind: 'direct' } as const);
  return { source, location, mode: 'direct', proxy: null, pacUrl: null, bypass: [], forTarget };
}

export interface ManualWords {
  /** As written, possibly with user and password; null where this source names none for TLS. */
  readonly proxy: string | null;
  readonly bypass: readonly string[];
  /** Whether the source's own rule sends this target past the proxy. */
  readonly bypasses: (target: ProxyTarget) => boolean;
}

/** A fixed proxy; where none is named for TLS, the way is direct. */
export function manualSetting({ source, location }: Place, words: ManualWords, target: ProxyTarget | null): ProxySetting {
  const bypass = words.bypass.map(maskedText);
  if (words.proxy === null) return { ...directSetting({ source, location }, target), bypass };
  const proxy = withoutSecrets(words.proxy);
  const readable = parseProxyUrl(words.proxy).ok;
  const forTarget = ((): ProxySetting['forTarget'] => {
    if (target === null) return null;
    if (words.bypasses(target)) return { kind: 'direct' };
    return readable ? { kind: 'proxy', proxy } : { kind: 'unknown', why: say('proxies.unreadable-proxy', { proxy }) };
  })();
  return { source, location, mode: 'manual', proxy, pacUrl: null, bypass, forTarget };
}

export async function pacSetting({ source, location }: Place, url: string, asking: Asking): Promise<ProxySetting> {
  const decided = asking.target === null ? null : await asking.decidePac(url, asking.target);
  return decidedSetting({ source, location }, 'pac', urlWithoutSecrets(url), decided);
}

export async function wpadSetting({ source, location }: Place, asking: Asking, detection: Detection): Promise<ProxySetting> {
  const decided = asking.target === null ? null : await asking.decideWpad(asking.target, detection);
  const offered = detection === 'dns' ? null : await asking.offeredScript();
  const url = decided?.foundAt ?? offered;
  return decidedSetting({ source, location }, 'wpad', url === null ? null : urlWithoutSecrets(url), decided);
}

function decidedSetting(
  { source, location }: Place,
  mode: 'pac' | 'wpad',
  pacUrl: string | null,
  decided: PacDecision | null,
): ProxySetting {
  const answer = decided?.answer ?? null;
  return {
    source,
    location,
    mode,
    proxy: null,
    pacUrl,
    bypass: [],
    forTarget: decided?.forTarget ?? null,
    ...(answer === null ? {} : { pacAnswer: answer }),
  };
}

export function unreadableSetting({ source, location }: Place, target: ProxyTarget | null): ProxySetting {
  const forTarget = target === null ? null : ({ kind: 'unknown', why: say('proxies.could-not-read', { location }) } as const);
  return { source, location, mode: 'could-not-read', proxy: null, pacUrl: null, bypass: [], forTarget };
}

const LONGEST = 300;

/** A proxy as people may see it: scheme, host and port; never a user name, never a password. */
export function withoutSecrets(proxy: string): string {
  const parsed = parseProxyUrl(proxy);
  if (parsed.ok) return parsed.value.route.shown.slice(0, LONGEST);
  // Everything before the last @ may be a secret, whatever it looks like.
  const place = proxy.replace(/^.*@/su, '').trim();
  // A port that is no number may be anything.
  return place.replace(/:(?!\/\/)(?!\d+(?:[/?#]|$))[^\]]*$/u, '').slice(0, LONGEST);
}

/** An address as people may see it: without user and password, and without the query, which often holds a key. */
export function urlWithoutSecrets(address: string): string {
  if (/^data:/iu.test(address)) return maskedText(address);
  const url = URL.parse(address);
  if (url === null || url.host === '')
    return address
      .replace(/^([a-z][a-z0-9+.-]*:\/\/)?[^/]*@/iu, '$1')
      .replace(/[?#].*/su, '')
      .slice(0, LONGEST);
  return `${url.protocol}//${url.host}${url.pathname}`.slice(0, LONGEST);
}
