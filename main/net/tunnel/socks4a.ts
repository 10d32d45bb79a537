import { isIPv4 } from 'node:net';
import { ByteReader } from '../byte-reader.ts';
import { hostBytes, type TunnelTalk, tunnelEnd } from './tunnel-talk.ts';

/** SOCKS4A (openssh.com/txt/socks4a.protocol): the name travels behind the impossible address 0.0.0.1 and the proxy resolves it. */
export const talkSocks4a: TunnelTalk = async (stream, target, credentials, deadline) => {
  const byAddress = isIPv4(target.host);
  const address = byAddress ? target.host.split('.').map(Number) : [0, 0, 0, 1];
  const user = hostBytes(credentials?.user ?? '');
  const name = byAddress ? [] : [...hostBytes(target.host), 0];
  stream.write(Uint8Array.from([4, 1, target.port >> 8, target.port & 0xff, ...address, ...user, 0, ...name]));
  const reader = new ByteReader(stream, deadline, 1024);
  const reply = await reader.bytes(8);
  if (!reply.ok) return tunnelEnd(reply.end, reader.pending());
  const [version, code = 0] = reply.value;
  if (version !== 0) return { outcome: 'not-a-proxy', status: null, text: Buffer.from(reply.value).toString('hex'), schemes: [] };
  reader.handBack();
  switch (code) {
    case 0x5a:
      return { outcome: 'open', status: code, text: 'granted', schemes: [] };
    case 0x5c:
    case 0x5d:
      return { outcome: 'needs-authentication', status: code, text: 'the proxy asks for identd', schemes: ['identd'] };
    default:
      return { outcome: 'refused-by-proxy', status: code, text: 'rejected or failed', schemes: [] };
  }
};
