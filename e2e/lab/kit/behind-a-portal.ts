import { createSocket } from 'node:dgram';
import { createServer as createWeb, type RequestListener } from 'node:http';
import { createServer as createSecureWeb } from 'node:https';
import { createServer } from 'node:net';
import { checkTarget } from '../../../main/case/check.ts';
import { NO_SECRETS, OpenCase } from '../../../main/case/open-case.ts';
import { DEFAULT_OPTIONS } from '../../../shared/model/input.ts';
import { parseTarget } from '../../../shared/read/target.ts';
import { Authority } from './certificates.ts';

/**
 * A network whose every address leads to its sign-in page (or, with `hosts`, one without, where the site has moved), and a check of a
 * site. Run by itself within a network of its own (`unshare -n`, a local route for all addresses): it listens on the ports of HTTP, TLS
 * and DNS. Argument: how the page answers. Prints the case as JSON.
 */
const [mode = ''] = process.argv.slice(2);
const SIGN_IN = 'http://login.hotel.example/start';

const answer: RequestListener = (_request, response) => {
  if (mode === 'redirect') response.writeHead(302, { location: SIGN_IN }).end();
  else if (mode === '511') response.writeHead(511, { 'content-type': 'text/html' }).end('<html>Sign in first</html>');
  else if (mode === '403') response.writeHead(403, { 'content-type': 'text/html' }).end('<html><form action="/voucher">Code</form></html>');
  else if (mode === 'open' || mode === 'hosts') response.writeHead(204).end();
  else response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome to our guests</html>');
};

/** Every name leads to one address; where nothing stands in the way, a name that cannot exist to none (RFC 6761 section 6.4). */
function answerName(query: Buffer): Buffer {
  const end = query.indexOf(0, 12) + 5;
  const honest = (mode === 'open' || mode === 'hosts') && query.subarray(12, end).includes('invalid');
  const forIpv4 = query.readUInt16BE(end - 4) === 1 && !honest;
  const header = Buffer.from([0x81, honest ? 0x83 : 0x80, 0, 1, 0, forIpv4 ? 1 : 0, 0, 0, 0, 0]);
  const record = forIpv4 ? Buffer.from([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 30, 0, 4, 203, 0, 113, 10]) : Buffer.alloc(0);
  return Buffer.concat([query.subarray(0, 2), header, query.subarray(12, end), record]);
}

const lab = await Authority.open();
const own = await lab.issue({ names: 'DNS:login.hotel.example' });
const site = mode === 'hosts' ? await lab.issue({ names: 'DNS:www.example.org' }) : null;
const web = createWeb(answer).listen(80, '0.0.0.0');
const secure =
  mode === 'redirect'
    ? null
    : mode === '403'
      ? createServer((socket) => socket.once('data', () => socket.resetAndDestroy())).listen(443, '0.0.0.0')
      : createSecureWeb({ cert: own.cert, key: own.key }, answer).listen(443, mode === 'hosts' ? '203.0.113.99' : '0.0.0.0');
const real = site === null ? null : createSecureWeb({ cert: site.cert, key: site.key }, answer).listen(443, '203.0.113.10');
const names = createSocket('udp4', (query, from) => names.send(answerName(query), from.port, from.address)).bind(53, '0.0.0.0');
await Promise.all(
  [web, names, ...[secure, real].filter((server) => server !== null)].map(
    (server) => new Promise((resolve) => server.once('listening', resolve)),
  ),
);

const now = () => new Date().toISOString();
const target = parseTarget('www.example.org', { startTls: null, connectTo: null, toAscii: (name) => name });
if (!target.ok) throw new Error('unreadable target');
const open = new OpenCase({
  input: {
    kind: 'target',
    target: target.value,
    options: {
      ...DEFAULT_OPTIONS,
      proxy: { kind: 'none' },
      trustOnlyPem: lab.root.cert,
    },
  },
  situation: { audience: 'end-user', about: 'this-computer' },
  at: now(),
  platform: null,
  secrets: NO_SECRETS,
});
const document = await checkTarget(open, { signal: new AbortController().signal, onProgress: () => undefined, now, env: {} });
process.stdout.write(JSON.stringify(document));
web.close();
secure?.close();
real?.close();
names.close();
await lab.close();
process.exit(0);
