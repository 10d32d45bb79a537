import { describe, expect, it } from 'vitest';
import { readMessage } from '../message.ts';
import { nearestCode } from './heard-code.ts';

describe('a code read out on the phone, with slips', () => {
  it.each([
    ['sec error unknown issuers', 'SEC_ERROR_UNKNOWN_ISSUER'],
    ['pr connect reset', 'PR_CONNECT_RESET_ERROR'],
    ['mozilla pickix error mitm detected', 'MOZILLA_PKIX_ERROR_MITM_DETECTED'],
    ['err ssl protocoll error', 'ERR_SSL_PROTOCOL_ERROR'],
    ['S E C _ E R O R _ E X P I R E D _ C E R T I F I C A T E', 'SEC_ERROR_EXPIRED_CERTIFICATE'],
    ['E double R underscore connection underscore timed underscore out', 'ERR_CONNECTION_TIMED_OUT'],
    ['zero x eight zero zero nine zero three two five', 'SEC_E_UNTRUSTED_ROOT'],
    ['0x 8009 0325', 'SEC_E_UNTRUSTED_ROOT'],
  ])('“%s” is %s', (text, id) => {
    expect(readMessage(text).recognised.map((one) => one.id)).toContain(id);
  });

  it.each([
    'secure error unknown',
    'no error here at all',
    'zero trust network access',
    'it does not open since Monday',
    'one two three four',
  ])('“%s” is no code', (text) => {
    expect(readMessage(text).recognised.filter((one) => one.id.includes('_'))).toEqual([]);
  });

  it('leaves open what two codes are equally near to', () => {
    expect(nearestCode('err ssl server cert bad forma')).toBe('ERR_SSL_SERVER_CERT_BAD_FORMAT');
    expect(nearestCode('ssl error bad cert')).toBeNull();
  });
});
