import { bytesOf, queryRegistry } from '../registry.ts';
import { directSetting, manualSetting, type ReadSource, unreadableSetting } from './setting.ts';
import { exceptionsOf, proxyForTls, windowsBypasses } from './windows-words.ts';

const CONNECTIONS = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections';

export interface WinHttpSettings {
  readonly proxy: string;
  readonly bypass: string;
}

/** WinHttpSettings: twelve bytes, then proxy and exceptions with their lengths. Null where the bytes end too soon. Layout as observed. */
export function parseWinHttpSettings(bytes: Uint8Array): WinHttpSettings | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (at: number): string | null => {
    if (at + 4 > bytes.length) return null;
    const length = view.getUint32(at, true);
    return length > bytes.length - at - 4 ? null : new TextDecoder('latin1').decode(bytes.subarray(at + 4, at + 4 + length));
  };
  const proxy = text(12);
  const bypass = proxy === null ? null : text(16 + proxy.length);
  return proxy === null || bypass === null ? null : { proxy, bypass };
}

/**
 * The output of `netsh winhttp show proxy` in any language: the first line that ends in something like `host:port` is the proxy, the next
 * one with a value the exceptions. A bare sentence means a direct way.
 */
export function parseNetsh(output: string): WinHttpSettings {
  const values = output.split(/\r?\n/u).flatMap((line) => {
    const [, value] = /^\s+\S.*?:\s+(\S.*)$/u.exec(line) ?? [];
    return value === undefined ? [] : [value.trim()];
  });
  const at = values.findIndex((value) => /(^|[=/;\]\w.-])[\w.\]-]+:\d{1,5}($|[;\s])/u.test(value));
  if (at < 0) return { proxy: '', bypass: '' };
  const bypass = values[at + 1] ?? '';
  return { proxy: values[at] ?? '', bypass: /^\(.*\)$/u.test(bypass) ? '' : bypass }; // `(none)` in whichever language
}

/** The setting of Windows' services and updates. curl, browsers and most programs do not look at it. */
export const readWinHttp: ReadSource = async ({ machine, target }) => {
  if (machine.platform !== 'win32') return [];
  const [connections] = await queryRegistry(machine, CONNECTIONS);
  const bytes = bytesOf(connections, 'WinHttpSettings');
  const fromRegistry = bytes === null ? null : parseWinHttpSettings(bytes);
  const place = { source: 'winhttp', location: fromRegistry === null ? 'netsh winhttp show proxy' : CONNECTIONS };
  const output = fromRegistry === null ? await machine.run('netsh', ['winhttp', 'show', 'proxy']) : null;
  const found = fromRegistry ?? (output === null ? null : parseNetsh(output));
  if (found === null) return [unreadableSetting(place, target)];
  if (found.proxy === '') return [directSetting(place, target)];
  const bypass = exceptionsOf(found.bypass);
  return [manualSetting(place, { proxy: proxyForTls(found.proxy), bypass, bypasses: windowsBypasses.bind(null, bypass) }, target)];
};
