import { say } from '../../../shared/words/index.ts';
import { numberOf, queryRegistry, type RegistryKey, textOf } from '../registry.ts';
import type { Policy, ReadPolicy } from './policy.ts';

const SCHANNEL = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL';

/**
 * Windows' TLS, by registry: versions switched off, key lengths, message length, cipher suites, FIPS, and the switch that stops Windows from
 * fetching roots. What stands there as it is by default is no rule. Browsers do not go by it, but .NET, PowerShell, RDP and services do.
 * Source: Microsoft, "Transport Layer Security (TLS) registry settings".
 */
export const readSchannel: ReadPolicy = async (machine) => {
  if (machine.platform !== 'win32') return [];
  const suites = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002';
  const fips = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\FIPSAlgorithmPolicy';
  const authRoot = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\AuthRoot';
  const dotnet = 'HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';
  const [schannel, [suiteKey], [fipsKey], [rootKey], [dotnetKey]] = await Promise.all([
    queryRegistry(machine, SCHANNEL, 'deep'),
    queryRegistry(machine, suites),
    queryRegistry(machine, fips),
    queryRegistry(machine, authRoot),
    queryRegistry(machine, dotnet),
  ]);
  const found: Policy[] = schannel.flatMap((key) => [...versionRule(key), ...lengthRules(key)]);
  const add = (location: string, setting: string, value: string | null, effect: Policy['effect']) => {
    if (value !== null) found.push({ source: 'schannel', location, setting, value: value.slice(0, 2_000), effect });
  };
  add(suites, 'Functions', textOf(suiteKey, 'Functions'), say('policies.schannel.ciphers'));
  if (numberOf(fipsKey, 'Enabled') === 1) add(fips, 'Enabled', '1', say('policies.schannel.fips'));
  if (numberOf(rootKey, 'DisableRootAutoUpdate') === 1) add(authRoot, 'DisableRootAutoUpdate', '1', say('policies.windows.no-root-update'));
  for (const name of ['SchUseStrongCrypto', 'SystemDefaultTlsVersions'])
    if (numberOf(dotnetKey, name) === 0) add(dotnet, name, '0', say('policies.dotnet.old-tls'));
  return found;
};

/** `Protocols\TLS 1.2\Client`: the side that connects. */
function versionRule(key: RegistryKey): readonly Policy[] {
  const version = /\\Protocols\\([^\\]+)\\Client$/iu.exec(key.path)?.[1];
  if (version === undefined) return [];
  const [enabled, notByDefault] = [numberOf(key, 'Enabled'), numberOf(key, 'DisabledByDefault')];
  const rule = (setting: string, value: number, effect: Policy['effect']) => [
    { source: 'schannel', location: key.path, setting, value: String(value), effect },
  ];
  if (enabled === 0) return rule('Enabled', 0, say('policies.schannel.off', { version }));
  if (notByDefault === 1) return rule('DisabledByDefault', 1, say('policies.schannel.not-by-default', { version }));
  if (enabled !== null && /^(SSL|TLS 1\.[01])/u.test(version)) return rule('Enabled', enabled, say('policies.schannel.on', { version }));
  return [];
}

const DEFAULT_BITS = 1024;
const DEFAULT_MESSAGE_BYTES = 0x8000;

function lengthRules(key: RegistryKey): readonly Policy[] {
  const rule = (setting: string, value: number, effect: Policy['effect']) => [
    { source: 'schannel', location: key.path, setting, value: String(value), effect },
  ];
  const bits = numberOf(key, 'ClientMinKeyBitLength');
  if (bits !== null && bits !== DEFAULT_BITS && /\\KeyExchangeAlgorithms\\Diffie-Hellman$/iu.test(key.path))
    return rule('ClientMinKeyBitLength', bits, say('policies.schannel.dh-bits', { bits }));
  if (bits !== null && bits !== DEFAULT_BITS && /\\KeyExchangeAlgorithms\\PKCS$/iu.test(key.path))
    return rule('ClientMinKeyBitLength', bits, say('policies.schannel.rsa-bits', { bits }));
  const limit = numberOf(key, 'MessageLimitClient');
  if (limit !== null && limit < DEFAULT_MESSAGE_BYTES && /\\Messaging$/iu.test(key.path))
    return rule('MessageLimitClient', limit, say('policies.schannel.message-limit', { bytes: { bytes: limit } }));
  return [];
}
