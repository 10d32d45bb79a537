import { isIPv4 } from 'node:net';
import { ByteReader, type Told } from '../byte-reader.ts';
import type { ProxyCredentials } from './proxy-url.ts';
import { hostBytes, type TunnelTalk, type TunnelTold, tunnelEnd } from './tunnel-talk.ts';

const NO_AUTHENTICATION = 0;
const USER_AND_PASSWORD = 2;
const NONE_ACCEPTABLE = 0xff;
/** What a proxy wants that names a method although it was not offered (RFC 1928 section 3). */
const WANTED: Readonly<Record<number, string>> = { 1: 'GSSAPI', [USER_AND_PASSWORD]: 'user name and password' };

/** RFC 1928 section 6. */
const REPLIES: Readonly<Record<number, string>> = {
  1: 'general SOCKS server failure',
  2: 'connection not allowed by ruleset',
  3: 'network unreachable',
  4: 'host unreachable',
  5: 'connection refused',
  6: 'TTL expired',
  7: 'command not supported',
  8: 'address type not supported',
};

/** SOCKS5 (RFC 1928) with user name and password (RFC 1929); the proxy resolves names. */
export const talkSocks5: TunnelTalk = async (stream, target, credentials, deadline) => {
  const reader = new ByteReader(stream, deadline, 4096);
  const methods = credentials === null ? [NO_AUTHENTICATION] : [NO_AUTHENTICATION, USER_AND_PASSWORD];
  stream.write(Uint8Array.from([5, methods.length, ...methods]));
  const choice = await reader.bytes(2);
  if (!choice.ok) return tunnelEnd(choice.end, reader.pending());
  const [version, method] = choice.value;
  if (version !== 5) return notSocks(choice.value, reader);
  if (method === NONE_ACCEPTABLE) {
    const schemes = credentials === null ? ['user name and password'] : ['GSSAPI'];
    return { outcome: 'needs-authentication', status: NONE_ACCEPTABLE, text: 'no acceptable authentication method', schemes };
  }
  if (method === USER_AND_PASSWORD && credentials !== null) {
    const refused = await authenticate(reader, stream.write, credentials);
    if (refused !== null) return refused;
  } else if (method !== NO_AUTHENTICATION) {
    const wanted = WANTED[method ?? -1];
    if (wanted === undefined) return notSocks(choice.value, reader);
    return { outcome: 'needs-authentication', status: method ?? null, text: 'asks for a method that was not offered', schemes: [wanted] };
  }
  stream.write(Uint8Array.from([5, 1, 0, ...addressBytes(target.host), target.port >> 8, target.port & 0xff]));
  const reply = await readReply(reader);
  if (!reply.ok) return tunnelEnd(reply.end, reader.pending());
  if (reply.value.version !== 5) return notSocks(Uint8Array.of(reply.value.version), reader);
  reader.handBack();
  const code = reply.value.code;
  if (code === 0) return { outcome: 'open', status: 0, text: 'succeeded', schemes: [] };
  return { outcome: 'refused-by-proxy', status: code, text: REPLIES[code] ?? `reply ${code}`, schemes: [] };
};

async function authenticate(
  reader: ByteReader,
  write: (bytes: Uint8Array) => void,
  { user, password }: ProxyCredentials,
): Promise<TunnelTold | null> {
  const name = hostBytes(user).subarray(0, 255);
  const secret = hostBytes(password).subarray(0, 255);
  write(Uint8Array.from([1, name.length, ...name, secret.length, ...secret]));
  const answer = await reader.bytes(2);
  if (!answer.ok) {
    // RFC 1929: a server that refuses MUST close; some do so without the status byte.
    const told = tunnelEnd(answer.end, reader.pending());
    return told.outcome === 'closed' ? { ...told, outcome: 'wrong-credentials', schemes: ['user name and password'] } : told;
  }
  if (answer.value[1] === 0) return null;
  const text = 'user name or password refused';
  return { outcome: 'wrong-credentials', status: answer.value[1] ?? null, text, schemes: ['user name and password'] };
}

async function readReply(reader: ByteReader): Promise<Told<{ version: number; code: number }>> {
  const head = await reader.bytes(4);
  if (!head.ok) return head;
  const [version = 0, code = 0, , type] = head.value;
  if (version !== 5) return { ok: true, value: { version, code } };
  let length = type === 4 ? 16 : 4;
  if (type === 3) {
    const counted = await reader.bytes(1);
    if (!counted.ok) return code === 0 ? counted : { ok: true, value: { version, code } };
    length = counted.value[0] ?? 0;
  }
  const bound = await reader.bytes(length + 2);
  // A refusal is a refusal even where the rest of it is missing.
  if (!bound.ok && code === 0) return bound;
  return { ok: true, value: { version, code } };
}

function addressBytes(host: string): readonly number[] {
  if (isIPv4(host)) return [1, ...host.split('.').map(Number)];
  const six = ipv6Bytes(host);
  if (six !== null) return [4, ...six];
  const name = hostBytes(host).subarray(0, 255);
  return [3, name.length, ...name];
}

/** Sixteen bytes of an IPv6 address in text form (RFC 4291 section 2.2), or null when it is none. A zone is dropped. */
export function ipv6Bytes(text: string): readonly number[] | null {
  const bare = text.replace(/%.*$/, '');
  if (!bare.includes(':')) return null;
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(bare);
  const hex = dotted === null ? bare : `${dotted[1]}${pair(dotted[2], dotted[3])}:${pair(dotted[4], dotted[5])}`;
  const halves = hex.split('::');
  if (halves.length > 2) return null;
  const groups = (half: string | undefined) => (half === undefined || half === '' ? [] : half.split(':'));
  const head = groups(halves[0]);
  const tail = groups(halves[1]);
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const all = [...head, ...Array<string>(missing).fill('0'), ...tail];
  if (!all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return all.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]);
}

function pair(high: string | undefined, low: string | undefined): string {
  return ((Number(high) << 8) | Number(low)).toString(16);
}

function notSocks(seen: Uint8Array, reader: ByteReader): TunnelTold {
  const text = `${Buffer.from(seen).toString('latin1')}${reader.pending()}`;
  return { outcome: 'not-a-proxy', status: null, text: text.replace(/[^\x20-\x7e]/g, '.').slice(0, 200), schemes: [] };
}
