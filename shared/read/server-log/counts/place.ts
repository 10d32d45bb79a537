import { detached } from './detached.ts';

/** A client or a network as it is counted: an IPv4 address (or its first 24 bits) as a number, which is compared fast; anything else by its name. */
export type Place = number | string;

/** @returns the address without leading zeros as 32 bits; the text itself where it is no IPv4 address */
export function placeOf(client: string): Place {
  const from = client.startsWith('::ffff:') ? 7 : 0;
  const length = client.length - from;
  if (length > LONGEST_ADDRESS) return client;
  for (let at = 0; at < length; at += 1) address[at] = Math.min(client.charCodeAt(from + at), 0xff);
  return placeIn(address, 0, length) ?? client;
}

/** @returns an address with its port as a number (`placeAndPort`); the text itself where it is no IPv4 address with a port, each without leading zeros */
export function placeAndPortOf(peer: string): Place {
  const colon = peer.indexOf(':');
  const end = colon < 0 ? peer.length : colon;
  if (end > LONGEST_ADDRESS || peer.length - end > LONGEST_PORT) return peer;
  for (let at = 0; at < peer.length; at += 1) address[at] = Math.min(peer.charCodeAt(at), 0xff);
  const place = placeIn(address, 0, end);
  const port = colon < 0 ? NO_PORT : portIn(address, end + 1, peer.length);
  return place === null || port === null ? peer : placeAndPort(place, port);
}

export const NO_PORT = 65_536;

/** One number for both. @param port `NO_PORT` where there is none */
export function placeAndPort(place: number, port: number): number {
  return (place >>> 0) * 2 * NO_PORT + port;
}

/** @returns the port in a part of a line; null where it is none, or has leading zeros */
export function portIn(bytes: Uint8Array, start: number, end: number): number | null {
  if (end === start || end - start >= LONGEST_PORT || bytes[start] === 0x30) return null;
  let port = 0;
  for (let at = start; at < end; at += 1) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return null;
    port = 10 * port + digit;
  }
  return port < NO_PORT ? port : null;
}

/** `:65535` */
const LONGEST_PORT = 6;
/** `255.255.255.255` */
const LONGEST_ADDRESS = 15;
const address = new Uint8Array(LONGEST_ADDRESS + LONGEST_PORT);

/** @returns the address in a part of a line, without leading zeros, as 32 bits; null where it is no IPv4 address */
export function placeIn(bytes: Uint8Array, start: number, end: number): number | null {
  let value = 0;
  let part = -1;
  let dots = 0;
  for (let at = start; at < end; at += 1) {
    const code = bytes[at] as number;
    if (code === 0x2e) {
      if (part < 0) return null;
      value = (value << 8) | part;
      part = -1;
      dots += 1;
      continue;
    }
    if (code < 0x30 || code > 0x39 || part === 0) return null;
    part = (part < 0 ? 0 : part * 10) + code - 0x30;
    if (part > 255) return null;
  }
  return dots === 3 && part >= 0 ? (value << 8) | part : null;
}

/** The /24 of an IPv4 address, the /48 of an IPv6 one: what is mostly given to one site (RFC 6177 section 2). */
export function networkOf(client: Place): Place | null {
  if (typeof client === 'number') return client >>> 8;
  if (!client.includes(':') || !/^[\da-f:]+$/i.test(client)) return null;
  const [head = '', tail] = client.toLowerCase().split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = tail === undefined ? front : [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back];
  return `${groups.slice(0, 3).join(':')}::/48`;
}

export function nameOfClient(client: Place): string {
  return typeof client === 'number' ? [24, 16, 8, 0].map((bits) => (client >>> bits) & 255).join('.') : client;
}

export function nameOfNetwork(network: Place): string {
  return typeof network === 'number' ? `${nameOfClient(network << 8)}/24` : network;
}

/** What may be kept while more of the file is read. */
export function lasting(place: Place): Place {
  return typeof place === 'number' ? place : detached(place);
}
