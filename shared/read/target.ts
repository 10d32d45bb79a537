import type { Problem } from '../model/problem.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Said } from '../model/said.ts';
import type { StartTlsProtocol, Target } from '../model/target.ts';
import { SCHEMES, STARTTLS_BY_PORT } from '../tables/default-ports.ts';
import { parseIpAddress } from '../wire/ip-address.ts';
import { say } from '../words/index.ts';

export interface TargetChoices {
  /** `--starttls`: overrides the default by port; null lets the port decide. */
  readonly startTls: StartTlsProtocol | 'none' | null;
  readonly connectTo: { readonly host: string; readonly port: number } | null;
  /** Domain to A-labels by UTS 46, '' when it cannot be (`url.domainToASCII` in Node, `URL` in a window). */
  readonly toAscii: (name: string) => string;
}

/**
 * Reads what a person typed as the address of a server: `host`, `host:port`, `[v6]:port` or a URL. User name, password, path and
 * query are dropped, so that they reach neither the network nor a report.
 */
export function parseTarget(typed: string, choices: TargetChoices): Result<Target, Problem> {
  const text = typed
    .trim()
    .replace(/^[<"'“„«]+|[>"'”»]+$/gu, '')
    .trim();
  if (text === '') return bad(say('targets.empty'), say('targets.empty.next'));
  if (text.length > 4096) return bad(say('targets.too-long'), say('targets.too-long.next'));
  if (/\s/u.test(text)) return bad(say('targets.spaces'), say('targets.spaces.next'));

  const scheme = /^([a-z][a-z0-9+.-]{0,20}):\/\//i.exec(text);
  const byScheme = scheme === null ? null : SCHEMES[(scheme[1] ?? '').toLowerCase()];
  if (byScheme === undefined) return bad(say('targets.unknown-scheme', { scheme: scheme?.[1] ?? '' }), say('targets.unknown-scheme.next'));

  const authority = (text.slice(scheme?.[0].length ?? 0).split(/[/?#\\]/u)[0] ?? '').replace(/^.*@/u, '');
  const split = splitPort(authority);
  if (!split.ok) return split;
  const { name, portText } = split.value;
  const port = portText === null ? (byScheme?.port ?? 443) : readPort(portText);
  if (port === null) return bad(say('targets.bad-port', { port: portText ?? '' }), say('targets.bad-port.next'));

  const host = readHost(name, choices.toAscii);
  if (host === null) return bad(say('targets.bad-name', { name: name.slice(0, 100) }), say('targets.bad-name.next'));
  return ok({
    host: host.text,
    port,
    hostIsAddress: host.isAddress,
    startTls: startTlsFor(choices.startTls, port, portText === null, byScheme ?? null),
    connectTo: choices.connectTo,
    asTyped: portText === null ? name : `${name.includes(':') ? `[${name}]` : name}:${portText}`,
  });
}

function startTlsFor(
  chosen: TargetChoices['startTls'],
  port: number,
  portFromScheme: boolean,
  byScheme: { readonly startTls: StartTlsProtocol | null } | null,
): StartTlsProtocol | null {
  if (chosen === 'none') return null;
  if (chosen !== null) return chosen;
  // smtp://host:465 speaks TLS at once: the port knows better than the scheme, unless the port is nobody's.
  if (byScheme !== null && (portFromScheme || byScheme.startTls === null)) return byScheme.startTls;
  const byPort = STARTTLS_BY_PORT[port];
  if (byPort !== undefined) return byPort;
  const implicit = Object.values(SCHEMES).some((known) => known.startTls === null && known.port === port);
  return byScheme === null || implicit ? null : byScheme.startTls;
}

/** Splits `host:port`, `[v6]:port` and bare IPv6. */
function splitPort(authority: string): Result<{ name: string; portText: string | null }, Problem> {
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/u.exec(authority);
  if (bracketed !== null) return ok({ name: bracketed[1] ?? '', portText: bracketed[2] ?? null });
  if (parseIpAddress(authority) !== null) return ok({ name: authority, portText: null });
  const colons = authority.split(':').length - 1;
  if (colons > 1) return bad(say('targets.bad-v6'), say('targets.bad-v6.next'));
  const [name = '', portText = null] = colons === 1 ? authority.split(':') : [authority];
  return ok({ name, portText: portText === '' ? null : portText });
}

function readPort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65535 ? port : null;
}

/** A host name of at most 253 octets in labels of 1 to 63 (RFC 1035 section 2.3.4), underscores allowed, or an IP address. */
function readHost(name: string, toAscii: (name: string) => string): { text: string; isAddress: boolean } | null {
  if (parseIpAddress(name) !== null) return { text: name.toLowerCase(), isAddress: true };
  const dotted = name.replace(/[。．｡]/gu, '.').replace(/\.$/u, '');
  const ascii = /^[\x21-\x7e]+$/.test(dotted) ? dotted.toLowerCase() : toAscii(dotted);
  if (ascii === '' || ascii.length > 253) return null;
  if (!ascii.split('.').every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label))) return null;
  // Four numbers that are no address (1.2.3.400) would be sent to a resolver that reads them in its own way.
  if (/^\d+(?:\.\d+)*$/.test(ascii)) return null;
  return { text: ascii, isAddress: false };
}

function bad(said: Said, next: Said): { readonly ok: false; readonly error: Problem } {
  return fail({ kind: 'bad-input', said, next, detail: '' });
}
