import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../shared/read/message.ts';
import { marksIn, summarise } from './recognise.ts';

const marked = (text: string) => {
  const recognised = summarise(readMessage(text), text);
  return recognised.marks.map(({ from, to }) => text.slice(from, to));
};
/** As when only pieces of a longer text were read. */
const passages = (text: string) => summarise(readMessage(text), `${text} and much more`).passages;
const NINE = Array.from({ length: 9 }, (_, line) => `${line} ERR_CERT_DATE_INVALID and ERR_CONNECTION_RESET`).join('\n');

describe('given a pasted text, marks the recognised words in it', () => {
  it('where they stand', () =>
    expect(marked('Hello,\nI see NET::ERR_CERT_DATE_INVALID on the screen.')).toEqual([expect.stringMatching(/ERR_CERT_DATE_INVALID$/)]));
  it('each place once, apart from each other, in the order of the text', () => {
    const { marks } = summarise(readMessage(NINE), NINE);
    expect(marks.length).toBeGreaterThan(1);
    expect(marks.slice(1).every(({ from }, at) => from >= (marks[at]?.to ?? 0))).toBe(true);
  });
  it('none in the frame of a certificate, which is counted', () => {
    const pem = `-----BEGIN CERTIFICATE-----\n${'MIIBszCCAVmgAwIBAgIU'.repeat(4)}\n-----END CERTIFICATE-----\n`;
    const text = `NET::ERR_CERT_AUTHORITY_INVALID\nPEM encoded chain:\n${pem}${pem}`;
    expect(marked(text)).toEqual([expect.stringMatching(/ERR_CERT_AUTHORITY_INVALID$/)]);
    expect(summarise(readMessage(text), text).certificates).toBe(2);
  });
  it('nothing where nothing was recognised', () => expect(marked('a nice day')).toEqual([]));
  it('and keeps the marks of words that still stand there while the person types on', () => {
    const text = 'ERR_CERT_DATE_INVALID';
    const recognised = summarise(readMessage(text), text);
    expect(marksIn(`${text} on`, recognised)).toEqual(recognised.marks);
    expect(marksIn(`I see ${text}`, recognised)).toEqual([]);
  });
});

describe('given a text too long to be read at once, shows the recognised words', () => {
  it('on their line, with what is around them', () => {
    const [first] = passages('Hello,\nI see NET::ERR_CERT_DATE_INVALID on the screen.\nBye');
    expect(first?.words).toContain('ERR_CERT_DATE_INVALID');
    expect(first?.before).toMatch(/^I see/);
    expect(first?.after).toContain('on the screen.');
    expect(`${first?.before}${first?.after}`).not.toContain('Bye');
  });
  it('each place once, in the order of the text, at most four', () => {
    const all = passages(NINE);
    expect(all.length).toBeLessThanOrEqual(4);
    expect(all.map((one) => one.at)).toEqual(all.map((one) => one.at).toSorted((a, b) => a - b));
  });
});

describe('given one fault said in several ways beside others', () => {
  const text = [
    'npm error code SELF_SIGNED_CERT_IN_CHAIN',
    'npm error request failed, reason: self-signed certificate in certificate chain',
    'Error: getaddrinfo ENOTFOUND cache.example.org',
  ].join('\n');
  const { meanings } = summarise(readMessage(text), text);
  it('says each meaning once, the root one first, with the codes that have it', () => {
    expect(meanings.map((one) => one.meaning?.key)).toEqual([...new Set(meanings.map((one) => one.meaning?.key))]);
    expect(meanings[0]?.codes.map((one) => one.id)).toEqual(['SELF_SIGNED_CERT_IN_CHAIN', 'X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN']);
    expect(meanings[1]?.codes.map((one) => one.id)).toEqual(['ENOTFOUND']);
  });
});

describe('given a page that speaks of HSTS', () => {
  it('says that HSTS is meant where the page speaks of it', () =>
    expect(
      summarise(readMessage('NET::ERR_CERT_DATE_INVALID. You cannot visit shop.example.com because the website uses HSTS.'), '').hsts,
    ).toBe(true));
});
