import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { summarise } from '../../../shared/wire/x509-summary.ts';
import { firefoxProfiles } from '../firefox-profiles.ts';
import { type Recorded, recordedMachine } from '../testing/recorded-machine.ts';
import { readChromium } from './chromium.ts';
import { readCurl, readDocker, readGit } from './command-line-tools.ts';
import { readFirefox } from './firefox.ts';
import { readLinuxSystem } from './linux-system.ts';
import { readNode, readNpm } from './node.ts';
import { readOpenSsl } from './openssl.ts';
import { readCertifi } from './python.ts';
import type { StoreContent } from './stored-root.ts';

const bytes = (path: string) => new Uint8Array(readFileSync(new URL(`../../../e2e/fixtures/stores/${path}`, import.meta.url)));
const corp = bytes('certs/corp-root.pem');
const antivirus = bytes('certs/av-root.pem');
const CORP = 'Example Corp Internal Root CA';
const ANTIVIRUS = 'Example Antivirus Web Shield Root';
const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';
const namesIn = (store: StoreContent | undefined) => store?.roots.map((root) => summarise(root.certificate).subjectText);

/** A Debian with every program installed and the company's root in the system's bundle. */
function debian({ files = {}, env = {} }: Recorded = {}) {
  const programs = Object.fromEntries(
    ['node', 'npm', 'git', 'curl', 'python3', 'firefox', 'chromium'].map((name) => [`/usr/bin/${name}`, '']),
  );
  return recordedMachine({ files: { ...programs, [BUNDLE]: corp, ...files }, env: { PATH: '/usr/bin', ...env } });
}

describe('Firefox', () => {
  const profiles = new TextDecoder().decode(bytes('firefox-root/profiles.ini'));
  const inUse = 'npm7aklq.default-esr-1';

  test.each(['.mozilla/firefox', '.config/mozilla/firefox', 'snap/firefox/common/.mozilla/firefox'])(
    'given profiles in %s, the one in use is what the installation names and not the one marked as default',
    async (root) => {
      const machine = debian({
        files: {
          [`/home/person/${root}/profiles.ini`]: profiles,
          [`/home/person/${root}/${inUse}/cert9.db`]: bytes('firefox-profile/cert9.db'),
        },
      });
      expect((await firefoxProfiles(machine)).map((profile) => [profile.name, profile.inUse])).toEqual([
        ['default-esr-1', true],
        ['default-esr', false],
      ]);
      const [first, second] = await readFirefox(machine, []);
      expect([first?.store, namesIn(first)]).toEqual(['firefox', [CORP]]);
      expect([second?.outcome, namesIn(second)]).toEqual(['read', []]);
    },
  );

  test('given a profile on Windows, roots added to the system count unless its preference says no', async () => {
    const added = (await readLinuxSystem(debian())).roots;
    const home = 'C:\\Users\\person\\AppData\\Roaming\\Mozilla\\Firefox';
    const windows = (prefs: string) =>
      recordedMachine({
        platform: 'win32',
        home: 'C:\\Users\\person',
        files: {
          [`${home}\\profiles.ini`]: '[Profile0]\r\nName=one\r\nIsRelative=1\r\nPath=Profiles/one\r\n',
          [`${home}\\Profiles\\one\\prefs.js`]: prefs,
        },
      });
    expect(namesIn((await readFirefox(windows(''), added))[0])).toEqual([CORP]);
    expect(namesIn((await readFirefox(windows('user_pref("security.enterprise_roots.enabled", false);'), added))[0])).toEqual([]);
  });
});

describe('a Firefox that takes its roots from p11-kit', () => {
  const profile = { '/home/person/.mozilla/firefox/profiles.ini': '[Profile0]\nName=own\nIsRelative=1\nPath=p\n' };
  const corpRoot = async (links: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = profile) => {
    const machine = recordedMachine({ links, files: { ...files, '/usr/bin/firefox': '' }, env: { PATH: '/usr/bin' } });
    const listed = await readLinuxSystem(debian());
    return (await readFirefox(machine, [], async () => listed.roots)).map((store) => [store.publicRoots, namesIn(store)]);
  };

  test.each([
    ['Fedora and SUSE', { '/usr/lib64/libnssckbi.so': '/usr/lib64/pkcs11/p11-kit-trust.so' }],
    ['Arch', { '/usr/lib/libnssckbi.so': '/usr/lib/pkcs11/p11-kit-trust.so' }],
    [
      'a Debian where somebody linked it',
      { '/usr/lib/x86_64-linux-gnu/nss/libnssckbi.so': '/usr/lib/x86_64-linux-gnu/pkcs11/p11-kit-trust.so' },
    ],
  ])('given %s, holds what was added to the system', async (_what, links) => {
    expect(await corpRoot(links)).toEqual([['held', [CORP]]]);
    expect(await corpRoot(links, {})).toEqual([['held', [CORP]]]);
  });

  test('given a Firefox that brings Mozilla’s list in its own folder, or within a Flatpak, does not', async () => {
    const linked = { '/usr/lib64/libnssckbi.so': '/usr/lib64/pkcs11/p11-kit-trust.so' };
    expect(await corpRoot({ ...linked, '/usr/lib/firefox-esr/libnssckbi.so': '/usr/lib/firefox-esr/libnssckbi.so' })).toEqual([
      ['built-in', []],
    ]);
    const boxed = {
      '/home/person/.var/app/org.mozilla.firefox/.mozilla/firefox/profiles.ini': '[Profile0]\nName=own\nIsRelative=1\nPath=p\n',
    };
    expect(await corpRoot(linked, boxed)).toEqual([['built-in', []]]);
  });
});

describe('Chromium on Linux', () => {
  test('given a database of the person, reads it and not the system’s bundle', async () => {
    const [store] = await readChromium(debian({ files: { '/home/person/.pki/nssdb/cert9.db': bytes('nss-user-db-3.125/cert9.db') } }), []);
    const trusted = store?.roots.filter((root) => root.trust === 'trusted').map((root) => summarise(root.certificate).subjectText);
    expect(trusted?.sort()).toEqual([ANTIVIRUS, CORP]);
    expect(namesIn((await readChromium(debian(), []))[0])).toEqual([]);
  });

  test.each([
    ['snap/chromium/current/.pki/nssdb', 'Chromium (Snap)'],
    ['.var/app/com.google.Chrome/data/pki/nssdb', 'Chrome (Flatpak)'],
  ])('given a database in %s beside the ordinary one, tells both apart', async (folder, program) => {
    const database = bytes('nss-user-db-3.125/cert9.db');
    const files = { [`/home/person/${folder}/cert9.db`]: database };
    expect((await readChromium(debian({ files }), [])).map((store) => [store.store, store.roots.length > 0])).toEqual([
      ['chromium', false],
      [program, true],
    ]);
    expect(await readChromium(recordedMachine({ files }), [])).toMatchObject([{ store: 'chromium', program }]);
  });

  test('given a database in the form of before 2018, could not read it, and does not call it empty', async () => {
    const [store] = await readChromium(debian({ files: { '/home/person/.pki/nssdb/cert8.db': 'x' } }), []);
    expect(store).toMatchObject({ outcome: 'could-not-read', why: 'old-form' });
  });
});

describe('OpenSSL', () => {
  test('given a folder whose files are not named by hashes, holds nothing and says why', async () => {
    const machine = debian({ files: { '/srv/roots/corp.pem': corp }, env: { SSL_CERT_FILE: '/srv/none.pem', SSL_CERT_DIR: '/srv/roots' } });
    expect(await readOpenSsl(machine)).toMatchObject({ outcome: 'read', roots: [], why: 'no-hashed-names' });
  });

  test('given hash names in one of several folders, finds the roots', async () => {
    const machine = debian({
      files: { '/srv/b/b37c970e.0': corp },
      env: { SSL_CERT_FILE: '/srv/none.pem', SSL_CERT_DIR: '/srv/a:/srv/b' },
    });
    expect(namesIn(await readOpenSsl(machine))).toEqual([CORP]);
  });

  test('given variables that name nothing, trusts nobody', async () => {
    const machine = debian({ env: { SSL_CERT_FILE: '/srv/none.pem', SSL_CERT_DIR: '/srv/none' } });
    expect(await readOpenSsl(machine)).toMatchObject({ outcome: 'read', roots: [], why: 'named-file-missing' });
  });
});

describe('Node and npm', () => {
  const nodeOf = async (env: Record<string, string>, files = {}) => {
    const machine = debian({ env, files });
    const system = await readLinuxSystem(machine);
    const node = await readNode(machine, system);
    return { node, npm: await readNpm(machine, node) };
  };

  test('given nothing, the system’s bundle does not count', async () => {
    expect(namesIn((await nodeOf({})).node)).toEqual([]);
  });

  test.each([{ NODE_USE_SYSTEM_CA: '1' }, { NODE_OPTIONS: '--use-system-ca' }])('given %o, it does', async (env) => {
    expect(namesIn((await nodeOf(env)).node)).toEqual([CORP]);
  });

  test('given NODE_EXTRA_CA_CERTS, its roots are added; a missing file leaves Node’s own list', async () => {
    const { node, npm } = await nodeOf({ NODE_EXTRA_CA_CERTS: '/srv/av.pem' }, { '/srv/av.pem': antivirus });
    expect([namesIn(node), namesIn(npm)]).toEqual([[ANTIVIRUS], [ANTIVIRUS]]);
    expect((await nodeOf({ NODE_EXTRA_CA_CERTS: '/srv/none.pem' })).node).toMatchObject({
      outcome: 'read',
      why: 'named-file-missing',
      roots: [],
    });
  });

  test('given cafile in .npmrc, npm’s list is that file alone', async () => {
    const { node, npm } = await nodeOf(
      {},
      { '/home/person/.npmrc': 'registry=https://r.example.test\ncafile = "/srv/av.pem"\n', '/srv/av.pem': antivirus },
    );
    expect([namesIn(node), namesIn(npm), npm.publicRoots]).toEqual([[], [ANTIVIRUS], 'held']);
  });
});

describe('curl, git, Python requests, Docker', () => {
  test('given nothing, curl and git take the system’s bundle', async () => {
    const machine = debian();
    const system = await readLinuxSystem(machine);
    expect([namesIn(await readCurl(machine, system)), namesIn(await readGit(machine, system))]).toEqual([[CORP], [CORP]]);
  });

  test('given a file in git’s settings, git takes it, and the environment wins over it', async () => {
    const files = { '/home/person/.gitconfig': '[user]\n\tname = P\n[http]\n\tsslCAInfo = /srv/av.pem\n', '/srv/av.pem': antivirus };
    const system = await readLinuxSystem(debian());
    expect(namesIn(await readGit(debian({ files }), system))).toEqual([ANTIVIRUS]);
    expect(namesIn(await readGit(debian({ files, env: { GIT_SSL_CAINFO: BUNDLE } }), system))).toEqual([CORP]);
  });

  test('given a certifi that a distribution changed to name the system’s bundle, reads that one', async () => {
    const folder = '/usr/lib/python3/dist-packages/certifi';
    const code = "DEBIAN_CA_CERTS_PATH = '/etc/ssl/certs/ca-certificates.crt'\n\ndef where() -> str:\n    return DEBIAN_CA_CERTS_PATH\n";
    const files = { [`${folder}/cacert.pem`]: corp, [`${folder}/core.py`]: code, [BUNDLE]: antivirus };
    const [store] = await readCertifi(recordedMachine({ files }));
    expect([store?.location, namesIn(store)]).toEqual([BUNDLE, ['Example Antivirus Web Shield Root']]);
  });

  test('given REQUESTS_CA_BUNDLE, requests takes it in place of certifi', async () => {
    const certifi = '/usr/lib/python3/dist-packages/certifi/cacert.pem';
    const files = { [certifi]: corp, '/srv/av.pem': antivirus };
    expect(namesIn((await readCertifi(debian({ files })))[0])).toEqual([CORP]);
    expect(namesIn((await readCertifi(debian({ files, env: { REQUESTS_CA_BUNDLE: '/srv/av.pem' } })))[0])).toEqual([ANTIVIRUS]);
  });

  test('given a registry’s own root, it counts for that registry only', async () => {
    const [store] = await readDocker(debian({ files: { '/etc/docker/certs.d/hub.example.test:5000/ca.crt': corp } }));
    expect(store).toMatchObject({ store: 'Docker (hub.example.test:5000)', publicRoots: 'none' });
    expect(namesIn(store)).toEqual([CORP]);
  });
});
