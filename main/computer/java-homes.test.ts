import { expect, test } from 'vitest';
import { javaHomes } from './java-homes.ts';
import { readPolicies } from './policy/read-policies.ts';
import { readProxySettings } from './proxy/read-proxy-settings.ts';
import { type Recorded, recordedMachine } from './testing/recorded-machine.ts';
import { readJava } from './trust-stores/java.ts';
import { absentStore } from './trust-stores/stored-root.ts';

const WINDOWS = { platform: 'win32', home: 'C:\\Users\\p' } as const;

test.each<[string, Recorded, string]>([
  ['Debian', { files: { '/usr/lib/jvm/java-17/lib/security/cacerts': '' } }, '/usr/lib/jvm/java-17'],
  ['SUSE', { files: { '/usr/lib64/jvm/jre-21/lib/security/cacerts': '' } }, '/usr/lib64/jvm/jre-21'],
  ['Java 8 with its JRE within', { files: { '/opt/jdk8/jre/lib/security/cacerts': '' } }, '/opt/jdk8'],
  [
    'SDKMAN',
    { files: { '/home/person/.sdkman/candidates/java/21-tem/lib/security/cacerts': '' } },
    '/home/person/.sdkman/candidates/java/21-tem',
  ],
  ['Gradle', { files: { '/home/person/.gradle/jdks/jdk-17/lib/security/cacerts': '' } }, '/home/person/.gradle/jdks/jdk-17'],
  ['an IDE', { files: { '/opt/idea/jbr/lib/security/cacerts': '' } }, '/opt/idea/jbr'],
  ['NixOS', { files: { '/run/current-system/sw/lib/openjdk/lib/security/cacerts': '' } }, '/run/current-system/sw/lib/openjdk'],
  [
    'the command alone, in a place of its own',
    {
      files: { '/usr/bin/java': '', '/srv/jdk/bin/java': '', '/srv/jdk/lib/security/cacerts': '' },
      links: { '/usr/bin/java': '/srv/jdk/bin/java' },
      env: { PATH: '/usr/bin' },
    },
    '/srv/jdk',
  ],
  [
    'macOS',
    { platform: 'darwin', home: '/Users/p', files: { '/Library/Java/JavaVirtualMachines/z.jdk/Contents/Home/lib/security/cacerts': '' } },
    '/Library/Java/JavaVirtualMachines/z.jdk/Contents/Home',
  ],
  [
    'Homebrew',
    {
      platform: 'darwin',
      home: '/Users/p',
      files: { '/opt/homebrew/opt/openjdk/libexec/openjdk.jdk/Contents/Home/lib/security/cacerts': '' },
    },
    '/opt/homebrew/opt/openjdk/libexec/openjdk.jdk/Contents/Home',
  ],
  [
    'Windows',
    { ...WINDOWS, files: { 'C:\\Program Files\\Zulu\\zulu-17\\lib\\security\\cacerts': '' } },
    'C:\\Program Files\\Zulu\\zulu-17',
  ],
  [
    'Windows on another disk',
    { ...WINDOWS, env: { ProgramFiles: 'D:\\Programme' }, files: { 'D:\\Programme\\Java\\jdk-21\\lib\\security\\cacerts': '' } },
    'D:\\Programme\\Java\\jdk-21',
  ],
])('given the Java of %s, finds it', async (_name, recorded, folder) => {
  expect((await javaHomes(recordedMachine(recorded))).map((home) => home.folder)).toEqual([folder]);
});

test('given several, the one of JAVA_HOME goes first, then the one of the command', async () => {
  const homes = ['/usr/lib/jvm/a', '/usr/lib/jvm/b', '/usr/lib/jvm/c'];
  const files = Object.fromEntries(homes.map((home) => [`${home}/lib/security/cacerts`, '']));
  const machine = recordedMachine({
    files: { ...files, '/usr/bin/java': '', '/usr/lib/jvm/b/bin/java': '' },
    links: { '/usr/bin/java': '/usr/lib/jvm/b/bin/java' },
    env: { PATH: '/usr/bin', JAVA_HOME: '/usr/lib/jvm/c/' },
  });
  expect((await javaHomes(machine)).map((home) => home.name)).toEqual(['c', 'b', 'a']);
});

test('given a folder of another program, takes it for no Java', async () => {
  expect(await javaHomes(recordedMachine({ files: { '/opt/other/lib/libother.so': '', '/opt/cert/cacerts': '' } }))).toEqual([]);
});

test('given a Java that only its home folder knows, its roots, its proxy and its rules are all read', async () => {
  const home = '/home/person/.jdks/odd';
  const machine = recordedMachine({
    files: {
      [`${home}/lib/security/cacerts`]: new Uint8Array([1]),
      [`${home}/conf/net.properties`]: 'https.proxyHost=proxy.test\nhttps.proxyPort=3128\n',
      [`${home}/conf/security/java.security`]: 'jdk.tls.disabledAlgorithms=TLSv1.2, SSLv3\n',
    },
  });
  const none = absentStore({ store: 'system', program: 'Linux', location: '', publicRoots: 'held' });
  const [stores, proxies, policies] = [
    await readJava(machine, async () => none),
    await readProxySettings(machine, null),
    await readPolicies(machine),
  ];
  expect(stores.map((store) => store.program)).toEqual(['Java (odd)']);
  expect(proxies.filter(({ source }) => source === 'java').map(({ proxy }) => proxy)).toEqual(['http://proxy.test:3128']);
  expect(policies.map(({ source }) => source)).toContain('java');
});
