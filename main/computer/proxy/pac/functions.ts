import { isIP } from 'node:net';
import { inBlock } from '../no-proxy.ts';

/** All that a PAC script may learn of the world. */
export interface PacWorld {
  /** Addresses of a name; empty where it has none. An address as the name answers itself. */
  readonly addressesOf: (host: string) => readonly string[];
  readonly ownAddress: string;
  readonly now: Date;
}

export type PacFunction = (...given: readonly unknown[]) => string | boolean | number | null;

const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/**
 * The functions that a PAC script finds: those of Netscape's "Navigator Proxy Auto-Config File Format" (1996), and Microsoft's for IPv6,
 * which Chrome and Windows know too. Values that make no sense answer false or null, as in browsers.
 */
export function pacFunctions(world: PacWorld): Readonly<Record<string, PacFunction>> {
  const text = (value: unknown) => (typeof value === 'string' ? value : String(value ?? ''));
  const lower = (value: unknown) => text(value).toLowerCase();
  const addresses = (host: unknown) => world.addressesOf(lower(host).replace(/^\[|\]$/gu, ''));
  const firstOf = (host: unknown, family: 4 | 6) => addresses(host).find((address) => isIP(address) === family) ?? null;
  return {
    alert: () => null,
    isPlainHostName: (host) => !/[.:]/u.test(text(host)),
    dnsDomainIs: (host, domain) => text(host).endsWith(text(domain)),
    localHostOrDomainIs: (host, full) => text(host) === text(full) || text(full).startsWith(`${text(host)}.`),
    dnsDomainLevels: (host) => text(host).split('.').length - 1,
    isResolvable: (host) => firstOf(host, 4) !== null,
    isResolvableEx: (host) => addresses(host).length > 0,
    dnsResolve: (host) => firstOf(host, 4),
    dnsResolveEx: (host) => addresses(host).join(';'),
    isInNet: (host, pattern, mask) => isInNet(firstOf(host, 4), text(pattern), text(mask)),
    isInNetEx: (address, block) => inBlock(lower(address), text(block)),
    convert_addr: (address) => quad(text(address)) ?? 0,
    myIpAddress: () => world.ownAddress,
    myIpAddressEx: () => world.ownAddress,
    sortIpAddressList: (list) => text(list).split(';').sort().join(';'),
    getClientVersion: () => '1.0',
    shExpMatch: (subject, pattern) => fitsShell(text(subject), text(pattern)),
    weekdayRange: (...given) => weekdayRange(given.map(text), world.now),
    dateRange: (...given) => dateRange(given.map(text), world.now),
    timeRange: (...given) => timeRange(given.map(text), world.now),
  };
}

function quad(address: string): number | null {
  return isIP(address) === 4 ? address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) : null;
}

function isInNet(address: string | null, pattern: string, mask: string): boolean {
  const [own, network, bits] = [address === null ? null : quad(address), quad(pattern), quad(mask)];
  return own !== null && network !== null && bits !== null && (own & bits) === (network & bits);
}

/** Shell patterns with `*` and `?`, as they are written: browsers do not fold case. Walks back to the last star only, so no pattern takes long. */
function fitsShell(subject: string, pattern: string): boolean {
  let [at, on, star, from] = [0, 0, -1, 0];
  while (at < subject.length) {
    if (on < pattern.length && pattern[on] === '*') [star, from, on] = [on, at, on + 1];
    else if (on < pattern.length && (pattern[on] === '?' || pattern[on] === subject[at])) [at, on] = [at + 1, on + 1];
    else if (star >= 0) [from, at, on] = [from + 1, from + 1, star + 1];
    else return false;
  }
  return /^\**$/u.test(pattern.slice(on));
}

/** The last argument may be GMT: then the time is read in UTC. */
function splitZone(given: readonly string[]): { readonly rest: readonly string[]; readonly utc: boolean } {
  const utc = given.at(-1)?.toUpperCase() === 'GMT';
  return { rest: utc ? given.slice(0, -1) : given, utc };
}

/** Between two places of a circle, both counted in; a range may run over the end. */
function within(from: number, value: number, to: number): boolean {
  return from <= to ? from <= value && value <= to : value >= from || value <= to;
}

function weekdayRange(given: readonly string[], now: Date): boolean {
  const { rest, utc } = splitZone(given);
  const [from = -1, to = from] = rest.map((day) => WEEKDAYS.indexOf(day.toUpperCase()));
  return from >= 0 && to >= 0 && within(from, utc ? now.getUTCDay() : now.getDay(), to);
}

/** Days, months and years, alone or in pairs; a pair of two kinds (day and month) is compared as one number. */
function dateRange(given: readonly string[], now: Date): boolean {
  const { rest, utc } = splitZone(given);
  const parts = rest.map((part) => {
    const month = MONTHS.indexOf(part.toUpperCase());
    if (month >= 0) return { kind: 'month' as const, value: month };
    const value = /^\d+$/u.test(part) ? Number(part) : Number.NaN;
    return { kind: value > 31 ? ('year' as const) : ('day' as const), value };
  });
  if (parts.length === 0 || parts.some(({ value }) => Number.isNaN(value))) return false;
  const today = utc
    ? { day: now.getUTCDate(), month: now.getUTCMonth(), year: now.getUTCFullYear() }
    : { day: now.getDate(), month: now.getMonth(), year: now.getFullYear() };
  const half = parts.length === 1 ? parts : parts.slice(0, parts.length / 2);
  const kinds = half.map(({ kind }) => kind);
  const other = parts.length === 1 ? parts : parts.slice(parts.length / 2);
  if (other.length !== half.length || other.some(({ kind }, at) => kind !== kinds[at])) return false;
  const weigh = (values: readonly { readonly kind: 'day' | 'month' | 'year'; readonly value: number }[]) =>
    values.reduce((sum, { kind, value }) => sum + value * { day: 1, month: 100, year: 10_000 }[kind], 0);
  const from = weigh(half);
  const to = weigh(other);
  const value = weigh(kinds.map((kind) => ({ kind, value: today[kind] })));
  return kinds.includes('year') ? from <= value && value <= to : within(from, value, to);
}

/**
 * Hours, hours and minutes, or with seconds. Of two hours the last counts whole, and they never run over midnight.
 * Source: Firefox, netwerk/base/ascii_pac_utils.js; Chromium, pac_js_library.h.
 */
function timeRange(given: readonly string[], now: Date): boolean {
  const { rest, utc } = splitZone(given);
  const numbers = rest.map(Number);
  if (numbers.some((value) => !Number.isInteger(value))) return false;
  const seconds = utc
    ? now.getUTCHours() * 3600 + now.getUTCMinutes() * 60 + now.getUTCSeconds()
    : now.getHours() * 3600 + now.getMinutes() * 60 + now.getSeconds();
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
  switch (numbers.length) {
    case 1:
      return Math.floor(seconds / 3600) === a;
    case 2:
      return a * 3600 <= seconds && seconds < (b + 1) * 3600;
    case 4:
      return within(a * 3600 + b * 60, seconds, c * 3600 + d * 60 + 59);
    case 6:
      return within(a * 3600 + b * 60 + c, seconds, d * 3600 + e * 60 + f);
    default:
      return false;
  }
}
