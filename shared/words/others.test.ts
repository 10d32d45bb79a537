import { expect, it } from 'vitest';
import { others } from './en/others.ts';
import { ENGLISH, tell, toldTo } from './index.ts';
import type { Plural } from './words.ts';

const SEEN = { kind: 'clock', seenFrom: 'caller' };
const HERE = { kind: 'handshake', seenFrom: 'this-computer' };
const helping = (...evidence: readonly (typeof SEEN)[]) => toldTo(ENGLISH, { situation: { about: 'other' }, evidence });
const texts = (word: string | Plural): readonly string[] => (typeof word === 'string' ? [word] : [word.one, word.other]);
const text = (key: string): readonly string[] => {
  const dot = key.indexOf('.');
  const word = ENGLISH.areas[key.slice(0, dot)]?.[key.slice(dot + 1)];
  return word === undefined ? [] : texts(word);
};

/** Said of our own doing, of the helper's own place, or of nobody in particular. */
const NEUTRAL =
  /^wizard\.(?:dont-know|target\.|look\.|end\.(?:do-this|hand-over)|login-page\.help)|^facts\.(?:from-here-only|need\.(?:handshake|callers-.*|other-device)|healthy-other)|^causes\/clock-wrong\.because\.helpers$/;

it('every sentence of a cause and of a question that speaks to "you" or of "this computer" has its other words for a helper', () => {
  const all = Object.entries(ENGLISH.areas).flatMap(([area, words]) =>
    /^causes\//.test(area) || area === 'facts' || area === 'wizard' ? Object.keys(words).map((key) => `${area}.${key}`) : [],
  );
  const speaking = all.filter((key) =>
    text(key).some((one) => /\b(?:you|your|yours|I|my|mine|me|this computer|this network|this browser)\b/i.test(one)),
  );
  expect(speaking.filter((key) => !(key in others) && !NEUTRAL.test(key))).toEqual([]);
});

it('other words keep the holes of the sentence, and speak to nobody', () => {
  const holes = (one: string) => [...one.matchAll(/\{\w+\}/g)].map(String).toSorted();
  for (const [key, other] of Object.entries(others)) {
    expect(holes(other), key).toEqual(holes(text(key)[0] ?? ''));
    expect(other, key).not.toMatch(/\b(?:you|your|I|my|this computer)\b/i);
  }
});

it('a helper hears "their" of what was seen there, and "this computer" of what was measured here', () => {
  const clock = { key: 'causes/clock-wrong.title' };
  const issuer = { key: 'causes/untrusted-root.title' };
  expect(tell(clock, helping(SEEN))).toMatch(/^The other person/);
  expect(tell(issuer, helping(SEEN))).toMatch(/their computer/);
  expect(tell(clock, helping(HERE))).toMatch(/^The other person/);
  expect(tell(issuer, helping(HERE))).toMatch(/this computer/);
  expect(tell(clock, toldTo(ENGLISH, { situation: { about: 'this-computer' }, evidence: [SEEN] }))).toMatch(/^This computer/);
});
