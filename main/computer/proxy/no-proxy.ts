import { BlockList, isIP } from 'node:net';
import type { ProxyTarget } from './setting.ts';

/** Whether a list of exceptions, as one program reads it, sends a TLS target past the proxy. */
export type ExceptionRule = (list: string, target: ProxyTarget) => boolean;

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const endsWith = (host: string, end: string) => host.toLowerCase().endsWith(end.toLowerCase());
/** The name itself or anything below it. */
const within = (host: string, name: string) => same(host, name) || endsWith(host, `.${name}`);
const bracketed = (host: string) => (isIP(host) === 6 ? `[${host}]` : host);
const trimmed = (list: string, separator: RegExp) => list.split(separator).filter((entry) => entry !== '');

/** Whether an address lies in `10.0.0.0/8`; short octets (`169.254/16`) as macOS writes them. False for anything that is no such block. */
export function inBlock(host: string, block: string): boolean {
  const [network = '', bits = ''] = block.split('/');
  const family = isIP(host) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(host) === 0 || !/^\d{1,3}$/u.test(bits)) return false;
  const full = family === 'ipv4' ? [...network.split('.'), '0', '0', '0'].slice(0, 4).join('.') : network;
  if (isIP(full) !== isIP(host) || Number(bits) > (family === 'ipv6' ? 128 : 32)) return false;
  const list = new BlockList();
  list.addSubnet(full, Number(bits), family);
  return list.check(host, family);
}

/** Whether a pattern with `*` for any text fits, in any case; walks back to the last star only, so no pattern takes long. */
export function fitsWildcard(text: string, pattern: string): boolean {
  const [subject, wanted] = [text.toLowerCase(), pattern.toLowerCase()];
  let [at, on, star, from] = [0, 0, -1, 0];
  while (at < subject.length) {
    if (on < wanted.length && wanted[on] === '*') [star, from, on] = [on, at, on + 1];
    else if (on < wanted.length && wanted[on] === subject[at]) [at, on] = [at + 1, on + 1];
    else if (star >= 0) [from, at, on] = [from + 1, from + 1, star + 1];
    else return false;
  }
  return /^\**$/u.test(wanted.slice(on));
}

/** curl and all that use its library. Source: curl lib/noproxy.c, measured with 7.88.1. */
export const curlRule: ExceptionRule = (list, { host }) => {
  if (list === '*') return true;
  const name = host.replace(/\.$/u, '');
  return trimmed(list, /[\s,]+/u).some((entry) => {
    if (isIP(name) !== 0) return same(entry, name) || inBlock(name, entry);
    return within(name, entry.replace(/^\./u, '').replace(/\.$/u, ''));
  });
};

/** wget compares ends of text; a leading dot leaves the name itself out. Source: wget src/host.c sufmatch, measured with 1.21.3. */
export const wgetRule: ExceptionRule = (list, { host }) =>
  list.split(/,\s*/u).some((entry) => entry !== '' && (entry.startsWith('.') ? endsWith(host, entry) : within(host, entry)));

/** Python's urllib. Source: Lib/urllib/request.py proxy_bypass_environment, measured with 3.11.7. */
export const urllibRule: ExceptionRule = (list, { host, port }) => {
  const names = [bracketed(host), ...(port === 443 ? [] : [`${bracketed(host)}:${port}`])];
  return urllibMatch(list, names);
};

function urllibMatch(list: string, names: readonly string[]): boolean {
  if (list === '*') return true;
  return list
    .split(',')
    .map((entry) => entry.trim().replace(/^\.+/u, ''))
    .some((entry) => entry !== '' && names.some((name) => within(name, entry)));
}

/** Python's requests, which asks urllib too. Source: requests/utils.py should_bypass_proxies, measured with 2.34.2. */
export const requestsRule: ExceptionRule = (list, { host, port }) => {
  const entries = trimmed(list.replaceAll(' ', ''), /,/u);
  const own =
    isIP(host) === 4
      ? entries.some((entry) => entry === host || inBlock(host, entry))
      : entries.some((entry) => within(host, entry) || (port !== 443 && within(`${bracketed(host)}:${port}`, entry)));
  return own || urllibMatch(list, [host]);
};

/** Node's fetch and https with NODE_USE_ENV_PROXY=1. Source: undici EnvHttpProxyAgent, measured with Node 24.21.0. */
export const nodeRule: ExceptionRule = (list, { host, port }) => {
  if (list === '*') return true;
  return trimmed(list, /[\s,]+/u).some((entry) => {
    const [, name = entry, wantedPort] = /^(.+):(\d+)$/u.exec(entry) ?? [];
    if (wantedPort !== undefined && Number(wantedPort) !== port) return false;
    return within(bracketed(host), name.replace(/^\*?\./u, ''));
  });
};

/** Go programs, Docker's daemon among them; this computer itself never goes through a proxy. Source: golang.org/x/net/http/httpproxy. */
export const goRule: ExceptionRule = (list, { host, port }) => {
  if (host === 'localhost' || isThisComputer(host)) return true;
  return list
    .split(',')
    .map((entry) => entry.trim())
    .some((entry) => {
      if (entry === '') return false;
      if (entry === '*') return true;
      const [, name = entry, wantedPort] = isIP(entry) === 6 ? [] : (/^\[?([^\]]*?)\]?:(\d+)$/u.exec(entry) ?? []);
      if (wantedPort !== undefined && Number(wantedPort) !== port) return false;
      if (isIP(host) !== 0) return same(host, name.replace(/^\[|\]$/gu, '')) || inBlock(host, name);
      const bare = name.replace(/^\*(?=\.)/u, '');
      return bare.startsWith('.') ? endsWith(host, bare) : within(host, bare);
    });
};

/** 127.0.0.0/8 and ::1. */
export function isThisComputer(host: string): boolean {
  return host === '::1' || inBlock(host, '127.0.0.0/8');
}
