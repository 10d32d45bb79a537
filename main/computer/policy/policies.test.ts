import { describe, expect, test } from 'vitest';
import { type Recorded, recordedMachine } from '../testing/recorded-machine.ts';
import { recordedOutput } from '../testing/recorded-output.ts';
import { versionName } from './policy.ts';
import { readPolicies } from './read-policies.ts';

/** Setting, effect, and the holes of the effect. */
async function rules(recorded: Recorded): Promise<readonly (readonly unknown[])[]> {
  const found = await readPolicies(recordedMachine(recorded));
  return found.map(({ setting, effect }) => [setting, effect.key.replace('policies.', ''), ...Object.values(effect.values ?? {})]);
}

test('given a computer as delivered, names no rule', async () => {
  expect(await rules({})).toEqual([]);
  expect(await rules({ platform: 'win32' })).toEqual([]);
  expect(await rules({ platform: 'darwin' })).toEqual([]);
});

describe('Windows', () => {
  const schannel = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL';
  const key = (below: string, values: string) => `\r\nHKEY_LOCAL_MACHINE\\SYSTEM\\SCHANNEL\\${below}\r\n${values}`;
  const windows = (output: string): Recorded => ({ platform: 'win32', commands: { [`reg query ${schannel} /s`]: output } });

  test('given TLS 1.2 switched off for programs that connect, says so', async () => {
    expect(await rules(windows(recordedOutput('policy/win-reg-schannel-tls12-disabled.txt')))).toEqual([
      ['Enabled', 'schannel.off', 'TLS 1.2'],
    ]);
  });

  test.each([
    [key('Protocols\\TLS 1.2\\Server', '    Enabled    REG_DWORD    0x0\r\n'), []],
    [key('Protocols\\TLS 1.2\\Client', '    Enabled    REG_DWORD    0x1\r\n    DisabledByDefault    REG_DWORD    0x0\r\n'), []],
    [
      key('Protocols\\TLS 1.3\\Client', '    DisabledByDefault    REG_DWORD    0x1\r\n'),
      [['DisabledByDefault', 'schannel.not-by-default', 'TLS 1.3']],
    ],
    [key('Protocols\\TLS 1.0\\Client', '    Enabled    REG_DWORD    0xffffffff\r\n'), [['Enabled', 'schannel.on', 'TLS 1.0']]],
    [
      key('KeyExchangeAlgorithms\\Diffie-Hellman', '    ClientMinKeyBitLength    REG_DWORD    0x800\r\n'),
      [['ClientMinKeyBitLength', 'schannel.dh-bits', 2048]],
    ],
    [key('KeyExchangeAlgorithms\\Diffie-Hellman', '    ClientMinKeyBitLength    REG_DWORD    0x400\r\n'), []],
    [
      key('Messaging', '    MessageLimitClient    REG_DWORD    0x2000\r\n'),
      [['MessageLimitClient', 'schannel.message-limit', { bytes: 8192 }]],
    ],
  ])('reads %j', async (output, wanted) => {
    expect(await rules(windows(output))).toEqual(wanted);
  });

  test('given browsers ruled by registry, says what their rules do', async () => {
    const policies = 'HKLM\\SOFTWARE\\Policies\\Google\\Chrome';
    const output = [
      '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome',
      '    CAPlatformIntegrationEnabled    REG_DWORD    0x0',
      '    HomepageLocation    REG_SZ    https://start.test',
      '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome\\CertificateTransparencyEnforcementDisabledForUrls',
      '    1    REG_SZ    intranet.test',
    ].join('\r\n');
    expect(await rules({ platform: 'win32', commands: { [`reg query ${policies} /s`]: output } })).toEqual([
      ['CAPlatformIntegrationEnabled', 'browser.platform-roots', 'Chrome'],
      ['CertificateTransparencyEnforcementDisabledForUrls', 'browser.ct', 'Chrome'],
    ]);
  });
});

describe('OpenSSL', () => {
  const file = (system: string, start = 'openssl_conf') => ({
    env: { OPENSSL_CONF: '/etc/ssl/openssl.cnf' },
    files: { '/etc/ssl/openssl.cnf': `${start} = init\n[init]\nssl_conf = ssl\n[ssl]\nsystem_default = sys\n[ sys ]\n${system}\n` },
  });

  test.each([
    ['MinProtocol = TLSv1.2', [['MinProtocol', 'openssl.min', 'TLS 1.2']]],
    ['MaxProtocol = TLSv1.2', [['MaxProtocol', 'openssl.max', 'TLS 1.2']]],
    ['CipherString = DEFAULT@SECLEVEL=2', []],
    ['CipherString = DEFAULT:@SECLEVEL=3 # strict', [['CipherString', 'openssl.level', '3', 3072]]],
    ['CipherString = DEFAULT@SECLEVEL=0', [['CipherString', 'openssl.level-0']]],
    ['1.Options = UnsafeLegacyServerConnect', [['Options', 'openssl.legacy-renegotiation']]],
    ['# MinProtocol = TLSv1.2', []],
  ])('reads %j', async (line, wanted) => {
    expect(await rules(file(line))).toEqual(wanted);
  });

  test('given sections that nothing points to, passes them over', async () => {
    const recorded = file('MinProtocol = TLSv1.3', 'some_other_conf');
    expect(await rules(recorded)).toEqual([]);
  });

  test('given Node’s own section, names Node', async () => {
    const [policy] = await readPolicies(recordedMachine(file('MinProtocol = TLSv1.3', 'nodejs_conf')));
    expect(policy).toMatchObject({ source: 'node', setting: 'MinProtocol' });
  });

  test('given included folders, even ones that include themselves, reads them and ends', async () => {
    const files = {
      '/etc/ssl/openssl.cnf':
        'openssl_conf = a\n[a]\nssl_conf = b\n[b]\nsystem_default = c\n.include /etc/ssl/more\n.include = /etc/ssl/openssl.cnf\n',
      '/etc/ssl/more/x.cnf': '[c]\nMinProtocol = TLSv1.3\n',
      '/etc/ssl/more/y.txt': '[c]\nMaxProtocol = TLSv1.2\n',
    };
    const found = await rules({ commands: { 'openssl version -d': 'OPENSSLDIR: "/etc/ssl"\n' }, files });
    expect(found).toEqual([['MinProtocol', 'openssl.min', 'TLS 1.3']]);
  });
});

describe('the rest', () => {
  test.each([
    ['DEFAULT\n', []],
    ['# remark\nLEGACY\n', [['policy', 'crypto-policies.legacy']]],
    ['FUTURE', [['policy', 'crypto-policies.future']]],
    ['FIPS:OSPP', [['policy', 'crypto-policies.fips']]],
    ['DEFAULT:SHA1', [['policy', 'crypto-policies.other', 'DEFAULT:SHA1']]],
  ])('crypto-policies %j', async (text, wanted) => {
    expect(await rules({ files: { '/etc/crypto-policies/config': text } })).toEqual(wanted);
  });

  const delivered =
    'SSLv3, TLSv1, TLSv1.1, DTLSv1.0, RC4, DES, \\\n    MD5withRSA, DH keySize < 1024, EC keySize < 224, 3DES_EDE_CBC, anon, NULL, ECDH';
  const java = (value: string) => ({
    files: { '/usr/lib/jvm/java-17/conf/security/java.security': `jdk.tls.disabledAlgorithms=${value}\n` },
  });

  test.each([
    [delivered, []],
    [`TLSv1.2, ${delivered}`, [['jdk.tls.disabledAlgorithms', 'java.versions-off', ['TLSv1.2']]]],
    [delivered.replace('TLSv1, TLSv1.1, ', ''), [['jdk.tls.disabledAlgorithms', 'java.weaker', ['TLSv1', 'TLSv1.1']]]],
  ])('Java with %j', async (value, wanted) => {
    expect(await rules(java(value))).toEqual(wanted);
  });

  test('given Chrome and Firefox ruled by files, says what their rules do, and shows no password', async () => {
    const files = {
      '/etc/opt/chrome/policies/managed/a.json':
        '{"CACertificates":["MIIB"],"SSLErrorOverrideAllowed":true,"ProxySettings":{"ProxyServer":"http://me:s3cret@p.test:1"}}',
      '/etc/opt/chrome/policies/managed/broken.json': '{',
      '/etc/firefox/policies/policies.json':
        '{"policies":{"SSLVersionMax":"tls1.2","Certificates":{"ImportEnterpriseRoots":false},"DisableTelemetry":true}}',
    };
    expect(await rules({ files })).toEqual([
      ['CACertificates', 'browser.own-roots', 'Chrome'],
      ['ProxySettings', 'browser.proxy', 'Chrome'],
      ['SSLVersionMax', 'browser.max', 'Firefox', 'TLS 1.2'],
      ['Certificates', 'browser.enterprise-roots', 'Firefox'],
    ]);
    expect(JSON.stringify(await readPolicies(recordedMachine({ files })))).not.toContain('s3cret');
  });

  test('given Firefox preferences that make handshakes fail, names them with their profile', async () => {
    const folder = '/home/person/.mozilla/firefox';
    const files = {
      [`${folder}/profiles.ini`]: '[Profile0]\nIsRelative=1\nPath=p\n',
      [`${folder}/p/prefs.js`]:
        'user_pref("security.tls.version.max", 3);\nuser_pref("security.tls.version.min", 3);\nuser_pref("security.OCSP.require", true);\n',
    };
    expect(await rules({ files })).toEqual([
      ['security.tls.version.max', 'browser.max', 'Firefox', 'TLS 1.2'],
      ['security.OCSP.require', 'browser.ocsp', 'Firefox'],
    ]);
  });

  test.each([
    ['TLSv1', 'TLS 1.0'],
    ['TLSv1.3', 'TLS 1.3'],
    ['tls1.1', 'TLS 1.1'],
    ['tls1', 'TLS 1.0'],
    ['SSLv3', 'SSL 3.0'],
    ['DTLSv1.2', null],
    ['None', null],
  ])('%s is %s', (written, name) => {
    expect(versionName(written)).toBe(name);
  });
});
