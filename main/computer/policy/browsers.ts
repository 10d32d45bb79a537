import { say } from '../../../shared/words/index.ts';
import { firefoxPrefs } from '../firefox-prefs.ts';
import { firefoxProfiles } from '../firefox-profiles.ts';
import { urlWithoutSecrets } from '../proxy/setting.ts';
import { type Policy, type ReadPolicy, versionName } from './policy.ts';
import { BROWSERS, firefoxRules, type RuleValue, writtenRules } from './written-rules.ts';

/** What a rule of Chromium's family does; null for rules that change neither versions nor trust nor the way. */
function chromiumEffect(setting: string, value: RuleValue, browser: string): Policy['effect'] | null {
  const off = value === false || value === 0;
  switch (setting) {
    case 'CAPlatformIntegrationEnabled':
      return off ? say('policies.browser.platform-roots', { browser }) : null;
    case 'CACertificates':
    case 'CACertificatesWithConstraints':
      return say('policies.browser.own-roots', { browser });
    case 'CADistrustedCertificates':
      return say('policies.browser.distrusts', { browser });
    case 'CertificateTransparencyEnforcementDisabledForUrls':
    case 'CertificateTransparencyEnforcementDisabledForCas':
      return say('policies.browser.ct', { browser });
    case 'EncryptedClientHelloEnabled':
      return off ? say('policies.browser.ech', { browser }) : null;
    case 'PostQuantumKeyAgreementEnabled':
      return off ? say('policies.browser.post-quantum', { browser }) : null;
    case 'TLSCipherSuiteDenyList':
      return say('policies.browser.ciphers', { browser });
    case 'SSLErrorOverrideAllowed':
      return off ? say('policies.browser.no-bypass', { browser }) : null;
    case 'RequireOnlineRevocationChecksForLocalAnchors':
      return off ? null : say('policies.browser.ocsp', { browser });
    case 'ProxyMode':
    case 'ProxyServerMode':
    case 'ProxySettings':
      return say('policies.browser.proxy', { browser });
    default:
      return null;
  }
}

/** Rules of Chrome and its kin. */
export const readChromiumPolicies: ReadPolicy = async (machine) => {
  const all = await Promise.all(
    BROWSERS.map(async (browser) =>
      (await writtenRules(machine, browser)).flatMap(({ location, setting, value }) => {
        const effect = chromiumEffect(setting, value, browser.name);
        return effect === null ? [] : [{ source: browser.source, location, setting, value: shown(value), effect }];
      }),
    ),
  );
  return all.flat();
};

/** Values are shown short, and without what stands before an @ in an address. */
function shown(value: RuleValue): string {
  const text =
    typeof value === 'object' ? value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ') : String(value);
  return text
    .replace(/[a-z][a-z0-9+.-]*:\/\/[^\s",;]+/giu, (url) => urlWithoutSecrets(url))
    .replace(/[^\s"',;:/]*:[^\s"',;/]*@/gu, '')
    .slice(0, 300);
}

/** Rules of Firefox. */
export const readFirefoxPolicies: ReadPolicy = async (machine) =>
  (await firefoxRules(machine)).flatMap(({ location, setting, value }) => {
    const effect = firefoxEffect(setting, value);
    return effect === null ? [] : [{ source: 'firefox', location, setting, value: shown(value), effect }];
  });

function firefoxEffect(setting: string, value: RuleValue): Policy['effect'] | null {
  const browser = 'Firefox';
  const version = versionName(String(value));
  const on = value === true || value === 1;
  switch (setting) {
    case 'SSLVersionMin':
      return version === null ? null : say('policies.browser.min', { browser, version });
    case 'SSLVersionMax':
      return version === null ? null : say('policies.browser.max', { browser, version });
    case 'Certificates':
      return /"?Install"?/u.test(String(value)) ? say('policies.browser.own-roots', { browser }) : enterpriseRoots(String(value));
    case 'Certificates\\Install':
      return say('policies.browser.own-roots', { browser });
    case 'DisabledCiphers':
      return say('policies.browser.ciphers', { browser });
    case 'DisableSecurityBypass':
      return say('policies.browser.no-bypass', { browser });
    case 'DisableEncryptedClientHello':
      return on ? say('policies.browser.ech', { browser }) : null;
    case 'PostQuantumKeyAgreementEnabled':
      return on ? null : say('policies.browser.post-quantum', { browser });
    case 'Proxy':
    case 'Proxy\\Mode':
      return say('policies.browser.proxy', { browser });
    default:
      return null;
  }
}

function enterpriseRoots(value: string): Policy['effect'] | null {
  const browser = 'Firefox';
  const [, on] = /"ImportEnterpriseRoots":(true|false)/u.exec(value) ?? [];
  if (on === undefined) return null;
  return on === 'true' ? say('policies.browser.enterprise-roots-on', { browser }) : say('policies.browser.enterprise-roots', { browser });
}

const PREF_VERSIONS = ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'];
/** As Firefox is delivered: TLS 1.2 to TLS 1.3. */
const DEFAULT_PREFS = { 'security.tls.version.min': 3, 'security.tls.version.max': 4 } as const;

/** Preferences of each Firefox profile that make handshakes fail. Source: Firefox, StaticPrefList.yaml and all.js, security.*. */
export const readFirefoxPreferences: ReadPolicy = async (machine) => {
  const profiles = await firefoxProfiles(machine);
  const all = await Promise.all(
    profiles.map(async ({ folder }) => {
      const prefs = await firefoxPrefs(machine, folder);
      return [...prefs.values].flatMap(([setting, value]) => {
        const effect = prefEffect(setting, value);
        return effect === null ? [] : [{ source: 'firefox', location: prefs.locationOf(setting), setting, value: String(value), effect }];
      });
    }),
  );
  return all.flat();
};

function prefEffect(setting: string, value: string | number | boolean): Policy['effect'] | null {
  const browser = 'Firefox';
  const version = typeof value === 'number' ? PREF_VERSIONS[value] : undefined;
  switch (setting) {
    case 'security.tls.version.min':
      return version === undefined || value === DEFAULT_PREFS[setting] ? null : say('policies.browser.min', { browser, version });
    case 'security.tls.version.max':
      return version === undefined || value === DEFAULT_PREFS[setting] ? null : say('policies.browser.max', { browser, version });
    case 'security.ssl.require_safe_negotiation':
      return value === true ? say('policies.browser.renegotiation', { browser }) : null;
    case 'security.OCSP.require':
      return value === true ? say('policies.browser.ocsp', { browser }) : null;
    case 'security.enterprise_roots.enabled':
      return value === true
        ? say('policies.browser.enterprise-roots-on', { browser })
        : value === false
          ? say('policies.browser.enterprise-roots', { browser })
          : null;
    case 'security.pki.certificate_transparency.mode':
      return value === 0 ? say('policies.browser.ct', { browser }) : null;
    default:
      return null;
  }
}
