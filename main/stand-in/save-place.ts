import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { say } from '../../shared/words/say.ts';
import { tell } from '../../shared/words/tell.ts';
import type { SaveAnswer, SaveAttempt } from './messages.ts';
import { type Person, thisPerson, userFolder } from './user-folders.ts';

export interface Place {
  readonly id: string;
  readonly label: string;
  readonly folder: string;
}

/** The folders a person may save into, the suggested one first. Only these: no path is ever typed. */
export function placesToSave(suggested: string, person: Person = thisPerson()): readonly Place[] {
  const places: readonly Place[] = [
    { id: 'downloads', label: tell(say('window.dialog.folder.downloads')), folder: userFolder('downloads', person) },
    { id: 'documents', label: tell(say('window.dialog.folder.documents')), folder: userFolder('documents', person) },
    { id: 'desktop', label: tell(say('window.dialog.folder.desktop')), folder: userFolder('desktop', person) },
    { id: 'home', label: tell(say('window.dialog.folder.home')), folder: userFolder('home', person) },
  ];
  const known = [...places].reverse().find(({ folder }) => folder === suggested);
  const first = known ?? { id: 'suggested', label: basename(suggested), folder: suggested };
  const rest = places.filter(({ folder, id }) => folder !== suggested && (id === 'home' || folder !== person.home));
  return [first, ...rest];
}

/**
 * Judges one attempt to save. A file is never replaced unless the attempt says so, which it can only after the person was told.
 * @returns the full path, or what to say beside which field
 */
export function judgeAttempt(
  attempt: SaveAttempt,
  places: readonly Place[],
  ending: string | null,
): { readonly kind: 'accepted'; readonly path: string } | Extract<SaveAnswer, { kind: 'refused' }> {
  const folder = places.find(({ id }) => id === attempt.place)?.folder;
  if (folder === undefined || !isFolder(folder)) return refuse('folder', tell(say('window.dialog.folder.gone')));
  const typed = attempt.fileName.trim();
  if (typed === '' || /^\.+$/.test(typed)) return refuse('name', tell(say('window.dialog.name.missing')));
  const wrong = notAllowed(typed);
  if (wrong !== '') return refuse('name', tell(say('window.dialog.name.not-allowed', { characters: wrong })));
  if (!isWritable(folder)) return refuse('folder', tell(say('window.dialog.folder.not-writable')));
  const fileName = withEnding(typed, ending);
  const path = join(folder, fileName);
  if (!existsSync(path)) return { kind: 'accepted', path };
  if (attempt.replace && statSync(path).isFile()) return { kind: 'accepted', path };
  const free = freeName(folder, fileName);
  const instead = { fileName: free, label: tell(say('window.dialog.save-as', { name: free })) };
  return { ...refuse('name', tell(say('window.dialog.exists'))), instead };
}

/** The first of `report.pdf`, `report (2).pdf`, `report (3).pdf` … that is not there yet. */
export function freeName(folder: string, fileName: string): string {
  const ending = extname(fileName);
  const stem = basename(fileName, ending);
  let free = fileName;
  for (let number = 2; existsSync(join(folder, free)); number++) free = `${stem} (${number})${ending}`;
  return free;
}

/** What Windows refuses in a name is refused everywhere: files travel. Control and direction characters could make a name look like another. */
function notAllowed(fileName: string): string {
  const wrong: string[] = [...(fileName.match(/[\\/:*?"<>|]|[\p{Cc}\p{Bidi_Control}]/gu) ?? [])];
  if (dirname(fileName) !== '.') wrong.push('/');
  return [...new Set(wrong)].map((character) => (/[\p{C}]/u.test(character) ? '�' : character)).join(' ');
}

function withEnding(fileName: string, ending: string | null): string {
  return ending === null || extname(fileName).toLowerCase() === `.${ending}` ? fileName : `${fileName}.${ending}`;
}

function refuse(about: 'name' | 'folder', words: string): Extract<SaveAnswer, { kind: 'refused' }> {
  return { kind: 'refused', about, words, instead: null };
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
