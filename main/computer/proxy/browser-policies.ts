import type { ProxySetting } from '../../../shared/model/computer.ts';
import type { Machine } from '../machine.ts';
import { BROWSERS, type WrittenRule, writtenRules } from '../policy/written-rules.ts';
import { inBlock } from './no-proxy.ts';
import {
  type Asking,
  directSetting,
  manualSetting,
  type Place,
  type ProxyTarget,
  pacSetting,
  type ReadSource,
  wpadSetting,
} from './setting.ts';
import { exceptionsOf, proxyForTls, windowsBypasses } from './windows-words.ts';

/** What an administrator's rules say of one browser's way. */
interface Words {
  readonly mode: string;
  readonly server: string;
  readonly script: string;
  readonly bypass: string;
}

/**
 * The way of Chrome and its kin where a rule of the administrator sets it: then it is the browser's own, whatever the system says. The rule
 * ProxySettings replaces the older single ones; `system` is no way of its own.
 * Source: Chromium, policy_templates: ProxySettings, ProxyMode, ProxyServerMode, ProxyServer, ProxyPacUrl, ProxyBypassList.
 */
export const readChromiumProxies: ReadSource = async (asking) => {
  const found = await Promise.all(
    BROWSERS.map(async (browser) => {
      const rules = await writtenRules(asking.machine, browser);
      const rule = rules.find(({ setting }) => SETTINGS.has(setting));
      const words = wordsOf(rules);
      return rule === undefined || words === null ? null : settingOf({ source: browser.source, location: rule.location }, words, asking);
    }),
  );
  return found.filter((setting) => setting !== null);
};

const SETTINGS: ReadonlySet<string> = new Set(['ProxySettings', 'ProxyMode', 'ProxyServerMode', 'ProxyServer', 'ProxyPacUrl']);
/** ProxyServerMode by its numbers. */
const OLD_MODES = ['direct', 'auto_detect', 'fixed_servers', 'system'];

function wordsOf(rules: readonly WrittenRule[]): Words | null {
  const value = (name: string) => rules.find(({ setting }) => setting === name)?.value;
  const whole = value('ProxySettings');
  const own = typeof whole === 'string' ? objectIn(whole) : null;
  const text = (name: string) => textOf(own === null ? value(name) : own[name]);
  const server = text('ProxyServer');
  const script = text('ProxyPacUrl');
  const number = own === null ? value('ProxyServerMode') : undefined;
  const written = text('ProxyMode') || (typeof number === 'number' ? (OLD_MODES[number] ?? '') : '');
  const mode = written || (script !== '' ? 'pac_script' : server !== '' ? 'fixed_servers' : '');
  return mode === '' || mode === 'system' ? null : { mode, server, script, bypass: text('ProxyBypassList') };
}

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

async function settingOf(place: Place, { mode, server, script, bypass: list }: Words, asking: Asking): Promise<ProxySetting> {
  switch (mode) {
    case 'auto_detect':
      return wpadSetting(place, asking, detectionOf(asking.machine));
    case 'pac_script':
      return script === '' ? directSetting(place, asking.target) : pacSetting(place, script, asking);
    case 'fixed_servers': {
      const bypass = exceptionsOf(list.replaceAll(',', ';'));
      const bypasses = (asked: ProxyTarget) => windowsBypasses(bypass, asked) || bypass.some((entry) => inBlock(asked.host, entry));
      return manualSetting(place, { proxy: proxyForTls(firstOfEach(server)), bypass, bypasses }, asking.target);
    }
    default:
      return directSetting(place, asking.target);
  }
}

/** Several proxies are tried in turn; the first is the way. */
function firstOfEach(server: string): string {
  return server
    .split(';')
    .map((part) => part.split(',')[0] ?? '')
    .join(';');
}

/** Chromium asks DHCP on Windows alone. Source: Chromium net/docs/proxy.md. */
function detectionOf({ platform }: Machine): 'dhcp-and-dns' | 'dns' {
  return platform === 'win32' ? 'dhcp-and-dns' : 'dns';
}
