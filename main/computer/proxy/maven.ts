import { isIP } from 'node:net';
import { readText } from '../machine.ts';
import { fitsWildcard } from './no-proxy.ts';
import { manualSetting, type ReadSource } from './setting.ts';

/** Maven's settings of this person: the first active proxy. Source: Maven, "Settings Reference", Proxies. */
export const readMaven: ReadSource = async ({ machine, target }) => {
  const location = machine.platform === 'win32' ? `${machine.home}\\.m2\\settings.xml` : `${machine.home}/.m2/settings.xml`;
  const text = (await readText(machine, location))?.replace(/<!--[\s\S]*?-->/gu, '') ?? '';
  for (const [, proxy = ''] of text.matchAll(/<proxy>([\s\S]*?)<\/proxy>/gu)) {
    const value = (name: string) => unescaped(new RegExp(`<${name}>\\s*([^<]*?)\\s*</${name}>`, 'u').exec(proxy)?.[1] ?? '');
    const host = value('host');
    if (host === '' || /^false$/iu.test(value('active'))) continue;
    const bypass = value('nonProxyHosts')
      .split(/[|,]/u)
      .filter((entry) => entry !== '');
    const address = `${isIP(host) === 6 ? `[${host}]` : host}:${value('port') || '8080'}`;
    const bypasses = (asked: { readonly host: string }) => bypass.some((entry) => fitsWildcard(asked.host, entry));
    return [manualSetting({ source: 'maven', location }, { proxy: address, bypass, bypasses }, target)];
  }
  return [];
};

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
