import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { CustomScheme } from 'electron';
import { HOST, SCHEME } from './own-page.ts';

/** To be registered before the program is ready: our pages behave like https pages, and nothing of the policy is bypassed. */
export const OWN_SCHEME: CustomScheme = { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } };

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

const REFUSED_FEATURES = [
  'bluetooth',
  'camera',
  'clipboard-read',
  'display-capture',
  'geolocation',
  'hid',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
];

export interface ServedFolder {
  /** Full path of the folder with the window's files. */
  readonly folder: string;
  /** Made anew at every start; the only styles the page may add are those that carry it. */
  readonly nonce: string;
}

/**
 * Answers a request for one of the window's files.
 * @returns the file with its policy headers; 404 for another host, another scheme, a path outside the folder or a file that is not there
 */
export async function serve(request: { readonly url: string; readonly method: string }, served: ServedFolder): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refused(405);
  const path = pathOf(request.url, served.folder);
  const type = path === null ? undefined : TYPES[extname(path)];
  if (path === null || type === undefined) return refused(404);
  const content = await readFile(path).catch(() => null);
  if (content === null) return refused(404);
  const body = extname(path) === '.html' ? content.toString('utf8').replaceAll('{{nonce}}', served.nonce) : new Uint8Array(content);
  return new Response(request.method === 'HEAD' ? null : body, {
    status: 200,
    headers: { ...policyHeaders(served.nonce), 'Content-Type': type },
  });
}

/** The file a request means, or null when it is not ours to give: the path is decoded once and must stay under the folder. */
function pathOf(address: string, folder: string): string | null {
  const url = URL.parse(address);
  if (url === null || url.protocol !== `${SCHEME}:` || url.host !== HOST) return null;
  const decoded = decode(url.pathname);
  if (decoded === null || /[\\\0:]/.test(decoded)) return null;
  const path = join(folder, decoded === '/' ? 'index.html' : decoded);
  return path.startsWith(folder + sep) ? path : null;
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function refused(status: 404 | 405): Response {
  return new Response(null, { status, headers: policyHeaders('none') });
}

function policyHeaders(nonce: string): Record<string, string> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    // Chromium asks the person to choose a screen before it asks the program; this refuses before either.
    'Permissions-Policy': REFUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}
