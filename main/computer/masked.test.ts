import { expect, test } from 'vitest';
import { tell } from '../../shared/words/index.ts';
import { masked, maskedText } from './masked.ts';
import { lookAtRecorded } from './testing/look-at.ts';
import type { Recorded } from './testing/recorded-machine.ts';

const USER = 'uzerN4me';
const PASSWORD = 's3cr3tPW';
const LOGIN = `${USER}:${PASSWORD}`;
const HOME = '/home/person';
const profile = (prefs: string) => ({
  [`${HOME}/.mozilla/firefox/profiles.ini`]: '[Profile0]\nName=d\nIsRelative=1\nPath=d\nDefault=1\n',
  [`${HOME}/.mozilla/firefox/d/prefs.js`]: prefs,
});

test.each([
  ['http://a:b@proxy.test:1', 'http://proxy.test:1'],
  ['a:b@proxy.test', 'proxy.test'],
  ['https://x.test/ca.pem?token=1#k', 'https://x.test/ca.pem'],
  ['data:text/javascript,secret', 'data:…'],
  ['C:\\Users\\ada@corp\\cacerts', 'C:\\Users\\ada@corp\\cacerts'],
  ['/home/ada@corp/ca.pem', '/home/ada@corp/ca.pem'],
  ['https://cdn.test/@scope/ca.pem', 'https://cdn.test/@scope/ca.pem'],
  ['ada@corp.test', 'ada@corp.test'],
  ['HKCU\\Software\\Microsoft', 'HKCU\\Software\\Microsoft'],
])('given %j, shows %j', (text, shown) => {
  expect(maskedText(text)).toBe(shown);
});

test('given a rule named as a secret, its value is not shown; a certificate stays word for word', () => {
  const certificate = { subjectText: 'https://a:b@c' };
  expect(masked({ policies: [{ setting: 'ProxyPassword', value: 'x' }], extra: [{ certificate }] })).toEqual({
    policies: [{ setting: 'ProxyPassword', value: '…' }],
    extra: [{ certificate }],
  });
});

test.each<[string, Recorded]>([
  ['a proxy’s address', { env: { https_proxy: `http://${LOGIN}@proxy.test:3128` } }],
  ['an address without scheme', { env: { https_proxy: `${LOGIN}@proxy.test:3128` } }],
  ['signs of addresses in the password', { env: { https_proxy: `http://${USER}:a@b/c?d#${PASSWORD}@proxy.test:3128` } }],
  ['the place of the port', { env: { https_proxy: `http://proxy.test:${PASSWORD}` } }],
  ['a query', { env: { https_proxy: `http://proxy.test:3128/?key=${PASSWORD}` } }],
  ['a list of exceptions', { env: { https_proxy: 'http://proxy.test:1', no_proxy: `a.test,http://${LOGIN}@b.test/` } }],
  [
    'npm’s settings',
    { files: { [`${HOME}/.npmrc`]: `https-proxy=http://${LOGIN}@p.test:1\nnoproxy=${LOGIN}@x\n//r.test/:_authToken=${PASSWORD}\n` } },
  ],
  ['npm’s variables', { files: { [`${HOME}/.npmrc`]: `https-proxy=http://\${A}:\${B}@p.test:1\n` }, env: { A: USER, B: PASSWORD } }],
  [
    'pip’s settings',
    {
      files: {
        [`${HOME}/.pip/pip.conf`]: `[global]\nproxy = ${LOGIN}@p.test:1\ncert = https://${LOGIN}@x/ca.pem\ntrusted-host = ${LOGIN}@x\n`,
      },
    },
  ],
  [
    'git’s settings',
    {
      commands: {
        'git config --show-origin --get-regexp ^http\\.(.*\\.)?proxy$': `file:/x\thttp.https://${LOGIN}@shop.example.test/.proxy ${LOGIN}@p.test:1\n`,
      },
    },
  ],
  ['curl’s settings', { files: { [`${HOME}/.curlrc`]: `-x ${LOGIN}@p.test:1\nproxy-user = ${LOGIN}\ncacert = https://${LOGIN}@x\n` } }],
  [
    'Docker’s settings',
    {
      files: {
        [`${HOME}/.docker/config.json`]: JSON.stringify({
          auths: { r: { auth: PASSWORD } },
          proxies: { default: { httpsProxy: `http://${LOGIN}@p.test:1`, noProxy: `${LOGIN}@x` } },
        }),
      },
    },
  ],
  [
    'Visual Studio Code’s settings',
    {
      files: {
        [`${HOME}/.config/Code/User/settings.json`]: JSON.stringify({
          'http.proxy': `http://${LOGIN}@p.test:1`,
          'http.noProxy': [`${LOGIN}@x`],
          'http.proxyAuthorization': PASSWORD,
        }),
      },
    },
  ],
  [
    'Java’s options',
    {
      env: {
        JAVA_TOOL_OPTIONS: `-Dhttps.proxyHost=p.test -Dhttps.proxyPassword=${PASSWORD} -Djavax.net.ssl.trustStore=https://${LOGIN}@x -Djava.security.properties=https://${LOGIN}@x/?${PASSWORD}`,
      },
    },
  ],
  ['files that variables name', { env: { NODE_EXTRA_CA_CERTS: `https://${LOGIN}@x/a`, SSL_CERT_FILE: `https://x/a?t=${PASSWORD}` } }],
  [
    'a script’s address',
    {
      files: profile(
        `user_pref("network.proxy.type", 2);\nuser_pref("network.proxy.autoconfig_url", "http://${LOGIN}@p.test/p.pac?token=${PASSWORD}");\n`,
      ),
    },
  ],
  [
    'a script within its address',
    {
      files: profile(
        `user_pref("network.proxy.type", 2);\nuser_pref("network.proxy.autoconfig_url", "data:text/javascript,// ${LOGIN}");\n`,
      ),
    },
  ],
  [
    'a browser’s rules',
    {
      files: {
        '/etc/opt/chrome/policies/managed/a.json': JSON.stringify({
          ProxyMode: 'fixed_servers',
          ProxyServer: `${LOGIN}@p.test:1`,
          ProxyBypassList: `${LOGIN}@x`,
          ProxySettings: { ProxyPacUrl: `https://x.test/?t=${PASSWORD}` },
        }),
      },
    },
  ],
])('given a password in %s, shows it nowhere', async (_where, recorded) => {
  const report = await lookAtRecorded(recorded);
  const told = report.findings.flatMap(({ said, detail }) => [said, ...detail]).map((one) => tell(one));
  const all = JSON.stringify([report, told]);
  expect(all).not.toContain(PASSWORD);
  expect(all).not.toContain(USER);
});
