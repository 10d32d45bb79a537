import { GUIDELINE_SOURCE, OPENSSL_CIPHERS } from './guideline.ts';
import type { CaseNames, ServerGuide } from './server.ts';

const MANUAL = 'Tomcat 10.1: HTTP connector, SSLHostConfig';

function connector(names: CaseNames, host: string, certificate: string): string {
  // A connector whose hosts all have names does not start unless one of them is the default.
  const fallback = host.includes('hostName=') ? ` defaultSSLHostConfigName="${names.host}"` : '';
  return [
    `<Connector port="${names.port}" protocol="org.apache.coyote.http11.Http11NioProtocol" SSLEnabled="true" scheme="https" secure="true"${fallback}>`,
    `  <SSLHostConfig ${host}>`,
    `    <Certificate ${certificate} />`,
    '  </SSLHostConfig>',
    '</Connector>',
  ].join('\n');
}

function pem(names: CaseNames): string {
  const live = `/etc/letsencrypt/live/${names.host}`;
  return `certificateFile="${live}/cert.pem" certificateChainFile="${live}/chain.pem" certificateKeyFile="${live}/privkey.pem"`;
}

/** Writes key and chain into the keystore; openssl asks for the store's password. */
function intoStore(names: CaseNames): string {
  const live = `/etc/letsencrypt/live/${names.host}`;
  return `openssl pkcs12 -export -in ${live}/fullchain.pem -inkey ${live}/privkey.pem -name tomcat -out conf/keystore.p12`;
}

const VERSIONS = 'protocols="TLSv1.2,TLSv1.3"';

/** Tomcat 9 and 10, connector in conf/server.xml. */
export const tomcat: ServerGuide = {
  id: 'tomcat',
  name: 'Apache Tomcat',
  test: { text: '$CATALINA_HOME/bin/configtest.sh', language: 'shell' },
  reload: { text: 'systemctl restart tomcat11 || systemctl restart tomcat10 || systemctl restart tomcat9', language: 'shell' },
  otherRenewal: 'acme-sh',
  signs: [/\bApache-Coyote\b/i, /\btomcat\b/i],
  pages: [/<title>HTTP Status \d{3} [–-] /, /<h3>Apache Tomcat\//, /This combination of host and port requires TLS\./],
  recipes: {
    expired: {
      minutes: [10, 5],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `certbot renew --cert-name ${names.host}\n${intoStore(names)}`,
      source: 'certbot documentation; openssl-pkcs12(1); Tomcat 10.1 SSL how-to',
    },
    'incomplete-chain': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'config',
      lines: (names) => connector(names, VERSIONS, pem(names)),
      source: `${MANUAL}, certificateChainFile`,
    },
    'misordered-chain': {
      minutes: [5, 3],
      copyAt: 1,
      language: 'config',
      lines: (names) => connector(names, VERSIONS, pem(names)),
      source: `${MANUAL}, certificateChainFile`,
    },
    'name-mismatch': {
      minutes: [5, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => connector(names, `hostName="${names.host}" ${VERSIONS}`, pem(names)),
      source: MANUAL,
    },
    'version-mismatch': {
      minutes: [3, 5],
      copyAt: 1,
      language: 'config',
      lines: (names) => connector(names, VERSIONS, pem(names)),
      source: `${MANUAL}, protocols`,
    },
    'cipher-mismatch': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'config',
      lines: (names) => connector(names, `${VERSIONS} ciphers="${OPENSSL_CIPHERS}" honorCipherOrder="false"`, pem(names)),
      source: GUIDELINE_SOURCE,
    },
    'weak-cipher': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'config',
      lines: () => `ciphers="${OPENSSL_CIPHERS}"`,
      source: GUIDELINE_SOURCE,
    },
    'no-forward-secrecy': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: () => `ciphers="${OPENSSL_CIPHERS}" honorCipherOrder="true"`,
      source: GUIDELINE_SOURCE,
    },
    'sni-mismatch': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => connector(names, `hostName="${names.host}" ${VERSIONS}`, pem(names)),
      source: `${MANUAL}, hostName and defaultSSLHostConfigName`,
    },
    'client-cert-required': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'config',
      lines: (names) =>
        connector(names, `certificateVerification="optional" truststoreFile="conf/clients.p12" truststorePassword="changeit"`, pem(names)),
      source: `${MANUAL}, certificateVerification`,
    },
    'plain-http': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => connector(names, VERSIONS, pem(names)),
      source: `${MANUAL}, SSLEnabled`,
    },
    'weak-key': {
      minutes: [10, 3],
      copyAt: 1,
      language: 'shell',
      lines: (names) =>
        `certbot certonly --standalone --cert-name ${names.host} -d ${names.names.join(' -d ')} --key-type ecdsa\n${intoStore(names)}`,
      source: `certbot documentation; openssl-pkcs12(1); ${GUIDELINE_SOURCE}`,
    },
    'self-signed': {
      minutes: [10, 1],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `certbot certonly --standalone --cert-name ${names.host} -d ${names.names.join(' -d ')}\n${intoStore(names)}`,
      source: 'certbot documentation, --standalone; Tomcat 10.1 SSL how-to',
    },
  },
};
