import type { Opened } from '../../shared/contract/doctor.ts';

/** The scheme by which other programs and pages may open this one. */
export const LINK_SCHEME = 'handshake-doctor';
const LONGEST_TARGET = 2048;

/**
 * What the arguments of a start ask to be opened: `handshake-doctor://check/example.com:8443`.
 * Anybody may have made that link, so it only names a target to be filled in; nothing starts by it.
 * @returns null when they ask for nothing that we know
 */
export function openedByArguments(argv: readonly string[]): Opened | null {
  for (const argument of argv) {
    const opened = openedByLink(argument);
    if (opened !== null) return opened;
  }
  return null;
}

/** The same for one link. */
export function openedByLink(link: string): Opened | null {
  const prefix = `${LINK_SCHEME}://check/`;
  if (!link.toLowerCase().startsWith(prefix)) return null;
  const target = decode(link.slice(prefix.length)).replace(/\/$/, '');
  return target === '' || target.length > LONGEST_TARGET || hasControls(target) ? null : { kind: 'target', target };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function hasControls(text: string): boolean {
  return /\p{C}/u.test(text);
}
