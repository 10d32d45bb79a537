import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CauseId } from '../../shared/model/cause-id.ts';
import { guideOf } from '../../shared/servers/index.ts';
import { copiedIn, SERVER_CAUSES } from '../../shared/servers/server.ts';
import { LEAF, OpensslChains } from './kit/openssl-chain.ts';

const run = promisify(execFile);
const NAMES = { host: 'shop.example', names: ['shop.example', 'www.shop.example'], port: 8443 };

/** How a server software is asked whether it takes a configuration. */
interface Checker {
  readonly id: 'nginx' | 'apache' | 'haproxy' | 'dovecot' | 'stunnel' | 'caddy';
  readonly program: string;
  /** The whole configuration around the lines of a recipe. */
  around(lines: string, files: Files): string;
  readonly arguments: (file: string) => readonly string[];
  /** stunnel has no test of its own: it is started for a second and says what it made of the file. */
  readonly mustBeStopped?: boolean;
}

interface Files {
  readonly folder: string;
  readonly chain: string;
  readonly key: string;
  readonly bundle: string;
}

const CHECKERS: readonly Checker[] = [
  {
    id: 'nginx',
    program: '/usr/sbin/nginx',
    around: (lines, { folder, chain, key }) => {
      const certificate = lines.includes('ssl_certificate ') ? '' : `ssl_certificate ${chain}; ssl_certificate_key ${key};`;
      const server = lines.includes('server {') ? lines : `server { listen 8443 ssl; ${certificate} ${lines} }`;
      return `pid ${folder}/pid; error_log stderr; events {} http { access_log off; ${server} }`;
    },
    arguments: (file) => ['-t', '-q', '-c', file],
  },
  {
    id: 'apache',
    program: '/usr/sbin/apache2',
    around: (lines, { folder, chain, key }) => {
      const certificate = lines.includes('SSLCertificateFile') ? '' : `SSLCertificateFile ${chain}\nSSLCertificateKeyFile ${key}\n`;
      const host = lines.includes('<VirtualHost')
        ? lines
        : `<VirtualHost *:8443>\nServerName shop.example\nSSLEngine on\n${certificate}${lines}\n</VirtualHost>`;
      const modules = ['mpm_event', 'authz_core', 'ssl'].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`);
      return [
        `ServerRoot /etc/apache2`,
        `PidFile ${folder}/pid`,
        'ServerName lab',
        'ErrorLog /dev/null',
        ...modules,
        'Listen 8443',
        host,
        '',
      ].join('\n');
    },
    arguments: (file) => ['-t', '-f', file],
  },
  {
    id: 'haproxy',
    program: '/usr/sbin/haproxy',
    around: (lines, { folder }) => {
      const all = lines.split('\n');
      const bind = all.find((line) => line.startsWith('bind')) ?? `bind :8443 ssl crt ${folder}/certs/`;
      const global = all.filter((line) => !line.startsWith('bind'));
      const times = ['client', 'server', 'connect'].map((side) => `  timeout ${side} 5s`);
      return [
        'global',
        ...global.map((line) => `  ${line}`),
        'defaults',
        '  mode http',
        ...times,
        'frontend f',
        `  ${bind}`,
        '  default_backend b',
        'backend b',
        '  server s 127.0.0.1:8080',
        '',
      ].join('\n');
    },
    arguments: (file) => ['-c', '-q', '-f', file],
  },
  {
    id: 'dovecot',
    program: '/usr/bin/doveconf',
    around: (lines, { chain, key }) => {
      const own = /^ssl_cert/m.test(lines) ? '' : `ssl_cert = <${chain}\nssl_key = <${key}\n`;
      return `ssl = yes\nprotocols = imap\n${own}${lines}\n`;
    },
    arguments: (file) => ['-n', '-c', file],
  },
  {
    id: 'caddy',
    program: '/usr/bin/caddy',
    // Debian's Caddy is older than 2.8: the step says how that one spells it.
    around: (lines) => `${lines.replaceAll('trust_pool file', 'trusted_ca_cert_file')}\n`,
    arguments: (file) => ['validate', '--adapter', 'caddyfile', '--config', file],
  },
  {
    id: 'stunnel',
    program: '/usr/bin/stunnel4',
    around: (lines, { bundle }) => {
      const main = lines.startsWith('[named]') ? `[site]\naccept = 127.0.0.1:0\nconnect = 1\ncert = ${bundle}\n` : '';
      return `foreground = yes\npid =\n${main}${lines.replaceAll('accept = 8443', 'accept = 127.0.0.1:0')}\n`;
    },
    arguments: (file) => [file],
    mustBeStopped: true,
  },
];

let chains: OpensslChains;
let files: Files;

beforeAll(async () => {
  chains = await OpensslChains.open();
  const leaf = await chains.root({ name: 'shop.example', extensions: LEAF });
  const { folder } = chains;
  const bundle = join(folder, 'certs', 'shop.example.pem');
  await mkdir(join(folder, 'certs'));
  await writeFile(bundle, leaf.pem + (await readFile(leaf.keyFile, 'utf8')));
  files = { folder, chain: leaf.certFile, key: leaf.keyFile, bundle };
});

afterAll(() => chains.close());

describe.each(CHECKERS.filter((checker) => isThere(checker.program)))('$id takes the lines of every recipe', (checker) => {
  const guide = guideOf(checker.id);
  const all = SERVER_CAUSES.flatMap((cause: CauseId) => {
    const recipe = guide?.recipes[cause];
    return recipe === undefined ? [] : copiedIn(recipe).map((copied) => ({ cause, copied }));
  });

  it.each(all.filter(({ copied }) => copied.language === 'config'))('$cause', async ({ cause, copied }) => {
    const lines = inLab(copied.lines(NAMES), files);
    const file = join(files.folder, `${checker.id}-${cause}.conf`);
    await writeFile(file, checker.around(lines, files));
    if (checker.mustBeStopped === true) {
      const { stderr } = await run(checker.program, [...checker.arguments(file)], { timeout: 1000 });
      expect(stderr).toContain('Configuration successful');
    } else {
      await run(checker.program, [...checker.arguments(file)], {
        timeout: 20_000,
        env: { ...process.env, XDG_DATA_HOME: files.folder, HOME: files.folder },
      });
    }
  });
});

/** The files that recipes name, in the lab's folder. */
function inLab(lines: string, { folder, chain, key, bundle }: Files): string {
  return lines
    .replaceAll('/etc/letsencrypt/live/shop.example/fullchain.pem', chain)
    .replaceAll('/etc/letsencrypt/live/shop.example/privkey.pem', key)
    .replaceAll(/\/etc\/(nginx|apache2|haproxy|caddy|stunnel)\/client-ca\.pem/g, chain)
    .replaceAll('/etc/haproxy/certs/', `${folder}/certs/`)
    .replaceAll('/etc/dovecot/shop.example.pem', chain)
    .replaceAll('/etc/dovecot/shop.example.key', key)
    .replaceAll('/etc/caddy/shop.example.fullchain.pem', chain)
    .replaceAll('/etc/caddy/shop.example.key', key)
    .replaceAll('/etc/stunnel/shop.example.pem', bundle);
}

function isThere(program: string): boolean {
  try {
    accessSync(program, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
