import { type StartTlsDialect, shownBytes } from './start-tls-talk.ts';

const START_TLS_OID = '1.3.6.1.4.1.1466.20037';
/** RFC 4511 appendix A. */
const RESULTS: Readonly<Record<number, string>> = {
  1: 'operationsError',
  2: 'protocolError',
  8: 'strongerAuthRequired',
  10: 'referral',
  12: 'unavailableCriticalExtension',
  50: 'insufficientAccessRights',
  51: 'busy',
  52: 'unavailable',
  53: 'unwillingToPerform',
  80: 'other',
};

/** LDAP (RFC 4511 section 4.14): one ExtendedRequest. A server without it answers protocolError. */
export const talkLdap: StartTlsDialect = async (talk) => {
  const oid = new TextEncoder().encode(START_TLS_OID);
  const operation = [0x77, oid.length + 2, 0x80, oid.length, ...oid];
  talk.sendBytes(Uint8Array.from([0x30, operation.length + 3, 2, 1, 1, ...operation]));
  const tag = await talk.reader.bytes(2);
  if (!tag.ok) return talk.brokeOff(tag.end);
  const [kind, short = 0] = tag.value;
  let length = short;
  if (kind === 0x30 && short > 0x80 && short <= 0x84) {
    const long = await talk.reader.bytes(short - 0x80);
    if (!long.ok) return talk.brokeOff(long.end);
    length = long.value.reduce((sum, byte) => sum * 256 + byte, 0);
  }
  if (kind !== 0x30 || length < 7 || length > 16_384) {
    talk.greeted(shownBytes(tag.value));
    return talk.came('not-this-protocol');
  }
  const message = await talk.reader.bytes(length);
  if (!message.ok) return talk.brokeOff(message.end);
  const answer = readExtendedResponse(message.value);
  if (answer === null) {
    talk.heard(shownBytes(message.value));
    return talk.came('not-this-protocol');
  }
  talk.heard(`${RESULTS[answer.code] ?? `result ${answer.code}`}${answer.text === '' ? '' : `: ${answer.text}`}`);
  if (answer.code === 0) return talk.came('ready');
  return talk.came(answer.code === 2 || answer.code === 12 ? 'not-offered' : 'refused');
};

/** messageID, then [APPLICATION 24] with resultCode, matchedDN, diagnosticMessage. */
function readExtendedResponse(bytes: Uint8Array): { code: number; text: string } | null {
  const id = element(bytes, 0);
  const response = id === null || id.tag !== 0x02 ? null : element(bytes, id.end);
  if (response === null || response.tag !== 0x78) return null;
  const code = element(bytes, response.start);
  if (code === null || code.tag !== 0x0a || code.end - code.start !== 1) return null;
  const dn = element(bytes, code.end);
  const text = dn === null ? null : element(bytes, dn.end);
  return { code: bytes[code.start] ?? 0, text: text === null ? '' : shownBytes(bytes.subarray(text.start, text.end)) };
}

function element(bytes: Uint8Array, at: number): { tag: number; start: number; end: number } | null {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) return null;
  let start = at + 2;
  let length = first;
  if (first > 0x80) {
    if (first > 0x84) return null;
    length = 0;
    for (let i = 0; i < first - 0x80; i++) length = length * 256 + (bytes[start++] ?? 0);
  }
  return start + length > bytes.length ? null : { tag, start, end: start + length };
}
