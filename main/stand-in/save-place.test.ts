import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freeName, judgeAttempt, type Place, placesToSave } from './save-place.ts';

let home = '';
let downloads: Place = { id: 'downloads', label: 'Downloads', folder: '' };
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'save-test-'));
  mkdirSync(join(home, 'Downloads'));
  downloads = { ...downloads, folder: join(home, 'Downloads') };
});
afterEach(() => {
  rmSync(home, { recursive: true });
});
const person = () => ({ home, settings: join(home, '.config') });
const attempt = (fileName: string, replace = false) => judgeAttempt({ place: 'downloads', fileName, replace }, [downloads], 'pdf');

test('a new name in the chosen folder is taken; the ending is added where it is missing', () => {
  expect(attempt('report.pdf')).toEqual({ kind: 'accepted', path: join(downloads.folder, 'report.pdf') });
  expect(attempt(' my report ')).toEqual({ kind: 'accepted', path: join(downloads.folder, 'my report.pdf') });
  expect(attempt('v1.2')).toEqual({ kind: 'accepted', path: join(downloads.folder, 'v1.2.pdf') });
  expect(attempt('Bericht.PDF')).toEqual({ kind: 'accepted', path: join(downloads.folder, 'Bericht.PDF') });
});

test('a file that is there is never replaced unless the person said so, and another name is offered', () => {
  writeFileSync(join(downloads.folder, 'report.pdf'), 'old');
  expect(attempt('report')).toMatchObject({ kind: 'refused', about: 'name', instead: { fileName: 'report (2).pdf' } });
  expect(attempt('report', true)).toEqual({ kind: 'accepted', path: join(downloads.folder, 'report.pdf') });
});

test('a folder of that name is not replaced even so', () => {
  mkdirSync(join(downloads.folder, 'report.pdf'));
  expect(attempt('report.pdf', true)).toMatchObject({ kind: 'refused' });
});

test('the offered name is free', () => {
  writeFileSync(join(downloads.folder, 'report.pdf'), '');
  writeFileSync(join(downloads.folder, 'report (2).pdf'), '');
  expect(freeName(downloads.folder, 'report.pdf')).toBe('report (3).pdf');
  expect(freeName(downloads.folder, 'other.pdf')).toBe('other.pdf');
});

test.each(['', '   ', '.', '..'])('%j is no name', (fileName) => {
  expect(attempt(fileName)).toMatchObject({ kind: 'refused', about: 'name', instead: null });
});

test.each(['../up.pdf', '/etc/passwd', 'a\\b.pdf', 'C:x.pdf', 'a\u0000b', 'gpj.\u202Efdp', 'a?b', 'a\nb'])(
  '%j is refused as a name',
  (fileName) => {
    expect(attempt(fileName)).toMatchObject({ kind: 'refused', about: 'name' });
  },
);

test('no name leads out of the chosen folder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (fileName) => {
      const judged = attempt(fileName);
      expect(
        judged.kind === 'refused' ||
          (judged.path.startsWith(downloads.folder) && !judged.path.slice(downloads.folder.length + 1).includes('/')),
      ).toBe(true);
    }),
  );
});

test('only the listed folders can be chosen; one that is gone or not writable says so', () => {
  expect(judgeAttempt({ place: '/etc', fileName: 'x', replace: false }, [downloads], 'pdf')).toMatchObject({
    kind: 'refused',
    about: 'folder',
  });
  rmSync(downloads.folder, { recursive: true });
  expect(attempt('x')).toMatchObject({ kind: 'refused', about: 'folder' });
});

test('the places are Downloads first, then what else this person has; each once', () => {
  mkdirSync(join(home, 'Desktop'));
  expect(placesToSave(join(home, 'Downloads'), person()).map(({ label }) => label)).toEqual(['Downloads', 'Desktop', 'Your own folder']);
});

test.runIf(process.platform === 'linux')('Linux: translated folders of the desktop are known', () => {
  mkdirSync(join(home, '.config'));
  mkdirSync(join(home, 'Schreibtisch'));
  writeFileSync(join(home, '.config', 'user-dirs.dirs'), 'XDG_DESKTOP_DIR="$HOME/Schreibtisch"\n');
  expect(placesToSave(join(home, 'Downloads'), person()).map(({ folder }) => folder)).toContain(join(home, 'Schreibtisch'));
});
