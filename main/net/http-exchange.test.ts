import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bodyText, exchangeHttp } from './http-exchange.ts';
import { scriptedServer, soon, testNetwork } from './testing/scripted-server.ts';
import { parseProxyUrl } from './tunnel/proxy-url.ts';

async function web(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const ask = (url: string, more: object = {}) => exchangeHttp(testNetwork(), { url, purpose: 'target', deadline: soon(1_500), ...more });

test('given a page, reads status, headers and body', async () => {
  await using server = await web((_request, response) => response.setHeader('X-A', 'b').end('hello'));
  const answer = await ask(`${server.url}/x?y=1`);
  expect(answer.ok && [answer.value.status, answer.value.headers.get('x-a'), bodyText(answer.value)]).toEqual([200, 'b', 'hello']);
});

test.each([
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
] as const)('given a body packed by %s, unpacks it as far as allowed', async (coding, pack) => {
  await using server = await web((request, response) => {
    response.setHeader('Content-Encoding', coding).end(pack(Buffer.alloc(Number(request.url?.slice(1)), 'a')));
  });
  const read = async (size: number) => {
    const answer = await ask(`${server.url}/${size}`, { maxBytes: 10_000 });
    return answer.ok ? answer.value.body.length : null;
  };
  expect(await read(9000)).toBe(9000);
  expect(await read(1_000_000)).toBeLessThan(10_000);
});

test('given a chunked answer, joins the chunks', async () => {
  await using server = await web((_request, response) => {
    response.write('one ');
    response.write('two');
    response.end();
  });
  const answer = await ask(server.url);
  expect(answer.ok && bodyText(answer.value)).toBe('one two');
});

test('given a body, posts it with its type', async () => {
  await using server = await web((request, response) => {
    request.on('data', (chunk: Buffer) => response.end(`${request.method} ${request.headers['content-type']} ${chunk.toString('hex')}`));
  });
  const answer = await ask(server.url, { body: { type: 'application/ocsp-request', bytes: Uint8Array.of(0x30, 3) } });
  expect(answer.ok && bodyText(answer.value)).toBe('POST application/ocsp-request 3003');
});

test('given an old server that just closes, takes the body up to there', async () => {
  await using server = await scriptedServer((socket) => socket.once('data', () => socket.end('HTTP/1.0 200 OK\r\n\r\nbody')));
  const answer = await ask(`http://127.0.0.1:${server.port}/`);
  expect(answer.ok && bodyText(answer.value)).toBe('body');
});

test('follows redirects as far as allowed, hands the redirect over where none is', async () => {
  await using server = await web((request, response) =>
    request.url === '/end'
      ? response.end('there')
      : response.writeHead(302, { Location: request.url === '/loop' ? '/loop' : '/end' }).end(),
  );
  const followed = await ask(`${server.url}/a`, { maxRedirects: 2 });
  expect(followed.ok && [followed.value.url, bodyText(followed.value)]).toEqual([`${server.url}/end`, 'there']);
  expect(await ask(`${server.url}/loop`, { maxRedirects: 3 })).toMatchObject({ error: { kind: 'too-many-redirects' } });
  const bare = await ask(`${server.url}/a`);
  expect(bare.ok && [bare.value.status, bare.value.headers.get('location')]).toEqual([302, '/end']);
});

test.each([
  ['https://example.com/', 'bad-url'],
  ['file:///etc/passwd', 'bad-url'],
  ['nonsense', 'bad-url'],
])('given %s, refuses to ask', async (url, kind) => {
  expect(await ask(url)).toEqual({ ok: false, error: { kind } });
});

test.each([
  ['nothing', null, 'silence'],
  ['SSH', 'SSH-2.0-x\r\n', 'not-http'],
  ['half a head', 'HTTP/1.1 200 OK\r\n', 'silence'],
  ['a body longer than allowed', `HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n`, 'too-large'],
  ['chunks longer than allowed', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n`, 'too-large'],
  ['a chunk size that is none', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`, 'not-http'],
])('given a server that sends %s, says %s', async (_name, bytes, kind) => {
  await using server = await scriptedServer((socket) => {
    if (bytes !== null) socket.write(bytes);
  });
  const answer = await exchangeHttp(testNetwork(), {
    url: `http://127.0.0.1:${server.port}/`,
    purpose: 'target',
    deadline: soon(kind === 'silence' ? 150 : 4_000),
    maxBytes: 1000,
  });
  expect(answer).toMatchObject({ ok: false, error: { kind } });
});

test('given a body without end, stops at the limit', async () => {
  await using server = await scriptedServer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    const more = () => {
      while (!socket.destroyed && socket.write(Buffer.alloc(65_536)));
    };
    socket.on('drain', more);
    more();
  });
  expect(await ask(`http://127.0.0.1:${server.port}/`, { maxBytes: 100_000 })).toMatchObject({ error: { kind: 'too-large' } });
});

test('given an HTTP proxy, hands it the whole address instead of asking for a tunnel', async () => {
  await using server = await web((request, response) => response.end(`${request.method} ${request.url}`));
  const parsed = parseProxyUrl(server.url);
  if (!parsed.ok) throw new Error(parsed.error);
  const network = testNetwork({ proxy: { route: parsed.value.route, credentials: null } });
  const answer = await exchangeHttp(network, { url: 'http://ocsp.example/a?b', purpose: 'outside', deadline: soon() });
  expect(answer.ok && bodyText(answer.value)).toBe('GET http://ocsp.example/a?b');
});

const fixture = (name: string) => readFileSync(new URL(`../../e2e/fixtures/handshake/${name}`, import.meta.url), 'utf8');

test.each([
  ['whose issuer is trusted', 'localhost', [fixture('rsa.pem')], 'script'],
  ['whose issuer nobody knows', 'localhost', [], null],
  ['with a certificate for another name', '127.0.0.1', [fixture('rsa.pem')], null],
])('given an https page %s, reads it only then', async (_what, host, https, body) => {
  const server = createSecureServer({ cert: fixture('rsa.pem'), key: fixture('rsa.key') }, (_request, response) => response.end('script'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const answer = await ask(`https://${host}:${typeof address === 'object' ? address?.port : 0}/`, { https });
  server.closeAllConnections();
  server.close();
  expect(answer.ok ? bodyText(answer.value) : null).toBe(body);
});

test('given an https page and no leave for it, does not ask', async () => {
  expect(await ask('https://localhost:1/')).toEqual({ ok: false, error: { kind: 'bad-url' } });
});
