import { describe, expect, it } from 'vitest';
import { codesOfCause } from './code-page.ts';

describe('what programs say when a cause holds', () => {
  it('names the browsers first, at most two codes each', () => {
    const codes = codesOfCause('expired');
    expect(codes[0]).toMatchObject({ family: 'chromium', id: 'ERR_CERT_DATE_INVALID' });
    expect(codes.map((one) => one.id)).toContain('SEC_ERROR_EXPIRED_CERTIFICATE');
    for (const { family } of codes) expect(codes.filter((one) => one.family === family).length).toBeLessThanOrEqual(2);
  });
  it('names no code whose likeliest cause is another', () => {
    for (const page of codesOfCause('name-mismatch')) expect(page.causes[0]?.cause).toBe('name-mismatch');
  });
});
