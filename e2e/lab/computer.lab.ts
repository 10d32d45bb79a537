import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tell } from '../../shared/words/index.ts';
import { Authority } from './kit/certificates.ts';
import { mayMount, OwnComputer } from './kit/own-computer.ts';
import { listening, type Running } from './kit/running.ts';

const ASK_FIREFOX = fileURLToPath(new URL('./kit/ask-firefox.ts', import.meta.url));
const PKIX = 'javax.net.ssl.SSLHandshakeException: PKIX path building failed: unable to find valid certification path to requested target';

/** What the lab's server answers. */
const GREETING = 'taken';

const NODE_ASKS = "require('https').get(process.argv[1],()=>process.exit(0)).on('error',()=>process.exit(1))";
const PYTHON_ASKS = 'import sys,urllib.request; urllib.request.urlopen(sys.argv[1])';
const REQUESTS_ASKS = 'import sys,requests; requests.get(sys.argv[1])';
const JAVA_ASKS =
  'public class Ask { public static void main(String[] a) throws Exception { new java.net.URL(a[0]).openStream().close(); } }';

/** Do the real programs agree? Each asks the lab's server and says whether it took the certificate. */
const PROGRAMS: Readonly<Record<string, (box: OwnComputer, port: number, classes: string) => Promise<boolean>>> = {
  curl: async (box, port) => (await box.run('curl', '-s', '-o', '/dev/null', `https://localhost:${port}/`)).code === 0,
  // The lab's server holds no repository: whoever hears that from it took its certificate.
  git: async (box, port) => (await box.run('git', 'ls-remote', `https://localhost:${port}/x`)).out.includes('not found'),
  openssl: async (box, port) =>
    (await box.run('openssl', 's_client', '-connect', `localhost:${port}`, '-verify_return_error', '-brief')).out.includes(
      'Verification: OK',
    ),
  python: async (box, port) => (await box.run('/usr/bin/python3', '-c', PYTHON_ASKS, `https://localhost:${port}/`)).code === 0,
  requests: async (box, port) => (await box.run('/usr/bin/python3', '-c', REQUESTS_ASKS, `https://localhost:${port}/`)).code === 0,
  node: async (box, port) => (await box.run(process.execPath, '-e', NODE_ASKS, `https://localhost:${port}/`)).code === 0,
  java: async (box, port, classes) => (await box.run('java', '-cp', classes, 'Ask', `https://localhost:${port}/`)).code === 0,
  'p11-kit': async (box, port) => (await box.run('gnutls-cli', '--logfile=/dev/null', `localhost:${port}`)).code === 0,
};

/** Browsers take seconds to start: they are asked where it is about them. */
const WITH_BROWSERS: typeof PROGRAMS = {
  ...PROGRAMS,
  chromium: async (box, port) =>
    (
      await box.run(
        'chromium',
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        `--user-data-dir=${box.home}/chromium`,
        '--dump-dom',
        `https://localhost:${port}/`,
      )
    ).out.includes(GREETING),
  firefox: async (box, port) =>
    (await box.run(process.execPath, ASK_FIREFOX, box.firefoxProfile, `https://localhost:${port}/`)).out.startsWith('takes'),
};

function ran(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => execFile(command, args, (error) => resolve(error === null)));
}

/** Programs that a machine may have or not, and that nobody is asked for here; their readers have tests of their own. */
const WITHOUT_CLIENT: ReadonlySet<string> = new Set([
  'wget',
  'pip',
  'conda',
  'aws',
  'cargo',
  'go',
  'dotnet',
  'ruby',
  'gem',
  'php',
  'yarn',
  'deno',
]);

describe.skipIf(!mayMount)('a root added to one store of a Debian', () => {
  let lab: Authority;
  let server: Running;
  let box: OwnComputer;
  let hasJava = false;
  /** Debian’s own requests goes by the system’s bundle; without it only a setting makes one. */
  let requests: readonly string[] = [];

  beforeAll(async () => {
    lab = await Authority.open();
    const issued = await lab.issue({ names: 'DNS:localhost', key: 'rsa' });
    server = await listening(
      createServer({ cert: issued.cert, key: issued.key }, (request, response) => {
        response.statusCode = request.url === '/' ? 200 : 404;
        response.end(GREETING);
      }),
    );
    writeFileSync(join(lab.folder, 'Ask.java'), JAVA_ASKS);
    requests = (await ran('/usr/bin/python3', ['-c', 'import requests'])) ? ['requests'] : [];
    hasJava = await ran('javac', ['-d', lab.folder, join(lab.folder, 'Ask.java')]);
  });
  afterAll(async () => {
    await server.stop();
    await lab.close();
  });

  /** Every store of the row as expected, nothing else trusted, and each real program of the same mind. */
  async function agree(trusting: readonly string[], clients = PROGRAMS): Promise<void> {
    const row = await box.row();
    expect(Object.keys(row)).toEqual(
      expect.arrayContaining(['system', 'firefox', 'chromium', 'java', 'openssl', 'curl', 'git', 'node', 'python']),
    );
    expect(
      Object.keys(row)
        .filter((store) => row[store] === true && !WITHOUT_CLIENT.has(store))
        .sort(),
    ).toEqual([...trusting].sort());
    const missing = [...(hasJava ? [] : ['java']), ...(requests.length === 0 ? ['requests'] : [])];
    const asked = Object.entries(clients).filter(([store]) => store in row && !missing.includes(store));
    const answers = await Promise.all(asked.map(async ([store, ask]) => [store, await ask(box, server.port, lab.folder)] as const));
    expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(asked.map(([store]) => [store, row[store]])));
  }

  async function inBox(work: () => Promise<void>): Promise<void> {
    box = new OwnComputer();
    try {
      await work();
    } finally {
      box.close();
    }
  }

  test('the system’s store: every program that reads it', () =>
    inBox(async () => {
      await box.addRoot('lab', lab.root.cert);
      await agree(['system', 'p11-kit', 'curl', 'git', 'openssl', 'python', 'java', ...requests], WITH_BROWSERS);
    }));

  test('NODE_EXTRA_CA_CERTS: Node and npm alone', () =>
    inBox(async () => {
      box.env = { NODE_EXTRA_CA_CERTS: lab.root.certFile };
      const row = await box.row();
      await agree(['node', ...('npm' in row ? ['npm'] : [])]);
    }));

  test('REQUESTS_CA_BUNDLE: Python requests alone', () =>
    inBox(async () => {
      box.env = { REQUESTS_CA_BUNDLE: lab.root.certFile };
      await agree(['requests']);
    }));

  test('SSL_CERT_FILE: what asks OpenSSL, and curl', () =>
    inBox(async () => {
      box.env = { SSL_CERT_FILE: lab.root.certFile };
      await agree(['openssl', 'python', 'curl']);
    }));

  test('SSL_CERT_FILE that names a file cut off in its last certificate: nobody takes any of it', () =>
    inBox(async () => {
      const cut = join(box.folder, 'cut.pem');
      writeFileSync(cut, lab.root.cert + lab.root.cert.slice(0, 400));
      box.env = { SSL_CERT_FILE: cut };
      await box.addRoot('lab', lab.root.cert);
      // OpenSSL’s folder of hashed names goes on counting; curl has only the file.
      await agree(['system', 'p11-kit', 'git', 'openssl', 'python', 'java', ...requests]);
    }));

  test('Java’s cacerts: Java alone', () =>
    inBox(async () => {
      const cacerts = '/etc/ssl/certs/java/cacerts';
      await box.must(
        'keytool',
        '-importcert',
        '-noprompt',
        '-alias',
        'lab',
        '-file',
        lab.root.certFile,
        '-keystore',
        cacerts,
        '-storepass',
        'changeit',
      );
      await agree(['java']);
    }));

  test('the person’s NSS database: Chrome alone', () =>
    inBox(async () => {
      const folder = join(box.home, '.pki', 'nssdb');
      mkdirSync(folder, { recursive: true });
      await box.must('certutil', '-N', '--empty-password', '-d', `sql:${folder}`);
      await box.must('certutil', '-A', '-d', `sql:${folder}`, '-n', 'lab', '-t', 'C,,', '-i', lab.root.certFile);
      await agree(['chromium'], WITH_BROWSERS);
    }));

  test('a Firefox profile: that Firefox alone', () =>
    inBox(async () => {
      const folder = box.firefoxProfile;
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(dirname(folder), 'profiles.ini'), '[Profile0]\nName=default\nIsRelative=1\nPath=abc.default\nDefault=1\n');
      await box.must('certutil', '-N', '--empty-password', '-d', `sql:${folder}`);
      await box.must('certutil', '-A', '-d', `sql:${folder}`, '-n', 'lab', '-t', 'CT,C,C', '-i', lab.root.certFile);
      await agree(['firefox'], WITH_BROWSERS);
    }));

  test('a message of Java, where the browser’s list has the root and Java’s has not: the list of Java', () =>
    inBox(async () => {
      await box.addRoot('lab', lab.root.cert);
      await box.must(
        'keytool',
        '-delete',
        '-alias',
        'debian:lab.pem',
        '-keystore',
        '/etc/ssl/certs/java/cacerts',
        '-storepass',
        'changeit',
      );
      const { diagnosis, evidence } = await box.told(PKIX, `localhost:${server.port}`);
      expect(diagnosis.primary).toMatchObject({
        cause: 'untrusted-root',
        variant: 'private-ca',
        side: 'this-computer',
        certainty: 'certain',
      });
      expect(tell(diagnosis.primary?.title ?? { key: '' })).toMatch(/^Java \(.*\) does not know the private issuer Lab Root/u);
      expect(evidence.filter((one) => one.kind === 'computer' && one.state === 'seen')).toHaveLength(1);
    }));

  test('nothing of it reached this computer', () => {
    const bundle = readFileSync('/etc/ssl/certs/ca-certificates.crt', 'utf8');
    expect(bundle.includes(lab.root.cert.trim().split('\n')[1] ?? 'nothing')).toBe(false);
  });
});
