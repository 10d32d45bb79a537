import type { Recognised } from '../model/evidence.ts';

/**
 * Which trust stores the program behind a message asks, by the names that `main/computer` gives its stores (several Javas: `java`,
 * `Java (…)`). What is not listed asks the system.
 *
 * Source: the manuals of these programs and libraries on certificate verification; Debian's builds of wget, aria2 and lftp use GnuTLS.
 */
const STORES: Readonly<Record<string, readonly string[]>> = {
  Chrome: ['chromium'],
  'Microsoft Edge': ['chromium'],
  Firefox: ['firefox'],
  Java: ['java'],
  Maven: ['java'],
  Gradle: ['java'],
  Tomcat: ['java'],
  'Node.js': ['node'],
  npm: ['npm', 'node'],
  yarn: ['yarn', 'node'],
  pnpm: ['npm', 'node'],
  Python: ['requests', 'python'],
  pip: ['pip', 'requests'],
  conda: ['conda', 'requests'],
  aws: ['aws'],
  cargo: ['cargo'],
  Go: ['go'],
  '.NET': ['dotnet'],
  wget: ['wget', 'p11-kit', 'system'],
  curl: ['curl'],
  git: ['git'],
  OpenSSL: ['openssl'],
  'openssl s_client': ['openssl'],
  Ruby: ['ruby', 'openssl'],
  PHP: ['php', 'openssl'],
  Perl: ['openssl'],
  psql: ['openssl'],
  swaks: ['openssl'],
  Postfix: ['openssl'],
  GnuTLS: ['p11-kit', 'system'],
  'gnutls-cli': ['p11-kit', 'system'],
};
const SYSTEM: readonly string[] = ['system'];
/** Stores of one program alone: where it was read, what others go by does not matter to that program. */
const ITS_OWN: ReadonlySet<string> = new Set(['pip', 'conda', 'aws', 'yarn', 'cargo', 'wget', 'ruby', 'php', 'go', 'dotnet']);

const OF_FAMILY: Readonly<Record<string, string>> = {
  chromium: 'Chrome',
  'firefox-neterror': 'Firefox',
  'mozilla-pkix': 'Firefox',
  'nss-sec': 'Firefox',
  'nss-ssl': 'Firefox',
  java: 'Java',
  node: 'Node.js',
  python: 'Python',
  curl: 'curl',
  gnutls: 'GnuTLS',
  'openssl-ssl': 'OpenSSL',
  'openssl-x509-verify': 'OpenSSL',
  'openssl-other': 'OpenSSL',
};

/** The stores, by name, that the program of a recognised message goes by; null where the message does not say who speaks. */
export function storesOfSpeaker({ program, family }: Pick<Recognised, 'program' | 'family'>): readonly string[] | null {
  const speaker = program ?? OF_FAMILY[family];
  return speaker === undefined ? null : (STORES[speaker] ?? SYSTEM);
}

/** Of the stores that a program may go by, those it does go by, given which were read. */
export function storesGoneBy<T extends { readonly store: string }>(asked: readonly string[], read: readonly T[]): readonly T[] {
  const own = read.filter(({ store }) => ITS_OWN.has(store) && asked.includes(store));
  return own.length > 0 ? own : read.filter(({ store }) => asked.some((name) => store === name || isAnotherOf(store, name)));
}

/** `java` also stands for `Java (jdk-21)`, `firefox` for `Firefox (work)`. */
function isAnotherOf(store: string, name: string): boolean {
  return store.toLowerCase().startsWith(`${name} (`) || (name === 'requests' && store.startsWith('Python requests ('));
}
