/** The program's own address: `app://doctor/…`, served by `protocol.ts` and by nobody else. */
export const SCHEME = 'app';
export const HOST = 'doctor';
export const FIRST_PAGE = `${SCHEME}://${HOST}/index.html`;

/**
 * Whether an address is a page of ours. Compares scheme and host: the `origin` of a scheme of one's own is the word "null" in Node.
 * Electron security tutorial, 17 "Validate the sender of all IPC messages".
 */
export function isOwnPage(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${SCHEME}:` && url.host === HOST && url.username === '' && url.password === '';
}
