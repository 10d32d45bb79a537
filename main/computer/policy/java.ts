import { say } from '../../../shared/words/index.ts';
import { javaHomes } from '../java-homes.ts';
import { parseOptions } from '../java-options.ts';
import { readText } from '../machine.ts';
import { parseProperties } from '../proxy/java.ts';
import type { Policy, ReadPolicy } from './policy.ts';

const SETTING = 'jdk.tls.disabledAlgorithms';
/** What every Java of today refuses as delivered. Source: `conf/security/java.security` of OpenJDK 17.0.15. */
const REFUSED = ['SSLv3', 'TLSv1', 'TLSv1.1', 'RC4', 'DES', 'MD5withRSA', '3DES_EDE_CBC', 'anon', 'NULL'];
/** Versions that a Java must not refuse if it is to reach today's servers. */
const NEEDED = ['TLSv1.2', 'TLSv1.3'];

/**
 * Each Java's `jdk.tls.disabledAlgorithms`, where somebody changed it: versions that should work refused, or weak algorithms allowed again;
 * and another file of security rules named on the command line. Source: Oracle, "JSSE Reference Guide", disabled algorithms.
 */
export const readJavaSecurity: ReadPolicy = async (machine) => {
  const separator = machine.platform === 'win32' ? '\\' : '/';
  const found: Policy[] = [];
  const seen = new Set<string>();
  for (const { folder: home } of await javaHomes(machine)) {
    for (const folder of [
      ['conf', 'security'],
      ['lib', 'security'],
      ['jre', 'lib', 'security'],
    ]) {
      const location = [home, ...folder, 'java.security'].join(separator);
      const text = await readText(machine, location);
      if (text === null) continue;
      const value = parseProperties(text).get(SETTING);
      if (value !== undefined && !seen.has(text)) found.push(...rulesOf(value, location));
      seen.add(text); // links to one installation are one rule
      break;
    }
  }
  for (const name of ['JAVA_TOOL_OPTIONS', 'JDK_JAVA_OPTIONS', '_JAVA_OPTIONS']) {
    const options = parseOptions(machine.env[name] ?? '');
    const file = options.get('java.security.properties');
    if (file !== undefined) found.push(rule(name, 'java.security.properties', file, say('policies.java.overridden')));
    const versions = options.get('jdk.tls.client.protocols');
    const missing = versions === undefined ? [] : NEEDED.filter((needed) => !versions.split(',').includes(needed));
    if (versions !== undefined && missing.length > 0)
      found.push(rule(name, 'jdk.tls.client.protocols', versions, say('policies.java.versions-off', { versions: missing })));
  }
  return found;
};

function rulesOf(value: string, location: string): readonly Policy[] {
  const refused = value.split(',').map((entry) => entry.trim());
  const off = NEEDED.filter((version) => refused.includes(version));
  const weaker = REFUSED.filter((name) => !refused.some((entry) => entry === name));
  return [
    ...(off.length > 0 ? [rule(location, SETTING, value, say('policies.java.versions-off', { versions: off }))] : []),
    ...(weaker.length > 0 ? [rule(location, SETTING, value, say('policies.java.weaker', { algorithms: weaker }))] : []),
  ];
}

function rule(location: string, setting: string, value: string, effect: Policy['effect']): Policy {
  return { source: 'java', location, setting, value: value.slice(0, 2_000), effect };
}
