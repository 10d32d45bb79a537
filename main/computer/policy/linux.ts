import { say } from '../../../shared/words/index.ts';
import { readText } from '../machine.ts';
import type { Policy, ReadPolicy } from './policy.ts';

/** Fedora's and Red Hat's rules for the whole system; DEFAULT is no rule of its own. Source: update-crypto-policies(8), crypto-policies(7). */
export const readCryptoPolicies: ReadPolicy = async (machine) => {
  if (machine.platform !== 'linux') return [];
  const location = '/etc/crypto-policies/config';
  const state = (await readText(machine, '/etc/crypto-policies/state/current')) ?? (await readText(machine, location));
  const value = (state ?? '')
    .split(/\r?\n/u)
    .map((line) => line.replace(/#.*/u, '').trim())
    .find((line) => line !== '');
  if (value === undefined || value === 'DEFAULT') return [];
  return [{ source: 'crypto-policies', location, setting: 'policy', value, effect: effectOf(value) }];
};

function effectOf(value: string): Policy['effect'] {
  const base = value.split(':')[0] ?? '';
  if (value === 'LEGACY') return say('policies.crypto-policies.legacy');
  if (value === 'FUTURE') return say('policies.crypto-policies.future');
  if (base === 'FIPS') return say('policies.crypto-policies.fips');
  return say('policies.crypto-policies.other', { name: value });
}

/** GnuTLS' rules for the whole system. Source: GnuTLS manual, "System-wide configuration of the library". */
export const readGnuTls: ReadPolicy = async (machine) => {
  if (machine.platform === 'win32') return [];
  const location = machine.env.GNUTLS_SYSTEM_PRIORITY_FILE ?? '/etc/gnutls/config';
  // Where crypto-policies writes this file, they are the rule.
  if (machine.platform === 'linux' && (await machine.presence('/etc/crypto-policies/config')) === 'there') return [];
  const text = await readText(machine, location);
  return (text ?? '').split(/\r?\n/u).flatMap((line) => {
    const [, setting, value] = /^\s*([\w-]+)\s*=\s*(\S.*?)\s*$/u.exec(line) ?? [];
    if (setting === undefined || value === undefined) return [];
    return [{ source: 'gnutls', location, setting, value, effect: say('policies.gnutls.priorities') }];
  });
};
