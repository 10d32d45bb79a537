import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pass, reset } from '../kit/box.ts';
import type { Authority } from '../kit/certificates.ts';
import { freePort, started } from '../kit/running.ts';
import type { Staged } from '../kit/situation.ts';
import { tlsServer } from '../kit/tls-server.ts';
import { bare, behind, stopAll } from './drops.ts';
import { SITE } from './healthy.ts';

const at = (port: number, stop: () => Promise<void>): Staged => ({ connect: { host: '127.0.0.1', port }, stop });

/** `openssl s_server` without a web page: it answers no request and serves one connection after the other. */
export async function plainOpenssl(lab: Authority): Promise<Staged> {
  const port = await freePort();
  const site = await lab.issue({ ...SITE, key: 'rsa' });
  const server = await started(
    'openssl',
    ['s_server', '-accept', `127.0.0.1:${port}`, '-quiet', '-cert', site.certFile, '-key', site.keyFile],
    port,
  );
  return at(port, server.stop);
}

export async function gnutls(lab: Authority): Promise<Staged> {
  const port = await freePort();
  const site = await lab.issue({ ...SITE, key: 'rsa' });
  const server = await started(
    'gnutls-serv',
    ['--http', '--port', String(port), '--x509certfile', site.certFile, '--x509keyfile', site.keyFile],
    port,
  );
  return at(port, server.stop);
}

/** HAProxy that ends TLS and passes plain bytes on to a backend; 0 is a port where nobody listens. */
async function haproxy(lab: Authority, backendPort: number): Promise<Staged> {
  const port = await freePort();
  const site = await lab.issue({ ...SITE, key: 'rsa' });
  const folder = join(lab.folder, `haproxy-${port}`);
  await mkdir(folder);
  await writeFile(join(folder, 'site.pem'), `${site.cert}${site.key}`);
  await writeFile(
    join(folder, 'haproxy.cfg'),
    `global\n  maxconn 100\ndefaults\n  mode tcp\n  timeout connect 1s\n  timeout client 20s\n  timeout server 20s\n  retries 0\n` +
      `frontend site\n  bind 127.0.0.1:${port} ssl crt ${folder}/site.pem\n  default_backend pages\nbackend pages\n  server one 127.0.0.1:${backendPort}\n`,
  );
  const server = await started('haproxy', ['-db', '-f', join(folder, 'haproxy.cfg')], port);
  return at(port, server.stop);
}

export async function haproxyHealthy(lab: Authority): Promise<Staged> {
  const backend = await bare((socket) =>
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nok\n')),
  );
  const front = await haproxy(lab, backend.connect?.port ?? 0);
  return { ...front, stop: () => stopAll(front, backend) };
}

/** The front is fine, the backend is down: the handshake ends well and the connection is closed at once. */
export const haproxyBackendDown = async (lab: Authority): Promise<Staged> => haproxy(lab, await freePort());

/** HAProxy that passes encrypted bytes on by the name in the hello: `site.test` to one server, all other names to another. */
async function haproxyRouting(lab: Authority, sitePort: number): Promise<Staged> {
  const port = await freePort();
  const other = await tlsServer(await lab.issue({ names: 'DNS:other.test' }));
  const config = join(lab.folder, `haproxy-routing-${port}.cfg`);
  await writeFile(
    config,
    `global\n  maxconn 100\ndefaults\n  mode tcp\n  timeout connect 1s\n  timeout client 20s\n  timeout server 20s\n  retries 0\n` +
      `frontend names\n  bind 127.0.0.1:${port}\n  tcp-request inspect-delay 5s\n  tcp-request content accept if { req.ssl_hello_type 1 }\n` +
      `  use_backend site if { req.ssl_sni -i site.test }\n  default_backend other\n` +
      `backend site\n  server one 127.0.0.1:${sitePort}\nbackend other\n  server one 127.0.0.1:${other.port}\n`,
  );
  const front = await started('haproxy', ['-db', '-f', config], port);
  return at(port, () => stopAll(front, other));
}

export async function haproxyByName(lab: Authority): Promise<Staged> {
  const site = await tlsServer(await lab.issue(SITE));
  const front = await haproxyRouting(lab, site.port);
  return { ...front, stop: () => stopAll(front, site) };
}

export const haproxyByNameDown = async (lab: Authority): Promise<Staged> => haproxyRouting(lab, await freePort());

export async function stunnel(lab: Authority, backendPort: number): Promise<Staged> {
  const port = await freePort();
  const site = await lab.issue({ ...SITE, key: 'rsa' });
  const config = join(lab.folder, `stunnel-${port}.conf`);
  await writeFile(
    config,
    `foreground = quiet\npid =\nsyslog = no\n[site]\naccept = 127.0.0.1:${port}\nconnect = 127.0.0.1:${backendPort}\ncert = ${site.certFile}\nkey = ${site.keyFile}\n`,
  );
  const server = await started('stunnel4', [config], port);
  return at(port, server.stop);
}

export async function stunnelHealthy(lab: Authority): Promise<Staged> {
  const backend = await bare((socket) =>
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nok\n')),
  );
  const front = await stunnel(lab, backend.connect?.port ?? 0);
  return { ...front, stop: () => stopAll(front, backend) };
}

export const stunnelBackendDown = async (lab: Authority): Promise<Staged> => stunnel(lab, await freePort());

export async function apache(lab: Authority): Promise<Staged> {
  const port = await freePort();
  const site = await lab.issue({ ...SITE, key: 'rsa' });
  const folder = join(lab.folder, `apache-${port}`);
  await mkdir(folder);
  const modules = ['mpm_event', 'ssl', 'socache_shmcb', 'authz_core'];
  await writeFile(
    `${folder}.conf`,
    `${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`).join('')}ServerRoot ${folder}\nServerName site.test\n` +
      `PidFile ${folder}/pid\nDefaultRuntimeDir ${folder}\nMutex file:${folder}\nErrorLog ${folder}/error.log\nDocumentRoot ${folder}\nListen 127.0.0.1:${port}\n` +
      `User www-data\nGroup www-data\n<VirtualHost *:${port}>\nSSLEngine on\nSSLCertificateFile ${site.certFile}\nSSLCertificateKeyFile ${site.keyFile}\n</VirtualHost>\n`,
  );
  const server = await started('apache2', ['-DFOREGROUND', '-f', `${folder}.conf`], port);
  return at(port, server.stop);
}

const GENTLE = { gentle: true };

export async function gentleHealthy(lab: Authority): Promise<Staged> {
  const server = await tlsServer(await lab.issue(SITE));
  return { ...at(server.port, server.stop), options: GENTLE };
}

export const gentleNameReset = async (lab: Authority): Promise<Staged> => ({
  ...(await behind(lab, (hello) => (hello.offer?.serverName === 'site.test' ? reset : pass))),
  options: GENTLE,
});

export const gentleSilence = async (): Promise<Staged> => ({ ...(await bare((socket) => socket.resume())), options: GENTLE });
