import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Authority, KeyKind } from '../kit/certificates.ts';
import { freePort, type Running, started } from '../kit/running.ts';
import { dhFile } from './versions.ts';

/** A server with settings of its own, for what it takes to be listed. */
export interface ListedServer {
  readonly what: string;
  readonly start: (lab: Authority) => Promise<Running>;
}

const NAMES = { names: 'DNS:localhost' };
const EVERYTHING = 'ALL:COMPLEMENTOFALL:@SECLEVEL=0';
const OLD_TOO = 'DEFAULT:@SECLEVEL=0';
const MOZILLA_OLD = [
  '@SECLEVEL=0:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:DHE-RSA-AES128-GCM-SHA256:DHE-RSA-AES256-GCM-SHA384',
  'DHE-RSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-SHA256:ECDHE-RSA-AES128-SHA256:ECDHE-ECDSA-AES128-SHA:ECDHE-RSA-AES128-SHA',
  'ECDHE-ECDSA-AES256-SHA384:ECDHE-RSA-AES256-SHA384:ECDHE-ECDSA-AES256-SHA:ECDHE-RSA-AES256-SHA:DHE-RSA-AES128-SHA256',
  'DHE-RSA-AES256-SHA256:AES128-GCM-SHA256:AES256-GCM-SHA384:AES128-SHA256:AES256-SHA256:AES128-SHA:AES256-SHA',
].join(':');

function openssl(what: string, keys: readonly KeyKind[], ...args: readonly string[]): ListedServer {
  return {
    what: `openssl ${what}`,
    start: async (lab) => {
      const port = await freePort();
      const given = await Promise.all(keys.map((key) => lab.issue({ ...NAMES, key })));
      const identity = given.flatMap((one, at) =>
        at === 0 ? ['-cert', one.certFile, '-key', one.keyFile] : ['-dcert', one.certFile, '-dkey', one.keyFile],
      );
      const dh = args.includes('-dhparam') ? [await dhFile(lab, 1024)] : [];
      const known = keys.length === 0 ? ['-nocert'] : identity;
      return started('openssl', ['s_server', '-accept', `127.0.0.1:${port}`, '-www', '-quiet', ...known, ...args, ...dh], port);
    },
  };
}

function gnutls(what: string, priority: string, key: KeyKind = 'rsa'): ListedServer {
  return {
    what: `gnutls ${what}`,
    start: async (lab) => {
      const port = await freePort();
      const { certFile, keyFile } = await lab.issue({ ...NAMES, key });
      const identity = ['--x509certfile', certFile, '--x509keyfile', keyFile];
      return started('gnutls-serv', ['--http', '-q', '-p', String(port), ...identity, '--priority', priority], port);
    },
  };
}

function nginx(what: string, settings: string, keys: readonly KeyKind[]): ListedServer {
  return {
    what: `nginx ${what}`,
    start: async (lab) => {
      const port = await freePort();
      const given = await Promise.all(keys.map((key) => lab.issue({ ...NAMES, key })));
      const identity = given.map((one) => `ssl_certificate ${one.certFile}; ssl_certificate_key ${one.keyFile};`).join(' ');
      const file = join(lab.folder, `listed-${port}.conf`);
      await writeFile(
        file,
        `daemon off; master_process off; pid ${file}.pid; error_log ${file}.log; events {}\n` +
          `http { access_log off; server { listen 127.0.0.1:${port} ssl; ${identity} ${settings} location / { return 200 ok; } } }`,
      );
      return started('nginx', ['-c', file], port);
    },
  };
}

function haproxy(what: string, bind: string): ListedServer {
  return {
    what: `haproxy ${what}`,
    start: async (lab) => {
      const port = await freePort();
      const { cert, key } = await lab.issue({ ...NAMES, key: 'rsa' });
      const file = join(lab.folder, `listed-${port}`);
      await writeFile(`${file}.pem`, cert + key);
      await writeFile(
        `${file}.cfg`,
        `defaults\n mode http\n timeout client 5s\n timeout server 5s\n timeout connect 5s\n` +
          `frontend f\n bind 127.0.0.1:${port} ssl crt ${file}.pem ${bind}\n http-request return status 200\n`,
      );
      return started('haproxy', ['-f', `${file}.cfg`, '-db'], port);
    },
  };
}

/** Servers whose settings differ in what a listing has to find out. */
export const LISTED: readonly ListedServer[] = [
  openssl('as it comes', ['rsa']),
  openssl('with an order of its own and two certificates', ['rsa', 'ec'], '-serverpref'),
  openssl('with everything it has', ['rsa'], '-cipher', EVERYTHING, '-dhparam'),
  openssl('without a certificate', [], '-tls1_2', '-cipher', 'ADH:AECDH:@SECLEVEL=0'),
  openssl('without encryption', ['rsa'], '-cipher', 'eNULL:@SECLEVEL=0'),
  openssl('with a key on P-521', ['p521']),
  openssl('that moves ChaCha20 to the front', ['rsa'], '-serverpref', '-prioritize_chacha'),
  openssl('with rare suites of TLS 1.3', ['rsa'], '-serverpref', '-ciphersuites', 'TLS_AES_128_CCM_8_SHA256:TLS_AES_128_CCM_SHA256'),
  openssl('with rare groups', ['rsa'], '-groups', 'P-521:X448:ffdhe3072', '-serverpref'),
  openssl('with TLS 1.0 alone', ['rsa'], '-tls1', '-cipher', OLD_TOO),
  openssl('without TLS 1.2 in the middle', ['rsa'], '-no_tls1_2', '-cipher', OLD_TOO),
  gnutls('as it comes', 'NORMAL'),
  gnutls('with what it calls legacy, RC4 and MD5', 'LEGACY:+VERS-ALL:+ARCFOUR-128:+3DES-CBC:+MD5'),
  gnutls('with an order of its own', 'PFS:%SERVER_PRECEDENCE', 'ec'),
  gnutls('with finite-field groups alone', 'NORMAL:-GROUP-ALL:+GROUP-FFDHE2048:+GROUP-FFDHE4096'),
  gnutls('with Camellia and short tags', 'NORMAL:+CAMELLIA-128-CBC:+CAMELLIA-256-GCM:+AES-128-CCM-8'),
  nginx('with a set of suites of today', 'ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20;', ['rsa', 'ec']),
  nginx('as it comes', 'ssl_protocols TLSv1.2 TLSv1.3;', ['rsa']),
  nginx(
    'with the old set of Mozilla',
    `ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3; ssl_ciphers ${MOZILLA_OLD}; ssl_prefer_server_ciphers on;`,
    ['rsa', 'ec'],
  ),
  haproxy('as it comes', 'alpn h2,http/1.1'),
  haproxy('with old versions', `ssl-min-ver TLSv1.0 ciphers ${OLD_TOO} no-tls-tickets`),
];
