import { execFile } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { CauseId } from '../../../shared/model/cause-id.ts';
import { started } from '../kit/running.ts';
import { putFiles } from './faults.ts';
import { FILES, HOST, type Machine } from './shop.ts';
import { linesOf, type Software } from './software.ts';

const run = promisify(execFile);
const HOME = '/usr/share/tomcat10';
const PASSWORD = 'changeit';

/** Attributes of the SSLHostConfig that break it; `inStore`: key and chain lie in a keystore, as keytool makes it. */
interface Fault {
  readonly inStore: boolean;
  readonly attributes?: string;
}
/** No sni-mismatch: an unknown name gets the certificate of the default host. */
const FAULTS: Readonly<Partial<Record<CauseId, Fault>>> = {
  expired: { inStore: true },
  'incomplete-chain': { inStore: false },
  'misordered-chain': { inStore: false },
  'name-mismatch': { inStore: false },
  'self-signed': { inStore: true },
  'weak-key': { inStore: true },
  'plain-http': { inStore: false },
  'version-mismatch': { inStore: false, attributes: 'protocols="TLSv1.1"' },
  'cipher-mismatch': { inStore: true, attributes: 'protocols="TLSv1.2" ciphers="TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"' },
  'weak-cipher': { inStore: false, attributes: 'protocols="TLSv1.2" ciphers="TLS_RSA_WITH_NULL_SHA256"' },
  'no-forward-secrecy': { inStore: false, attributes: 'protocols="TLSv1.2" ciphers="TLS_RSA_WITH_AES_128_GCM_SHA256"' },
  'client-cert-required': {
    inStore: false,
    attributes: `certificateVerification="required" truststoreFile="conf/clients.p12" truststorePassword="${PASSWORD}"`,
  },
};

export const tomcat: Software = {
  id: 'tomcat',
  startTls: null,
  causes: Object.keys(FAULTS) as CauseId[],
  async broken(machine, papers, cause) {
    await putFiles(machine, papers, cause, 'old');
    await mkdir(machine.at('/etc/tomcat/conf'), { recursive: true });
    // The steps are run in the folder of Tomcat.
    await symlink(machine.at('/etc/tomcat/conf'), machine.at(`/etc/letsencrypt/live/${HOST}/conf`));
    const { inStore, attributes = '' } = FAULTS[cause] ?? { inStore: false };
    const { chain, key } = FILES.old;
    if (inStore)
      await machine.sh(`openssl pkcs12 -export -in ${chain} -inkey ${key} -name tomcat -out conf/keystore.p12 -passout pass:${PASSWORD}`);
    if (cause === 'client-cert-required') await trustClients(machine, papers.root);
    const files = inStore
      ? `certificateKeystoreFile="conf/keystore.p12" certificateKeystorePassword="${PASSWORD}"`
      : `certificateFile="${chain}" certificateKeyFile="${key}"`;
    const secure = `SSLEnabled="true" scheme="https" secure="true"><SSLHostConfig ${attributes}><Certificate ${files} /></SSLHostConfig></Connector>`;
    return { lines: [], blocks: [`<Connector port="${machine.port}" ${cause === 'plain-http' ? '/>' : secure}`] };
  },
  mended({ blocks }, { text }) {
    if (text.includes('<Connector')) return { lines: [], blocks: [text] };
    return {
      lines: [],
      blocks: blocks.map((block) => block.replace(/<SSLHostConfig ([^>]*)>/, (_, old: string) => `<SSLHostConfig ${withNew(old, text)}>`)),
    };
  },
  async write(machine, { blocks }) {
    const connectors = linesOf(blocks.join('\n')).join('\n').replaceAll('<Connector ', '<Connector address="127.0.0.1" ');
    await machine.put(
      '/etc/tomcat/conf/server.xml',
      machine.here(
        `<Server port="-1"><Service name="Catalina">${connectors}<Engine name="Catalina" defaultHost="site"><Host name="site" appBase="none" /></Engine></Service></Server>\n`,
      ),
    );
    // An old Java: short keys, old versions and ciphers without encryption are not yet ruled out.
    await machine.put('/etc/tomcat/old-java', 'jdk.tls.disabledAlgorithms=\njdk.certpath.disabledAlgorithms=\n');
  },
  start(machine) {
    const folders = [`-Dcatalina.home=${HOME}`, `-Dcatalina.base=${machine.at('/etc/tomcat')}`, `-Djava.io.tmpdir=${machine.folder}`];
    const quick = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', `-Djava.security.properties=${machine.at('/etc/tomcat/old-java')}`];
    const path = ['bootstrap.jar', 'tomcat-juli.jar'].map((jar) => `${HOME}/bin/${jar}`).join(':');
    return started('java', [...quick, ...folders, '-cp', path, 'org.apache.catalina.startup.Bootstrap', 'start'], machine.port);
  },
  env: (machine) => ({ CATALINA_HOME: HOME, CATALINA_BASE: machine.at('/etc/tomcat'), JAVA_OPTS: '-XX:TieredStopAtLevel=1' }),
  // openssl asks for the password twice, keytool once and then whether to take a chain whose root it does not know.
  answers: `${PASSWORD}\n${PASSWORD}\nyes\n`,
};

/** Attributes with the copied ones in place of those of the same name. */
function withNew(old: string, copied: string): string {
  const names = [...copied.matchAll(/(\w+)="/g)].map(([, name]) => name ?? '');
  const kept = [...old.matchAll(/(\w+)="[^"]*"/g)].flatMap(([whole, name]) => (names.includes(name ?? '') ? [] : whole));
  return [...kept, copied].join(' ');
}

async function trustClients(machine: Machine, root: string): Promise<void> {
  await machine.put('/etc/tomcat/conf/clients.pem', root);
  const files = ['-file', machine.at('/etc/tomcat/conf/clients.pem'), '-keystore', machine.at('/etc/tomcat/conf/clients.p12')];
  await run('keytool', ['-importcert', '-noprompt', '-alias', 'clients', ...files, '-storepass', PASSWORD]);
}
