import { describe, expect, it } from 'vitest';
import { factsOf } from './facts.ts';
import { clock, HELPING, HERE, handshake, NOW, numbered } from './made-evidence.ts';

const answered = (date: string | null) =>
  handshake({ application: { how: 'http', status: 200, reason: 'OK', location: null, date, server: null, bodyStart: '' } });

describe('given a target that says in its answer what time it is', () => {
  it('its Date is a time to compare with, likely and no more', () => {
    const { trusted } = factsOf(numbered(clock(0), answered('Wed, 20 Nov 2024 12:00:00 GMT')), HERE).time;
    expect(trusted).toMatchObject({ certainty: 'likely' });
    expect(trusted?.now.slice(0, 10)).toBe('2024-11-20');
  });
  it('a Date that cannot be read, or none, is no time', () => {
    for (const date of ['yesterday', null]) expect(factsOf(numbered(clock(0), answered(date)), HERE).time.trusted).toBeNull();
  });
  it('without a clock to compare it with nothing is said', () =>
    expect(factsOf(numbered(answered('Wed, 20 Nov 2024 12:00:00 GMT')), HERE).time.trusted).toBeNull());
  it('another clock that says otherwise is believed before the target', () => {
    const { trusted } = factsOf(numbered(clock(0, 'http-date'), answered('Wed, 20 Nov 2024 12:00:00 GMT')), HERE).time;
    expect(trusted?.now.slice(0, 10)).toBe(NOW.slice(0, 10));
  });
  it('the helper’s clock is still not the caller’s', () =>
    expect(factsOf(numbered(clock(0), answered('Wed, 20 Nov 2024 12:00:00 GMT')), HELPING).time.callers).toBe(false));
});
