import { expect, test } from 'vitest';
import { clock, handshake, numbered, seen } from '../../shared/facts/made-evidence.ts';
import { nameAnswered, nameAsked } from './progress-words.ts';

test('given a handshake that completed, says that it works', () => {
  expect(nameAnswered(numbered(handshake()))).toMatchObject({ outcome: 'fine', said: { key: 'asking.answered.fine' } });
});

test('given a clock that was looked at, says that it is done: a clock does not "work"', () => {
  expect(nameAnswered(numbered(clock(0, 'http-date')))).toMatchObject({ outcome: 'fine', said: { key: 'asking.answered.looked' } });
});

test('given nothing that can be used, says so', () => {
  expect(nameAnswered([])).toMatchObject({ outcome: 'not-known' });
});

test('given a name that leads nowhere, says that something is wrong', () => {
  const gone = seen('name-resolution', { host: 'x.example', addresses: [], errorCode: 'ENOTFOUND', fromHostsFile: false, milliseconds: 5 });
  expect(nameAnswered(numbered(gone))).toMatchObject({ outcome: 'found' });
});

test('given one connection at a time, says of what has to wait that it waits its turn', () => {
  const judged = { factor: 'judged' } as const;
  const where = { address: '192.0.2.1', route: 'direct', waitMilliseconds: 1, holdMilliseconds: 1, request: 'none' } as const;
  const planned = { probe: 'handshake', variation: { factor: 'repeat', of: 0 }, shape: judged, ...where } as const;
  expect(nameAsked(planned, 2, true).said.key).toBe('asking.handshake.repeat.in-turn');
  expect(nameAsked(planned, 2).said.key).toBe('asking.handshake.repeat');
});
