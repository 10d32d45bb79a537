import { describe, expect, it, test } from 'vitest';
import { eachLineWithPart, isWorthReading } from './worth-reading.ts';

function found(text: string): readonly (readonly [number, string])[] {
  const lines: (readonly [number, string])[] = [];
  eachLineWithPart(text, 0, (start, end, number) => lines.push([number, text.slice(start, end)]));
  return lines;
}

/** One for every word that a reader may ask for. */
const WORDS =
  'SSL TLS ssl tls Ssl Tls handshake certificate certifikat private*key private*Key x509 Schannel HTTPS*connection AuthenticationException LOG3[ Connection*from connect*from disconnected has*no*server accepting*a*client PKIX AH02008: AH10158: HTTP*request client*http*traffic Invalid*SNI invalid*method x160x03 Layer6 <BADREQ> \\x16\\x03 \\x16\\\\x03 \\026\\003 \\u0016\\u0003 \\u0016\\\\u0003 Caused*by:* above*exception \tat* fatal*alert <Event Log*Name: Event*ID EventID TimeCreated AlertDesc ErrorState "MESSAGE":[ "MESSAGE"*:*[ *Date:*****1 Date:*********1 *403*7* *403*16* "*495* "496" :497, ,DECRYPTION, statusDetails EdgeResponse Reason_Code Reason-Code ReasonCode "IAS" keystore key*entry X509_V chain_not_found クライアント証明 сертификат'
    .split(' ')
    .map((word) => word.replaceAll('*', ' '));

describe('lines worth reading', () => {
  test.each(WORDS)('one with %j is found among others', (word) => {
    expect(isWorthReading(`a ${word} b`)).toBe(true);
    expect(found(`GET /index 200\nab ${word} cd\nGET / 304\n`)).toEqual([[2, `ab ${word} cd`]]);
  });
  it('are handed over once each, with their numbers', () =>
    expect(found('quiet\nTLS and SSL\n\nstill quiet\ntls\nend\n')).toEqual([
      [2, 'TLS and SSL'],
      [5, 'tls'],
    ]));
  it('leave alone what no reader reads', () => expect(found('GET / 200\nPOST /login 302 12\n')).toEqual([]));
});
