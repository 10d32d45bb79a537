import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exchangeHttp } from './http-exchange.ts';
import { scriptedServer, soon, testNetwork } from './testing/scripted-server.ts';
import { PROXY_SCHEMES, parseProxyUrl } from './tunnel/proxy-url.ts';

/** Whole noise, and noise behind a believable beginning, so that the readers get further than their first check. */
const noise = fc
  .tuple(
    fc.constantFrom(
      '',
      'HTTP/1.1 200 OK\r\n',
      'HTTP/1.1 407 No\r\nProxy-Authenticate: ',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n',
      '\x05\x00\x05\x00\x00',
      '\x00\x5a',
    ),
    fc.uint8Array({ maxLength: 80 }),
  )
  .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'latin1'), rest]));

test.each(PROXY_SCHEMES)('given any bytes from a %s proxy, opening ends with a stream or a reason', async (scheme) => {
  await fc.assert(
    fc.asyncProperty(noise, async (bytes) => {
      await using server = await scriptedServer((socket) => socket.resume().end(bytes));
      const parsed = parseProxyUrl(`${scheme}://127.0.0.1:${server.port}`);
      if (!parsed.ok) throw new Error(parsed.error);
      const network = testNetwork({ proxy: { route: parsed.value.route, credentials: { user: 'u', password: 'p' } } });
      const opened = await network.openStream({ host: 'target.example', port: 443, deadline: soon(4_000), purpose: 'target' });
      if (opened.ok) opened.value.close();
      else expect(opened.error.kind).toBe('tunnel');
    }),
    { numRuns: 25 },
  );
});

test('given any bytes from a web server, the exchange ends with an answer or a reason', async () => {
  await fc.assert(
    fc.asyncProperty(noise, async (bytes) => {
      await using server = await scriptedServer((socket) => socket.resume().end(bytes));
      const url = `http://127.0.0.1:${server.port}/`;
      const answer = await exchangeHttp(testNetwork(), { url, purpose: 'target', deadline: soon(4_000), maxBytes: 1_000 });
      if (answer.ok) expect(answer.value.body.length).toBeLessThanOrEqual(1_000);
      else expect(['closed', 'reset', 'not-http', 'too-large']).toContain(answer.error.kind);
    }),
    { numRuns: 60 },
  );
});
