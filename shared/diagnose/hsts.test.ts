import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts/facts.ts';
import { HERE, numbered, seen } from '../facts/made-evidence.ts';
import { readMessage } from '../read/message.ts';
import { diagnose } from './diagnose.ts';

const reasons = (text: string) =>
  diagnose(factsOf(numbered(seen('message', readMessage(text))), HERE)).primary?.because.map((reason) => reason.key) ?? [];

describe('given a page that offers no way on', () => {
  it('says why there is no button, where the page speaks of HSTS', () =>
    expect(reasons('NET::ERR_CERT_DATE_INVALID\nYou cannot visit shop.example.com right now because the website uses HSTS.')).toContain(
      'messages.hsts',
    ));
  it('says nothing of it otherwise', () => expect(reasons('NET::ERR_CERT_DATE_INVALID')).not.toContain('messages.hsts'));
});
