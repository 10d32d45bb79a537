import type { RecognisedMessage } from '../model/evidence.ts';

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
  pnpm: ['pnpm', 'npm', 'node'],
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
  RubyGems: ['gem', 'ruby', 'openssl'],
  PHP: ['php', 'openssl'],
  Composer: ['composer', 'php'],
  Perl: ['openssl'],
  psql: ['openssl'],
  swaks: ['openssl'],
  Postfix: ['openssl'],
  GnuTLS: ['p11-kit', 'system'],
  'gnutls-cli': ['p11-kit', 'system'],
};
const SYSTEM: readonly string[] = ['system'];
/** Stores of one program alone: where it was read, what others go by does not matter to that program. */
const ITS_OWN: ReadonlySet<string> = new Set([
  'pip',
  'conda',
  'aws',
  'yarn',
  'pnpm',
  'composer',
  'cargo',
  'wget',
  'ruby',
  'gem',
  'php',
  'go',
  'dotnet',
]);

/** Stores that come with their program, so that a root which is added to the system is not in them. */
const BROUGHT_ALONG: ReadonlySet<string> = new Set(['java', 'firefox', 'node', 'npm', 'pnpm', 'yarn', 'requests', 'pip', 'conda', 'aws']);

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

/** The program behind a message, and the lists of issuers that it goes by. */
export interface Speaker {
  readonly program: string;
  /** Names of stores. */
  readonly stores: readonly string[];
  /** It brings its own list along; a setting may give it one; it goes by the list of the system. */
  readonly list: 'its-own' | 'may-be-its-own' | 'of-the-system';
}

/**
 * Who speaks in the messages of a case: the program that one names, else the only one whose messages sound so; null where several
 * programs say the same.
 */
export function speakerIn(messages: readonly Pick<RecognisedMessage, 'recognised'>[]): Speaker | null {
  const recognised = messages.flatMap((one) => one.recognised);
  const named = recognised.find((one) => one.program !== null)?.program ?? null;
  const sounds = new Set(recognised.flatMap(({ family }) => OF_FAMILY[family] ?? []));
  const program = named ?? (sounds.size === 1 ? ([...sounds][0] ?? null) : null);
  if (program === null) return null;
  const stores = Object.hasOwn(STORES, program) ? (STORES[program] ?? SYSTEM) : SYSTEM;
  const list = stores.some((one) => BROUGHT_ALONG.has(one)) ? 'its-own' : stores.includes('system') ? 'of-the-system' : 'may-be-its-own';
  return { program, stores, list };
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
