import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Authority } from './kit/certificates.ts';
import { mayMount, OwnComputer } from './kit/own-computer.ts';
import { freePort, listening, type Running, started } from './kit/running.ts';
import { dante, tinyproxy } from './servers/proxies.ts';

interface Answer {
  readonly diagnosis: {
    readonly verdict: string;
    readonly primary: { readonly cause: string; readonly certainty: string; readonly title: string } | null;
  };
}

interface Report {
  readonly proxies: readonly { readonly source: string; readonly forTarget: unknown }[];
}

const hasGsettings = existsSync('/usr/bin/gsettings') && existsSync('/usr/share/glib-2.0/schemas/org.gnome.system.proxy.gschema.xml');
const hasMitmproxy = existsSync('/usr/bin/mitmdump');

/** Names a proxy in every setting that a person's computer has for it; the password must never come back. */
function setEverywhere(computer: OwnComputer, scheme: 'http' | 'socks5', port: number): readonly string[] {
  const url = `${scheme}://person:secret@127.0.0.1:${port}`;
  const profile = '.mozilla/firefox';
  computer.write(`${profile}/profiles.ini`, '[Profile0]\nName=d\nIsRelative=1\nPath=abc.default\nDefault=1\n');
  const kind = scheme === 'http' ? 'ssl' : 'socks';
  const prefs = { type: 1, [kind]: '127.0.0.1', [`${kind}_port`]: port };
  computer.write(
    `${profile}/abc.default/prefs.js`,
    Object.entries(prefs)
      .map(([name, value]) => `user_pref("network.proxy.${name}", ${JSON.stringify(value)});\n`)
      .join(''),
  );
  computer.write(
    '.config/kioslaverc',
    `[Proxy Settings]\nProxyType=1\n${scheme === 'http' ? 'https' : 'socks'}Proxy=${scheme}://127.0.0.1 ${port}\n`,
  );
  computer.write('.gitconfig', `[http]\n\tproxy = ${url}\n`);
  computer.write('.npmrc', `https-proxy=${url}\n`);
  computer.write('.curlrc', `proxy = "${url}"\n`);
  computer.write('.yarnrc.yml', `httpsProxy: "${url}"\n`);
  computer.write('.config/pip/pip.conf', `[global]\nproxy = ${url}\n`);
  computer.write('.condarc', `proxy_servers:\n  https: ${url}\n`);
  computer.write('.cargo/config.toml', `[http]\nproxy = "${url}"\n`);
  computer.write('.config/Code/User/settings.json', `{ "http.proxy": "${url}" }`);
  computer.write('.docker/config.json', JSON.stringify({ proxies: { default: { httpsProxy: url } } }));
  computer.write('apt.conf', `Acquire::https::Proxy "${url}";\n`);
  const rules = join(computer.folder, 'opt', 'chrome', 'policies', 'managed');
  mkdirSync(rules, { recursive: true });
  writeFileSync(join(rules, 'proxy.json'), JSON.stringify({ ProxyMode: 'fixed_servers', ProxyServer: `${scheme}://127.0.0.1:${port}` }));
  const java = scheme === 'http' ? 'https.proxy' : 'socksProxy';
  computer.env = {
    ...(hasGsettings ? { GSETTINGS_BACKEND: 'keyfile' } : {}),
    APT_CONFIG: join(computer.home, 'apt.conf'),
    JAVA_TOOL_OPTIONS: `-D${java}Host=127.0.0.1 -D${java}Port=${port}`,
    [scheme === 'http' ? 'https_proxy' : 'all_proxy']: url,
  };
  computer.write(
    '.config/glib-2.0/settings/keyfile',
    `[system/proxy]\nmode='manual'\n[system/proxy/${scheme === 'http' ? 'https' : 'socks'}]\nhost='127.0.0.1'\nport=${port}\n`,
  );
  const both = [
    'firefox',
    'kde',
    'git',
    'npm',
    'curl',
    'yarn',
    'pip',
    'conda',
    'cargo',
    'vs-code',
    'docker-containers',
    'apt',
    'chrome',
    'java',
  ];
  if (scheme === 'socks5') return [...both, 'python-requests', ...(hasGsettings ? ['gnome'] : [])];
  computer.write('.wgetrc', `https_proxy = ${url}\n`);
  computer.write('.m2/settings.xml', `<settings><proxies><proxy><host>127.0.0.1</host><port>${port}</port></proxy></proxies></settings>`);
  return [...both, 'wget', 'maven', 'python-requests', 'python-urllib', ...(hasGsettings ? ['gnome'] : [])];
}

describe.skipIf(!mayMount)('a proxy that is named in every setting', () => {
  const folder = mkdtempSync(join(tmpdir(), 'found-'));
  let lab: Authority;
  let site: Running;
  let target = '';

  beforeAll(async () => {
    lab = await Authority.open();
    const issued = await lab.issue({ names: 'DNS:site.test', key: 'rsa' });
    site = await listening(createServer({ cert: issued.cert, key: issued.key }, (_request, response) => response.end('here')));
    target = `site.test:${site.port}`;
    writeFileSync(join(folder, 'hosts'), '127.0.0.1 localhost site.test\n');
  });
  afterAll(async () => {
    await site.stop();
    await lab.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function foundEverywhere(scheme: 'http' | 'socks5', proxy: Running, and: (computer: OwnComputer) => Promise<void>): Promise<void> {
    const computer = new OwnComputer();
    try {
      computer.trustAtOnce(lab.root.cert);
      const sources = setEverywhere(computer, scheme, proxy.port);
      const report = (await computer.json('computer', target, '--offline')) as Report;
      const through = { kind: 'proxy', proxy: `${scheme}://127.0.0.1:${proxy.port}` };
      const ways = new Map(report.proxies.map((one) => [one.source, one.forTarget]));
      expect(Object.fromEntries(sources.map((source) => [source, ways.get(source)]))).toEqual(
        Object.fromEntries(sources.map((source) => [source, through])),
      );
      expect(JSON.stringify(report)).not.toContain('secret');
      await and(computer);
    } finally {
      computer.close();
      await proxy.stop();
    }
  }

  const diagnosed = async (computer: OwnComputer, ...more: readonly string[]) =>
    ((await computer.json('diagnose', target, '--offline', ...more)) as Answer).diagnosis;

  /** These proxies look names up in the machine's own hosts file: they are asked for the address. */
  const byAddress = () => ['--connect', `127.0.0.1:${site.port}`];

  test('given tinyproxy, is found in each, and leaves the site healthy', async () => {
    await foundEverywhere('http', await tinyproxy(lab), async (computer) => {
      expect((await diagnosed(computer, ...byAddress())).verdict).toBe('healthy');
    });
  });

  test('given Dante, is found in each, and leaves the site healthy', async () => {
    await foundEverywhere('socks5', await dante('pass')(lab), async (computer) => {
      expect((await diagnosed(computer, ...byAddress())).verdict).toBe('healthy');
    });
  });

  /** mitmproxy looks the site up in a hosts file of its own. */
  async function mitmproxy(): Promise<Running & { readonly root: string }> {
    const port = await freePort();
    const own = join(folder, 'mitmproxy');
    const mount = `mount --bind "${folder}/hosts" /etc/hosts && exec "$@"`;
    const command = ['mitmdump', '-q', '--listen-host', '127.0.0.1', '-p', String(port), '--set', `confdir=${own}`, '--ssl-insecure'];
    const running = await started('unshare', ['-m', 'sh', '-c', mount, 'sh', ...command], port);
    return { ...running, root: readFileSync(join(own, 'mitmproxy-ca-cert.pem'), 'utf8') };
  }

  test.skipIf(!hasMitmproxy)('given mitmproxy, is found in each, and named for what it does, with its root and without', async () => {
    const proxy = await mitmproxy();
    await foundEverywhere('http', proxy, async (computer) => {
      expect(await diagnosed(computer)).toMatchObject({ verdict: 'fault', primary: { cause: 'interception', certainty: 'certain' } });
      computer.trustAtOnce(proxy.root);
      const trusted = await diagnosed(computer);
      expect(trusted).toMatchObject({ verdict: 'advice', primary: { cause: 'interception', certainty: 'certain' } });
      expect(trusted.primary?.title).toContain('mitmproxy');
    });
  });
});
