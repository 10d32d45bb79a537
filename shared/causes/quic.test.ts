import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose/diagnose.ts';
import { factsOf } from '../facts/facts.ts';
import { HERE, healthySite, messageNaming, numbered } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { quic } from './quic.ts';

const judge = judging(quic);

describe('quic', () => {
  it('given a message that names it, the diagnosis names it', () => {
    expect(diagnose(factsOf(numbered([messageNaming('quic')]), HERE)).primary).toMatchObject({ cause: 'quic', certainty: 'certain' });
  });

  it('given a healthy site and no message, is not named', () => {
    expect(diagnose(factsOf(numbered(healthySite()), HERE)).primary).toBeNull();
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
