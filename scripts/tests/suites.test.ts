import { expect, test } from 'vitest';
import { chooseSuites, labFiles, roundsOf, SUITES } from './suites.ts';
import { typedFolders } from './types.ts';

test('every file of the lab is a suite, and every suite of the lab has its file', () => {
  const named = SUITES.map(({ id }) => id).filter((id) => id.startsWith('lab-'));
  expect(named.toSorted()).toEqual(
    labFiles()
      .map((name) => `lab-${name}`)
      .toSorted(),
  );
});

test('no two suites have one name', () => {
  expect(new Set(SUITES.map(({ id }) => id)).size).toBe(SUITES.length);
});

test('given no words, runs every suite; given the beginning of a name, every suite that begins so', () => {
  expect(chooseSuites([]).chosen).toBe(SUITES);
  expect(chooseSuites(['unit']).chosen.map(({ id }) => id)).toEqual(['unit']);
  expect(chooseSuites(['lab']).chosen.every(({ id }) => id.startsWith('lab-'))).toBe(true);
});

test('given a word that is no suite, says which', () => {
  expect(chooseSuites(['unit', 'untis']).unknown).toEqual(['untis']);
});

test('every suite has its turn, once; the whole program is started only when nothing else runs', () => {
  const rounds = roundsOf(SUITES);
  expect(new Set(rounds.flat(2))).toEqual(new Set(SUITES));
  expect(rounds.flat(2)).toHaveLength(SUITES.length);
  const company = rounds.filter((round) => round.length > 1).flat(2);
  expect(company.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['contract']));
  expect(company.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['journeys']));
});

test('type checks every folder that has a tsconfig.json', () => {
  expect(typedFolders()).toEqual(expect.arrayContaining(['e2e', 'main', 'renderer', 'scripts', 'shared']));
});
