import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Authority } from './kit/certificates.ts';
import { mayMount, OwnComputer } from './kit/own-computer.ts';
import { listening, type Running } from './kit/running.ts';
import { squid as startSquid } from './servers/proxies.ts';

/** Only the squid that was built with OpenSSL can sign anew. */
const CERTIFICATE_MAKER = '/usr/lib/squid/security_file_certgen';

interface Answer {
  readonly diagnosis: {
    readonly verdict: string;
    readonly primary: { readonly cause: string; readonly certainty: string } | null;
  };
}

interface Report {
  readonly proxies: readonly { readonly source: string; readonly proxy: string | null; readonly forTarget: unknown }[];
}

describe.skipIf(!mayMount || !existsSync(CERTIFICATE_MAKER))('a squid that signs every site anew', () => {
  const folder = mkdtempSync(join(tmpdir(), 'squid-'));
  let lab: Authority;
  /** What squid signs with. */
  let gate: Authority;
  let site: Running;
  let squid: Running | undefined;
  let target = '';
  let proxy = '';

  beforeAll(async () => {
    [lab, gate] = await Promise.all([Authority.open(), Authority.open('/O=Gate/CN=Gate of the House')]);
    const issued = await lab.issue({ names: 'DNS:site.test', key: 'rsa' });
    site = await listening(createServer({ cert: issued.cert, key: issued.key }, (_request, response) => response.end('here')));
    target = `site.test:${site.port}`;
    writeFileSync(join(folder, 'hosts'), '127.0.0.1 localhost site.test\n');
    const made = join(folder, 'made');
    execFileSync(CERTIFICATE_MAKER, ['-c', '-s', made, '-M', '4MB'], { stdio: 'ignore' });
    // squid works as a person of its own, who must be able to write there.
    execFileSync('chown', ['-R', 'proxy', made]);
    chmodSync(folder, 0o755);
    const rules = [
      `sslcrtd_program ${CERTIFICATE_MAKER} -s ${made} -M 4MB`,
      'acl first at_step SslBump1',
      'ssl_bump peek first',
      'ssl_bump bump all',
      'tls_outgoing_options flags=DONT_VERIFY_PEER',
      'sslproxy_cert_error allow all',
      'http_access allow all',
      `hosts_file ${join(folder, 'hosts')}`,
    ];
    squid = await startSquid(
      lab,
      rules.join('\n'),
      `ssl-bump tls-cert=${gate.root.certFile} tls-key=${gate.root.keyFile} generate-host-certificates=on`,
    );
    proxy = `http://127.0.0.1:${squid.port}`;
  });
  afterAll(async () => {
    await squid?.stop();
    await site.stop();
    await Promise.all([lab.close(), gate.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  async function onComputer(work: (computer: OwnComputer) => Promise<void>): Promise<void> {
    const computer = new OwnComputer();
    try {
      await work(computer);
    } finally {
      computer.close();
    }
  }

  const diagnosed = async (computer: OwnComputer, ...more: readonly string[]) =>
    ((await computer.json('diagnose', target, ...more, '--offline')) as Answer).diagnosis;

  /** GLib's settings as a file: what `gsettings` reads where no desktop runs. */
  function gnome(computer: OwnComputer, lines: string): void {
    const settings = join(computer.home, '.config', 'glib-2.0', 'settings');
    mkdirSync(settings, { recursive: true });
    writeFileSync(join(settings, 'keyfile'), lines);
    computer.env = { GSETTINGS_BACKEND: 'keyfile' };
  }

  const hasGsettings = existsSync('/usr/bin/gsettings') && existsSync('/usr/share/glib-2.0/schemas/org.gnome.system.proxy.gschema.xml');
  const SETTINGS: Readonly<Record<string, (computer: OwnComputer) => void>> = {
    'the environment': (computer) => {
      computer.env = { https_proxy: proxy.replace('//', '//person:secret@') };
    },
    KDE: (computer) => {
      mkdirSync(join(computer.home, '.config'));
      writeFileSync(
        join(computer.home, '.config', 'kioslaverc'),
        `[Proxy Settings]\nProxyType=1\nhttpsProxy=${proxy.replace(/:(\d+)$/u, ' $1')}\n`,
      );
      computer.env = { XDG_CURRENT_DESKTOP: 'KDE' };
    },
    'a script that KDE names': (computer) => {
      const script = join(computer.folder, 'proxy.pac');
      writeFileSync(
        script,
        `function FindProxyForURL(url, host) { return shExpMatch(host, "*.test") ? "PROXY ${proxy.slice(7)}" : "DIRECT"; }`,
      );
      mkdirSync(join(computer.home, '.config'));
      writeFileSync(join(computer.home, '.config', 'kioslaverc'), `[Proxy Settings]\nProxyType=2\nProxy Config Script=file://${script}\n`);
      computer.env = { XDG_CURRENT_DESKTOP: 'KDE' };
    },
    ...(hasGsettings
      ? {
          GNOME: (computer: OwnComputer) =>
            gnome(computer, `[system/proxy]\nmode='manual'\n[system/proxy/https]\nhost='127.0.0.1'\nport=${proxy.split(':').at(-1)}\n`),
        }
      : {}),
  };

  test.each(Object.keys(SETTINGS))('found from %s: the two issuers, each twice, prove it', (name) =>
    onComputer(async (computer) => {
      computer.trustAtOnce(lab.root.cert);
      SETTINGS[name]?.(computer);
      const { primary, verdict } = await diagnosed(computer);
      expect([verdict, primary]).toMatchObject(['fault', { cause: 'interception', certainty: 'certain' }]);
    }),
  );

  test('given its root in the system’s store, it is advice', () =>
    onComputer(async (computer) => {
      computer.trustAtOnce(lab.root.cert);
      computer.trustAtOnce(gate.root.cert);
      const { primary, verdict } = await diagnosed(computer, '--proxy', proxy);
      expect([verdict, primary]).toMatchObject(['advice', { cause: 'interception', certainty: 'certain' }]);
    }));

  test('programs’ own settings are found, with what each says for the site, and no password', () =>
    onComputer(async (computer) => {
      const withPassword = proxy.replace('//', '//person:secret@');
      const [host, port] = proxy.slice(7).split(':');
      mkdirSync(computer.firefoxProfile, { recursive: true });
      writeFileSync(
        join(computer.home, '.mozilla', 'firefox', 'profiles.ini'),
        '[Profile0]\nName=d\nIsRelative=1\nPath=abc.default\nDefault=1\n',
      );
      writeFileSync(
        join(computer.firefoxProfile, 'prefs.js'),
        `user_pref("network.proxy.type", 1);\nuser_pref("network.proxy.ssl", "${host}");\nuser_pref("network.proxy.ssl_port", ${port});\n`,
      );
      writeFileSync(join(computer.home, '.gitconfig'), `[http]\n\tproxy = ${withPassword}\n`);
      writeFileSync(join(computer.home, '.npmrc'), `https-proxy=${withPassword}\n//registry.example/:_authToken=secret\n`);
      computer.env = { JAVA_TOOL_OPTIONS: `-Dhttps.proxyHost=${host} -Dhttps.proxyPort=${port}` };
      const report = (await computer.json('computer', target, '--offline')) as Report;
      const ways = Object.fromEntries(report.proxies.map((one) => [one.source, one.forTarget]));
      const through = { kind: 'proxy', proxy };
      expect(ways).toMatchObject({ firefox: through, git: through, npm: through, java: through, environment: { kind: 'direct' } });
      expect(JSON.stringify(report)).not.toContain('secret');
    }));
});
