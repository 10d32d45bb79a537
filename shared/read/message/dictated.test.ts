import { describe, expect, it } from 'vitest';
import { readMessage } from '../message.ts';
import { dictated } from './dictated.ts';

const heard = (text: string) => readMessage(text).recognised[0]?.id;

describe('a code read out on the phone', () => {
  it.each([
    ['s e c underscore e r r o r underscore unknown underscore issuer', 'SEC_ERROR_UNKNOWN_ISSUER'],
    ['Sierra Echo Charlie, underscore, error underscore expired underscore certificate', 'SEC_ERROR_EXPIRED_CERTIFICATE'],
    ['P R underscore connect underscore reset underscore error', 'PR_CONNECT_RESET_ERROR'],
    ['err under score cert under score date under score invalid', 'ERR_CERT_DATE_INVALID'],
    ['s s l dash error dash no dash cypher dash overlap', 'SSL_ERROR_NO_CYPHER_OVERLAP'],
  ])('%s is %s', (text, id) => expect(heard(text)).toBe(id));
  it('is marked where it stands, all of it', () => {
    const text = 's e c underscore error underscore unknown underscore issuer';
    expect(readMessage(text).recognised[0]).toMatchObject({ from: 0, to: text.length });
  });
  it('a sentence is none', () => {
    expect(dictated('the site is slow today')).toBeNull();
    expect(readMessage('my dash board says hello').recognised).toEqual([]);
  });
});
