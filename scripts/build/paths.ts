import { fileURLToPath } from 'node:url';

/** The top folder of the repository, without a slash at the end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** A path in the repository, written with forward slashes, as an absolute path. */
export function inRoot(path: string): string {
  return `${ROOT}/${path}`;
}
