import type { GeneralName } from '../wire/general-name.ts';
import { isPresentableName } from './host-name.ts';

/** What a limit says about one name. `wildcard` names stand for many hosts, of which some may lie inside. */
export type Fit = 'inside' | 'partly' | 'outside' | 'unknown';

/** Whether capital letters before the "@" of an address make another address. */
export type LetterCase = 'exact' | 'any';

/** A limit or a name made ready once, because each limit is compared with each name of its form. */
export type Ready =
  | { readonly form: 'dns'; readonly text: string; readonly base: string }
  | { readonly form: 'ip'; readonly bytes: Uint8Array }
  | { readonly form: 'email'; readonly mailbox: Mailbox | null }
  | { readonly form: 'uri'; readonly host: string | null }
  | { readonly form: 'directory'; readonly levels: readonly string[] }
  /** Nobody compares these. */
  | { readonly form: 'other' };

interface Mailbox {
  /** Null: a whole host is meant. */
  readonly local: string | null;
  readonly host: string;
}

export function readyLimit(limit: GeneralName): Ready {
  if (limit.form === 'dns') {
    const text = limit.value.toLowerCase();
    return { form: 'dns', text, base: text.replace(/^\.|\.$/g, '') };
  }
  // A limit that names no host limits nobody knows what.
  if (limit.form === 'uri') return { form: 'uri', host: limit.value === '' ? null : limit.value.toLowerCase() };
  return readyEither(limit);
}

export function readyName(name: GeneralName): Ready {
  if (name.form === 'dns') {
    const value = name.value.toLowerCase().replace(/\.$/, '');
    const text = isPresentableName(value) ? value : '';
    return { form: 'dns', text, base: text.replace(/^\*\./, '') };
  }
  if (name.form === 'uri') return { form: 'uri', host: hostOf(name.value) };
  return readyEither(name);
}

/** Forms that are written the same way as a limit and as a name. */
function readyEither(name: GeneralName): Ready {
  if (name.form === 'ip') return { form: 'ip', bytes: name.value };
  if (name.form === 'email') return { form: 'email', mailbox: mailboxOf(name.value) };
  if (name.form === 'directory') return { form: 'directory', levels: name.value.levels };
  return { form: 'other' };
}

/** How much work one comparison with this limit is: 1, but for limits of a length that no authority writes. */
export function effortOf(limit: GeneralName): number {
  switch (limit.form) {
    case 'dns':
    case 'email':
    case 'uri':
      return 1 + (limit.value.length >> 8);
    case 'directory':
      return 1 + (limit.value.levels.length >> 3) + (limit.value.der.length >> 8);
    default:
      return 1;
  }
}

/** @param letterCase of mail addresses; that of host names never matters */
export function fitOf(limit: Ready, name: Ready, letterCase: LetterCase): Fit {
  if (limit.form === 'dns' && name.form === 'dns') return fitOfHost(limit, name);
  if (limit.form === 'ip' && name.form === 'ip') return inNetwork(limit.bytes, name.bytes) ? 'inside' : 'outside';
  if (limit.form === 'email' && name.form === 'email') return fitOfMail(limit.mailbox, name.mailbox, letterCase);
  if (limit.form === 'uri' && name.form === 'uri') return fitOfPage(limit.host, name.host);
  if (limit.form === 'directory' && name.form === 'directory')
    return limit.levels.every((level, index) => level === name.levels[index]) ? 'inside' : 'outside';
  return 'unknown';
}

/** @param name its text is '' where it is no host name: such a one is excluded by nothing and permitted by nothing */
function fitOfHost(limit: { readonly text: string; readonly base: string }, name: { readonly text: string; readonly base: string }): Fit {
  if (name.text === '') return 'outside';
  if (limit.text === '') return 'inside';
  const { base } = limit;
  if (base === '') return 'outside';
  if (name.text !== name.base) {
    const stem = name.base;
    if (stem === base || isBelow(stem, base)) return 'inside';
    return isBelow(base, stem) && !base.slice(0, -stem.length - 1).includes('.') ? 'partly' : 'outside';
  }
  if (name.text === base) return limit.text.startsWith('.') ? 'outside' : 'inside';
  return isBelow(name.text, base) ? 'inside' : 'outside';
}

function isBelow(name: string, domain: string): boolean {
  return name.length > domain.length && name.charCodeAt(name.length - domain.length - 1) === 0x2e && name.endsWith(domain);
}

function inNetwork(network: Uint8Array, address: Uint8Array): boolean {
  const length = address.length;
  if (network.length !== length * 2) return false;
  return address.every(
    (byte, index) => (byte & (network[length + index] ?? 0)) === ((network[index] ?? 0) & (network[length + index] ?? 0)),
  );
}

/** Letters of RFC 5321 section 4.1.2 outside of quotes; quoted and other spellings of one address are without end. */
const MAILBOX = /^(?:([\w!#$%&'*+\-/=?^`{|}~.]+)@)?([a-z0-9.-]+)$/i;

function mailboxOf(text: string): Mailbox | null {
  const [, local = null, host] = MAILBOX.exec(text) ?? [];
  return host === undefined ? null : { local, host: host.toLowerCase() };
}

/** What is written so that it cannot be compared is unknown, and so is refused (as in BoringSSL, pki/name_constraints.cc). */
function fitOfMail(wanted: Mailbox | null, given: Mailbox | null, letterCase: LetterCase): Fit {
  if (wanted === null || given === null || given.local === null) return 'unknown';
  const { local, host } = wanted;
  if (local !== null) {
    const same = letterCase === 'any' ? local.toLowerCase() === given.local.toLowerCase() : local === given.local;
    return same && host === given.host ? 'inside' : 'outside';
  }
  return (host.startsWith('.') ? given.host.endsWith(host) : given.host === host) ? 'inside' : 'outside';
}

/** RFC 5280: a constrained URI must name a host, and an address is none. */
function hostOf(address: string): string | null {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:[\]]+)(?::\d*)?(?:[/?#]|$)/i.exec(address)?.[1];
  return host === undefined || /^[\d.]+$/.test(host) ? null : host.toLowerCase().replace(/\.$/, '');
}

function fitOfPage(limit: string | null, host: string | null): Fit {
  if (limit === null || host === null) return 'unknown';
  return (limit.startsWith('.') ? host.endsWith(limit) : host === limit) ? 'inside' : 'outside';
}
