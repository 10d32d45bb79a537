import { GUIDELINE_SOURCE, IANA_CIPHERS } from './guideline.ts';
import type { CaseNames, ServerGuide } from './server.ts';

const SCHANNEL = 'Microsoft: TLS registry settings';
const NETSH = 'Microsoft: netsh http';

function enable(version: string): string {
  // Lines that fit on paper: a wrapped path is copied with a break in it.
  return [
    "$schannel = 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL'",
    `$key = "$schannel\\Protocols\\${version}\\Server"`,
    'New-Item $key -Force',
    'New-ItemProperty $key -Name Enabled -Value 1 -PropertyType DWord -Force',
    'New-ItemProperty $key -Name DisabledByDefault -Value 0 -PropertyType DWord -Force',
  ].join('\n');
}

function withoutOldVersions(): string {
  return [
    "$schannel = 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL'",
    "foreach ($old in 'SSL 3.0', 'TLS 1.0', 'TLS 1.1') {",
    '  $key = "$schannel\\Protocols\\$old\\Server"',
    '  New-Item $key -Force',
    '  New-ItemProperty $key -Name Enabled -Value 0 -PropertyType DWord -Force',
    '}',
  ].join('\n');
}

function withName(names: CaseNames): string {
  return `New-WebBinding -Name SITE -Protocol https -Port ${names.port} -HostHeader ${names.host} -SslFlags 1`;
}

/** Without a certificate a binding cuts every connection. */
function certificateOf(which: string): string {
  return `(Get-WebBinding -Name SITE -Protocol https ${which}).AddSslCertificate('THUMBPRINT', 'My')`;
}

/** Schannel has ChaCha20 in TLS 1.3 only: the command fails for its TLS 1.2 suites. */
const SCHANNEL_CIPHERS = IANA_CIPHERS.filter((suite) => suite.includes('AES'));

/** A request for a P-256 key with every name: browsers read names from this extension only. */
function request(names: CaseNames): string {
  const key = ['[NewRequest]', `Subject="CN=${names.host}"`, 'KeyAlgorithm=ECDSA_P256', 'KeyLength=256', 'MachineKeySet=TRUE'];
  const provider = 'ProviderName="Microsoft Software Key Storage Provider"';
  const extension = ['[Extensions]', '2.5.29.17="{text}"', ...names.names.map((name) => `_continue_="dns=${name}&"`)];
  const lines = [...key, provider, 'RequestType=PKCS10', ...extension].map((line) => `'${line}'`).join(',');
  return `Set-Content request.inf ${lines}\ncertreq -new request.inf ${names.host}.req`;
}

/** IIS 8.5 and later on Windows Server; settings of TLS itself belong to Schannel. */
export const iis: ServerGuide = {
  id: 'iis',
  name: 'Microsoft IIS',
  test: null,
  reload: { text: 'iisreset /noforce', language: 'powershell' },
  otherRenewal: 'windows-ca',
  signs: [/\bMicrosoft-IIS\b/i, /\bMicrosoft-HTTPAPI\b/i],
  pages: [/<title>IIS Windows Server<\/title>/],
  recipes: {
    expired: {
      minutes: [10, 3],
      copyAt: 1,
      language: 'powershell',
      lines: () =>
        'wacs.exe --renew --force\nGet-ChildItem Cert:\\LocalMachine\\My,Cert:\\LocalMachine\\WebHosting | Sort-Object NotAfter | Format-List Subject,Thumbprint,NotAfter',
      source: `win-acme and simple-acme manual: renewal management; ${NETSH}`,
    },
    'incomplete-chain': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'powershell',
      lines: () => 'Import-Certificate -FilePath intermediate.cer -CertStoreLocation Cert:\\LocalMachine\\CA',
      source: 'Microsoft: Schannel chain guidance',
    },
    'misordered-chain': {
      minutes: [5, 2],
      copyAt: 1,
      language: 'powershell',
      lines: () => 'Get-ChildItem Cert:\\LocalMachine\\CA | Where-Object { $_.Subject -eq $_.Issuer }',
      source: 'Microsoft: Schannel chain guidance',
    },
    'name-mismatch': {
      minutes: [3, 5],
      copyAt: 1,
      language: 'powershell',
      lines: withName,
      also: { copyAt: 2, language: 'powershell', lines: (names) => certificateOf(`-HostHeader ${names.host}`) },
      source: `Microsoft: New-WebBinding, AddSslCertificate; ${NETSH}`,
    },
    'version-mismatch': { minutes: [3, 5], copyAt: 1, language: 'powershell', lines: () => enable('TLS 1.2'), source: SCHANNEL },
    'insecure-legacy': {
      minutes: [3, 10],
      copyAt: 1,
      language: 'powershell',
      lines: withoutOldVersions,
      source: SCHANNEL,
    },
    'cipher-mismatch': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'powershell',
      lines: () => SCHANNEL_CIPHERS.map((suite) => `Enable-TlsCipherSuite -Name ${suite}`).join('\n'),
      source: `${GUIDELINE_SOURCE}; Microsoft: TLS cipher suites in Windows Server 2022`,
    },
    'weak-cipher': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'powershell',
      lines: () =>
        "Get-TlsCipherSuite | Where-Object Name -Match 'RC4|3DES|_DES_|NULL|EXPORT' | ForEach-Object { Disable-TlsCipherSuite -Name $_.Name }",
      source: 'Microsoft: Disable-TlsCipherSuite',
    },
    'no-forward-secrecy': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'powershell',
      lines: () =>
        // Each goes to the head, so the last line becomes the first choice.
        SCHANNEL_CIPHERS.toReversed()
          .map((suite) => `Enable-TlsCipherSuite -Name ${suite} -Position 0`)
          .join('\n'),
      source: `${GUIDELINE_SOURCE}; Microsoft: Enable-TlsCipherSuite`,
    },
    'sni-mismatch': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'powershell',
      lines: (names) => `${withName(names)}\n${certificateOf(`-HostHeader ${names.host}`)}`,
      source: 'Microsoft: New-WebBinding, AddSslCertificate',
    },
    'client-cert-required': {
      minutes: [3, 5],
      copyAt: 1,
      language: 'powershell',
      lines: () =>
        "Set-WebConfigurationProperty -PSPath 'IIS:\\' -Location 'SITE' -Filter 'system.webServer/security/access' -Name sslFlags -Value 'Ssl'",
      source: 'Microsoft: access security',
    },
    'plain-http': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'powershell',
      lines: (names) =>
        [
          `Remove-WebBinding -Name SITE -Protocol http -Port ${names.port}`,
          `New-WebBinding -Name SITE -Protocol https -Port ${names.port}`,
          certificateOf(`-Port ${names.port}`),
        ].join('\n'),
      source: 'Microsoft: Remove-WebBinding, New-WebBinding, AddSslCertificate',
    },
    'weak-key': {
      minutes: [5, 2],
      copyAt: 1,
      language: 'powershell',
      lines: request,
      source: 'Microsoft: certreq, [NewRequest] and [Extensions]',
    },
    'self-signed': {
      minutes: [10, 2],
      copyAt: 1,
      language: 'powershell',
      lines: (names) =>
        `wacs.exe --source manual --host ${names.names.join(',')} --installation iis --installationsiteid 1 --accepttos --emailaddress MAIL`,
      source: 'win-acme and simple-acme manual: --source manual, --installation iis, --installationsiteid',
    },
  },
};
