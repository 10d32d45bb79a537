import { existsSync } from 'node:fs';
import { domainToASCII } from 'node:url';
import { parseTarget } from '../../shared/read/target.ts';

/** Longer ones are no command that somebody forgot. */
const LONGEST = 300;
const COMMANDS = ['diagnose', 'explain', 'read', 'check-chain', 'computer', 'report', 'practice', 'demo'];
const LINK = /^handshake-doctor:\/\/check\//i;

/**
 * What somebody meant who named no command: a file is read, a message explained, a site diagnosed.
 * @param isFile whether something on this computer goes by that name
 * @returns the arguments to suggest, as they are typed; null where nothing is likely
 */
export function meantCommand(name: string, isFile: (name: string) => boolean = existsSync): string | null {
  if (name === '' || name.length > LONGEST || name.startsWith('-') || /\p{C}/u.test(name)) return null;
  const shortened = COMMANDS.filter(
    (command) => name.length >= 3 && (command.startsWith(name.toLowerCase()) || command === name.toLowerCase()),
  );
  if (shortened.length === 1 && shortened[0] !== undefined) return shortened[0];
  if (isFile(name)) return `read ${quoted(name)}`;
  if (/\s/.test(name) || /^[A-Z0-9]+(?:_[A-Z0-9]+)+$/.test(name)) return `explain ${quoted(name)}`;
  const target = name.replace(LINK, '');
  const isSite = /[.:]|^localhost$/i.test(target) && parseTarget(target, { startTls: null, connectTo: null, toAscii: domainToASCII }).ok;
  return isSite ? `diagnose ${quoted(target)}` : null;
}

/** Single quotes keep everything in a shell; none are needed around plain words. */
function quoted(text: string): string {
  return /^[\p{L}\p{N}._~:/@%+-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
