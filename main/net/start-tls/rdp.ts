import { type StartTlsDialect, shownBytes } from './start-tls-talk.ts';

const PROTOCOL_SSL = 1;
const PROTOCOL_HYBRID = 2;
/** [MS-RDPBCGR] section 2.2.1.2.2. */
const FAILURES: Readonly<Record<number, string>> = {
  1: 'SSL_REQUIRED_BY_SERVER',
  2: 'SSL_NOT_ALLOWED_BY_SERVER',
  3: 'SSL_CERT_NOT_ON_SERVER',
  4: 'INCONSISTENT_FLAGS',
  5: 'HYBRID_REQUIRED_BY_SERVER',
  6: 'SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER',
};

/** RDP ([MS-RDPBCGR] sections 2.2.1.1 and 2.2.1.2): X.224 connection request that offers TLS and CredSSP; both begin with TLS. */
export const talkRdp: StartTlsDialect = async (talk) => {
  const negotiation = [1, 0, 8, 0, PROTOCOL_SSL | PROTOCOL_HYBRID, 0, 0, 0];
  talk.sendBytes(Uint8Array.from([3, 0, 0, 19, 14, 0xe0, 0, 0, 0, 0, 0, ...negotiation]));
  const header = await talk.reader.bytes(4);
  if (!header.ok) return talk.brokeOff(header.end);
  const [version, , high = 0, low = 0] = header.value;
  const length = (high << 8) | low;
  if (version !== 3 || length < 11 || length > 1024) {
    talk.greeted(shownBytes(header.value));
    return talk.came('not-this-protocol');
  }
  const body = await talk.reader.bytes(length - 4);
  if (!body.ok) return talk.brokeOff(body.end);
  if ((body.value[1] ?? 0) >> 4 !== 0xd) return talk.came('not-this-protocol');
  const answer = body.value.subarray(7);
  if (answer.length < 8) {
    talk.heard('no negotiation answer: standard RDP security only');
    return talk.came('not-offered');
  }
  const code = new DataView(answer.buffer, answer.byteOffset + 4, 4).getUint32(0, true);
  if (answer[0] === 2) {
    talk.heard(`selected protocol ${code}`);
    return talk.came(code === 0 ? 'not-offered' : 'ready');
  }
  talk.heard(FAILURES[code] ?? `failure code ${code}`);
  return talk.came(code === 2 ? 'not-offered' : 'refused');
};
