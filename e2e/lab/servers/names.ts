import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { close, pass } from '../kit/box.ts';
import type { Authority } from '../kit/certificates.ts';
import { freePort, started } from '../kit/running.ts';
import { alertRecord, onFirstBytes } from '../kit/scripted.ts';
import type { Staged } from '../kit/situation.ts';
import { tlsServer } from '../kit/tls-server.ts';
import { bare, behind } from './drops.ts';
import { SITE, siteServer } from './healthy.ts';

const OTHER = { names: 'DNS:other.test' };
const WITHOUT_NAME = { noSni: true };

/** The server needs the name; the client sends none. */
export const needsName = async (lab: Authority): Promise<Staged> => ({
  ...(await behind(lab, (hello) => (hello.offer?.serverName == null ? { do: 'answer', bytes: alertRecord(40), ends: 'close' } : pass))),
  options: WITHOUT_NAME,
});

/** Name-based hosts behind one address, `other.test` is the default one. */
async function virtualHosts(lab: Authority, names: readonly string[]): Promise<Staged> {
  const [first, site] = await Promise.all([lab.issue(OTHER), lab.issue(SITE)]);
  const server = await tlsServer(first, {
    SNICallback: (name, done) => {
      const issued = names.includes(name) ? site : first;
      done(null, createSecureContext({ cert: issued.cert, key: issued.key }));
    },
  });
  return { connect: { host: '127.0.0.1', port: server.port }, stop: server.stop };
}

export const defaultHostWithoutName = async (lab: Authority): Promise<Staged> => ({
  ...(await virtualHosts(lab, ['site.test'])),
  options: WITHOUT_NAME,
});
export const defaultHostForUnknownName = (lab: Authority): Promise<Staged> => virtualHosts(lab, []);
export const virtualHost = (lab: Authority): Promise<Staged> => virtualHosts(lab, ['site.test']);

export const unrecognizedName = () => bare(onFirstBytes((socket) => socket.end(alertRecord(112))));

/** Closes without a word unless the name is one of its own, and ours is not. */
export const strictNameClose = (lab: Authority) => behind(lab, (hello) => (hello.offer?.serverName === 'known.test' ? pass : close));

/** Answers only where no name is sent. */
export const nameBreaksServer = (lab: Authority) =>
  behind(lab, (hello) => (hello.offer?.serverName == null ? pass : { do: 'answer', bytes: alertRecord(40), ends: 'close' }));

export const noCommonApplication = (lab: Authority): Promise<Staged> => siteServer(lab, { ALPNProtocols: ['coap'] });

/** nginx with two hosts; the default one rejects handshakes (`ssl_reject_handshake on`). */
export async function nginxRejects(lab: Authority): Promise<Staged> {
  const known = await lab.issue(OTHER);
  return nginx(
    lab,
    (port) =>
      `server { listen 127.0.0.1:${port} ssl default_server; ssl_reject_handshake on; }\n` +
      `server { listen 127.0.0.1:${port} ssl; server_name other.test; ssl_certificate ${known.certFile}; ssl_certificate_key ${known.keyFile}; }\n`,
  );
}

export async function nginxHealthy(lab: Authority): Promise<Staged> {
  const site = await lab.issue({ ...SITE, key: 'rsa' });
  return nginx(
    lab,
    (port) =>
      `server { listen 127.0.0.1:${port} ssl http2; server_name site.test; ssl_certificate ${site.certFile}; ssl_certificate_key ${site.keyFile}; }\n`,
  );
}

/** nginx in the foreground with the given servers, reached as `site.test`. */
export async function nginx(lab: Authority, servers: (port: number) => string): Promise<Staged> {
  const port = await freePort();
  const folder = join(lab.folder, `nginx-${port}`);
  const config = `${folder}.conf`;
  await writeFile(
    config,
    `daemon off; worker_processes 1; pid ${folder}.pid; error_log stderr crit; user root;\nevents { worker_connections 64; }\n` +
      `http { access_log off; ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}-${kind};`).join(' ')}\n${servers(port)}}\n`,
  );
  const server = await started('nginx', ['-c', config, '-p', lab.folder], port);
  return { connect: { host: '127.0.0.1', port }, stop: server.stop };
}
