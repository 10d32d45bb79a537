import { createServer } from 'node:tls';
import type { Authority, Wish } from '../kit/certificates.ts';
import { listening } from '../kit/running.ts';
import type { Staged } from '../kit/situation.ts';
import { stopAll } from './drops.ts';
import { SITE } from './healthy.ts';
import { nginx } from './names.ts';

/** What a server says in HTTP once the handshake is done. */
const says =
  (answer: string, wish: Wish = SITE) =>
  async (lab: Authority): Promise<Staged> => {
    const site = await lab.issue(wish);
    const server = await listening(
      createServer({ cert: site.cert, key: site.key, ALPNProtocols: ['http/1.1'] }, (socket) => {
        socket.on('error', () => undefined);
        socket.once('data', () => socket.end(answer));
      }),
    );
    return { connect: { host: '127.0.0.1', port: server.port }, stop: server.stop };
  };

const empty = (status: string, headers = '') => `HTTP/1.1 ${status}\r\n${headers}Content-Length: 0\r\nConnection: close\r\n\r\n`;

export const misdirected = says(empty('421 Misdirected Request'));
export const certificateError = says(empty('495 SSL Certificate Error'));
export const certificateRequired = says(empty('496 SSL Certificate Required'));
export const badGateway = says(empty('502 Bad Gateway'));
export const badRequest = says(empty('400 Bad Request'));
/** Single sign-on: a page of another host, over a handshake that is as it should be. */
export const loginElsewhere = says(empty('302 Found', 'Location: https://login.accounts.test/start?for=site.test\r\n'));

/** nginx takes the encryption off and passes plain HTTP on to a port of nginx that expects TLS. */
export const plainBehindFront = (lab: Authority): Promise<Staged> => behindFront(lab, '');
/** The same, where the page for that is the site's own and keeps nginx' own number (`error_page 497`). */
export const plainBehindFrontOwnPage = (lab: Authority): Promise<Staged> =>
  behindFront(lab, 'error_page 497 =497 /own; location = /own { return 200 "Bitte verschluesselt\\n"; }');

async function behindFront(lab: Authority, pages: string): Promise<Staged> {
  const site = await lab.issue({ ...SITE, key: 'rsa' });
  const own = `ssl_certificate ${site.certFile}; ssl_certificate_key ${site.keyFile};`;
  const behind = await nginx(lab, (port) => `server { listen 127.0.0.1:${port} ssl; server_name site.test; ${own} ${pages} }\n`);
  const front = await nginx(
    lab,
    (port) =>
      `server { listen 127.0.0.1:${port} ssl; server_name site.test; ${own} location / { proxy_pass http://127.0.0.1:${behind.connect?.port}; } }\n`,
  );
  return { ...front, stop: () => stopAll(front, behind) };
}
