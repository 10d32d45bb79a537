/** Debian packages that a group of tests needs, with the program by which one sees that a package is there (full path, or a name on PATH). */
export interface AptGroup {
  readonly id: string;
  readonly whatFor: string;
  readonly packages: Readonly<Record<string, string>>;
}

/** What the tests take from the system. Nothing of it is needed to run the program, but for a browser where Electron cannot be fetched. */
export const APT_GROUPS = {
  browser: {
    id: 'browser',
    whatFor: 'the tests that use the window',
    packages: { chromium: '/usr/bin/chromium', xvfb: 'Xvfb', 'fonts-noto-core': '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf' },
  },
  pdf: { id: 'pdf', whatFor: 'the tests that read the PDF report', packages: { 'poppler-utils': 'pdftotext' } },
  servers: {
    id: 'servers',
    whatFor: 'the tests that check real servers',
    packages: { 'nginx-light': 'nginx', openssl: 'openssl' },
  },
  bench: {
    id: 'bench',
    whatFor: 'the programs that the benchmark compares with',
    packages: { nmap: 'nmap', sslscan: 'sslscan', 'testssl.sh': 'testssl' },
  },
  lab: {
    id: 'lab',
    whatFor: 'the lab of real servers with faults',
    packages: {
      'gnutls-bin': 'gnutls-serv',
      sslscan: 'sslscan',
      haproxy: 'haproxy',
      stunnel4: 'stunnel4',
      apache2: '/usr/sbin/apache2',
      postfix: '/usr/sbin/postfix',
      'dovecot-imapd': '/usr/lib/dovecot/imap',
      'dovecot-pop3d': '/usr/lib/dovecot/pop3',
      'dovecot-lmtpd': '/usr/lib/dovecot/lmtp',
      'dovecot-managesieved': '/usr/lib/dovecot/managesieve',
      slapd: '/usr/sbin/slapd',
      postgresql: '/usr/lib/postgresql',
      // the one that can sign anew
      'squid-openssl': '/usr/lib/squid/security_file_certgen',
      tinyproxy: '/usr/bin/tinyproxy',
      microsocks: '/usr/bin/microsocks',
      mitmproxy: '/usr/bin/mitmdump',
      'dante-server': '/usr/sbin/danted',
      'mariadb-server-core': '/usr/sbin/mariadbd',
      vsftpd: '/usr/sbin/vsftpd',
    },
  },
  programs: {
    id: 'programs',
    whatFor: 'the lab that mends Caddy, Node.js and Tomcat',
    packages: {
      openssl: 'openssl',
      caddy: 'caddy',
      'tomcat10-common': '/usr/share/tomcat10/bin/catalina.sh',
      'libtomcat10-java': '/usr/share/java/tomcat10-catalina.jar',
      'openjdk-17-jre-headless': 'keytool',
    },
  },
  stores: {
    id: 'stores',
    whatFor: 'the tests that add a root to each trust store',
    packages: {
      openssl: 'openssl',
      curl: 'curl',
      git: 'git',
      'ca-certificates-java': '/etc/ca-certificates/update.d/jks-keystore',
      'openjdk-17-jre-headless': 'keytool',
      'libnss3-tools': 'certutil',
      'p11-kit': 'trust',
      'gnutls-bin': 'gnutls-cli',
      'python3-requests': '/usr/lib/python3/dist-packages/requests',
      chromium: '/usr/bin/chromium',
      'firefox-esr': '/usr/bin/firefox-esr',
    },
  },
} as const satisfies Readonly<Record<string, AptGroup>>;

export type AptGroupId = keyof typeof APT_GROUPS;
