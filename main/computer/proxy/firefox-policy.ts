import type { ProxySetting } from '../../../shared/model/computer.ts';
import { firefoxRules } from '../policy/written-rules.ts';
import { firefoxBypasses } from './firefox-exceptions.ts';
import { type Asking, directSetting, manualSetting, pacSetting, wpadSetting } from './setting.ts';

export interface FirefoxProxyRule {
  /** Locked, no profile can say otherwise; else it only stands where a profile says nothing. */
  readonly locked: boolean;
  /** Null: the rule leads back to the system's setting. */
  readonly setting: ProxySetting | null;
}

/**
 * The rule Proxy of Firefox' administrator; null where there is none.
 * Source: mozilla/policy-templates, Proxy: Mode, Locked, HTTPProxy, UseHTTPProxyForAllProtocols, SSLProxy, SOCKSProxy, SOCKSVersion,
 * Passthrough, AutoConfigURL.
 */
export async function firefoxProxyRule(asking: Asking): Promise<FirefoxProxyRule | null> {
  const { machine, target } = asking;
  const rules = await firefoxRules(machine);
  const whole = rules.find(({ setting }) => setting === 'Proxy');
  const parts = new Map<string, unknown>(
    whole === undefined
      ? rules.flatMap(({ setting, value }) => (setting.startsWith('Proxy\\') ? [[setting.slice('Proxy\\'.length), value] as const] : []))
      : Object.entries(objectIn(String(whole.value))),
  );
  if (parts.size === 0) return null;
  const place = {
    source: 'firefox',
    location: whole?.location ?? rules.find(({ setting }) => setting.startsWith('Proxy\\'))?.location ?? '',
  };
  const text = (name: string) => {
    const value = parts.get(name);
    return typeof value === 'string' ? value : '';
  };
  const on = (name: string) => parts.get(name) === true || parts.get(name) === 1;
  const setting = async (): Promise<ProxySetting | null> => {
    switch (text('Mode')) {
      case 'none':
        return directSetting(place, target);
      case 'autoDetect':
        return wpadSetting(place, asking, machine.platform === 'win32' ? 'dhcp-and-dns' : 'dns');
      case 'autoConfig':
        return text('AutoConfigURL') === '' ? null : pacSetting(place, text('AutoConfigURL'), asking);
      case 'manual': {
        const bypass = text('Passthrough')
          .split(/[\s,]+/u)
          .filter((entry) => entry !== '');
        const socks = text('SOCKSProxy') === '' ? '' : `${parts.get('SOCKSVersion') === 4 ? 'socks4' : 'socks5'}://${text('SOCKSProxy')}`;
        const forAll = on('UseHTTPProxyForAllProtocols') ? text('HTTPProxy') : '';
        const proxy = [forAll, text('SSLProxy'), socks].find((one) => one !== '') ?? null;
        return manualSetting(place, { proxy, bypass, bypasses: ({ host }) => firefoxBypasses(bypass, host) }, target);
      }
      default:
        return null;
    }
  };
  return { locked: on('Locked'), setting: await setting() };
}

function objectIn(text: string): object {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}
