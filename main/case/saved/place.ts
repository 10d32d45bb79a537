import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';

/**
 * Says of a saved case only whether it was saved on this computer by this person. A fresh salt in each file keeps two files of one
 * computer from being told to be so, and nothing of the computer can be read from the mark.
 */
export interface Place {
  readonly salt: string;
  readonly mark: string;
}

export function placeHere(): Place {
  const salt = randomBytes(16).toString('hex');
  return { salt, mark: markOf(salt) };
}

/** @returns null where the file has no mark, as older ones have none */
export function isFromHere(place: unknown): boolean | null {
  if (typeof place !== 'object' || place === null || !('salt' in place) || !('mark' in place)) return null;
  const { salt, mark } = place;
  if (typeof salt !== 'string' || typeof mark !== 'string' || salt.length > 100) return null;
  return markOf(salt) === mark;
}

/** @see machine-id(5): its value is to be used hashed with something of the application only */
function markOf(salt: string): string {
  return createHash('sha256')
    .update(JSON.stringify(['handshake-doctor place', salt, hostname(), homedir(), machineId()]))
    .digest('hex');
}

function machineId(): string {
  try {
    return readFileSync('/etc/machine-id', 'utf8').trim();
  } catch {
    return '';
  }
}
