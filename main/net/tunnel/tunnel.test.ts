import { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import forge from 'node-forge';
import { expect, test } from 'vitest';
import type { ChainJudgement } from '../../../shared/model/chain-judgement.ts';
import { latin1 } from '../byte-reader.ts';
import type { NetworkOptions } from '../network.ts';
import { scriptedServer, soon, testNetwork } from '../testing/scripted-server.ts';
import { type ProxyCredentials, type ProxyScheme, parseProxyUrl } from './proxy-url.ts';

const SECRET = { user: 'user', password: 'pa:ss' };

async function through(
  scheme: ProxyScheme,
  serve: (socket: Socket, number: number) => void,
  more: { credentials?: ProxyCredentials | null; host?: string; options?: Partial<NetworkOptions>; wait?: number } = {},
) {
  await using server = await scriptedServer(serve);
  const parsed = parseProxyUrl(`${scheme}://127.0.0.1:${server.port}`);
  if (!parsed.ok) throw new Error(parsed.error);
  const network = testNetwork({ proxy: { route: parsed.value.route, credentials: more.credentials ?? null }, ...more.options });
  const opened = await network.openStream({
    host: more.host ?? 'target.example',
    port: 443,
    deadline: soon(more.wait ?? 2_000),
    purpose: 'target',
  });
  if (!opened.ok) return { opened: false as const, failure: opened.error, cost: network.cost(), early: '' };
  const first = await opened.value.read(soon());
  opened.value.close();
  const { remoteAddress, remotePort } = opened.value;
  return {
    opened: true as const,
    peer: [remoteAddress, remotePort],
    tunnel: opened.value.tunnel,
    cost: network.cost(),
    early: first.kind === 'bytes' ? latin1(first.bytes) : first.kind,
  };
}

/** Answers a request once its head is whole. */
const answering = (answer: (head: string, socket: Socket) => void) => (socket: Socket) => {
  let head = '';
  socket.on('data', (chunk) => {
    head += chunk.toString('latin1');
    if (head.includes('\r\n\r\n')) answer(head, socket);
  });
};

test('given a proxy that agrees, leads to the target and loses no byte sent behind the answer', async () => {
  let asked = '';
  const seen = await through(
    'http',
    answering((head, socket) => {
      asked = head;
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n220 mail ready');
    }),
  );
  expect(asked).toContain('CONNECT target.example:443 HTTP/1.1\r\nHost: target.example:443\r\n');
  expect(seen).toMatchObject({ opened: true, early: '220 mail ready', tunnel: { outcome: 'open', status: 200, scheme: 'http' } });
  expect(seen.cost.hosts).toEqual(['127.0.0.1', 'target.example']);
  expect(seen).toMatchObject({ peer: ['target.example', 443] });
});

test('given an IPv6 target, puts it in brackets', async () => {
  let asked = '';
  await through(
    'http',
    answering((head, socket) => {
      asked = head;
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    }),
    { host: '2001:db8::1' },
  );
  expect(asked).toContain('CONNECT [2001:db8::1]:443 ');
});

const NTLM =
  'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\nContent-Length: 0\r\n\r\n';
const BASIC = 'HTTP/1.1 407 Denied\r\nProxy-Authenticate: Basic realm="a, Digest b=c", Digest realm="x", nonce="y"\r\n\r\n';

test.each([
  ['407 with Negotiate and NTLM', NTLM, null, { outcome: 'needs-authentication', status: 407, schemes: ['Negotiate', 'NTLM'] }],
  [
    '407 with NTLM although Basic credentials were given',
    NTLM,
    SECRET,
    { outcome: 'needs-authentication', schemes: ['Negotiate', 'NTLM'] },
  ],
  [
    '407 with Basic, a quoted list in its realm, and Digest',
    BASIC,
    null,
    { outcome: 'needs-authentication', schemes: ['Basic', 'Digest'] },
  ],
  ['407 with Basic to wrong credentials', BASIC, SECRET, { outcome: 'wrong-credentials', status: 407 }],
  [
    '401 of tinyproxy to wrong credentials',
    'HTTP/1.0 401 Unauthorized\r\nServer: tinyproxy/1.11.1\r\n\r\n',
    SECRET,
    { outcome: 'wrong-credentials', status: 401 },
  ],
  [
    '403 of squid',
    'HTTP/1.1 403 Forbidden\r\nServer: squid/5.7\r\nX-Squid-Error: ERR_ACCESS_DENIED 0\r\nContent-Length: 4\r\n\r\nNo!\n',
    null,
    { outcome: 'refused-by-proxy', status: 403 },
  ],
  [
    '503 with a body',
    'HTTP/1.1 503 Service Unavailable\r\nContent-Length: 9\r\n\r\nname <b>x',
    null,
    { outcome: 'refused-by-proxy', status: 503, text: expect.stringContaining('name <b>x') },
  ],
  [
    'redirect to a login page',
    'HTTP/1.1 302 Found\r\nLocation: http://login.example/\r\n\r\n',
    null,
    { outcome: 'block-page', status: 302, text: expect.stringContaining('http://login.example/') },
  ],
  [
    '200 and then its own page',
    'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>blocked</html>',
    null,
    { outcome: 'block-page', status: 200 },
  ],
  ['405 of a web server', 'HTTP/1.1 405 Not Allowed\r\nServer: nginx/1.22.1\r\n\r\n', null, { outcome: 'not-a-proxy', status: 405 }],
  ['SSH', 'SSH-2.0-OpenSSH_9.2\r\n', null, { outcome: 'not-a-proxy' }],
  ['a TLS alert, because it wants TLS itself', '\x15\x03\x01\x00\x02\x02\x46', null, { outcome: 'not-a-proxy' }],
  ['an endless head', `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(20_000)}`, null, { outcome: 'not-a-proxy' }],
] as const)('given a proxy that answers CONNECT with %s, tells it', async (_name, answer, credentials, expected) => {
  const seen = await through(
    'http',
    answering((_head, socket) => socket.write(Buffer.from(answer, 'latin1'))),
    { credentials, wait: 4_000 },
  );
  expect(seen).toMatchObject({ opened: false, failure: { kind: 'tunnel', tunnel: expected } });
});

test('sends Basic credentials at once, and keeps them out of what it tells', async () => {
  let asked = '';
  const seen = await through(
    'http',
    answering((head, socket) => {
      asked = head;
      socket.write(`HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm="r"\r\n\r\n`);
    }),
    { credentials: SECRET },
  );
  expect(asked).toContain(`Proxy-Authorization: Basic ${Buffer.from('user:pa:ss').toString('base64')}\r\n`);
  expect(JSON.stringify(seen)).not.toMatch(/pa:ss|dXNlcjpwYTpzcw/);
});

test.each([
  ['says nothing', () => undefined, 'silence'],
  ['resets', (socket: Socket) => socket.once('data', () => socket.resetAndDestroy()), 'reset'],
  ['closes without a word', (socket: Socket) => socket.resume().end(), 'closed'],
] as const)('given a proxy that %s, tells it', async (_name, serve, outcome) => {
  const seen = await through('http', serve, { wait: outcome === 'silence' ? 150 : 4_000 });
  expect(seen).toMatchObject({ failure: { kind: 'tunnel', tunnel: { outcome } } });
});

test('given nobody at the proxy address, says that the proxy cannot be reached, with the code', async () => {
  const parsed = parseProxyUrl('http://127.0.0.1:1');
  if (!parsed.ok) throw new Error(parsed.error);
  const network = testNetwork({ proxy: { route: parsed.value.route, credentials: null } });
  const opened = await network.openStream({ host: 'x.example', port: 443, deadline: soon(), purpose: 'target' });
  expect(opened).toMatchObject({
    error: { kind: 'tunnel', tunnel: { outcome: 'unreachable', text: 'ECONNREFUSED', proxy: 'http://127.0.0.1:1' } },
  });
});

test('given a proxy whose name does not resolve, says so and does not blame the target', async () => {
  const parsed = parseProxyUrl('http://proxy.invalid:3128');
  if (!parsed.ok) throw new Error(parsed.error);
  const network = testNetwork({
    proxy: { route: parsed.value.route, credentials: null },
    resolver: async (host) => ({ host, addresses: [], errorCode: 'ENOTFOUND', fromHostsFile: false, milliseconds: 0 }),
  });
  const opened = await network.openStream({ host: 'x.example', port: 443, deadline: soon(), purpose: 'target' });
  expect(opened).toMatchObject({ error: { kind: 'tunnel', tunnel: { outcome: 'proxy-name-unknown', text: 'ENOTFOUND' } } });
});

const socks = (reply: (chunk: Buffer, step: number, socket: Socket) => void) => (socket: Socket) => {
  let step = 0;
  socket.on('data', (chunk) => reply(chunk, step++, socket));
};
const BOUND = [5, 0, 0, 1, 127, 0, 0, 1, 0, 80];

test('given a SOCKS5 proxy, hands it the name to resolve and keeps early bytes', async () => {
  const chunks: Buffer[] = [];
  const seen = await through(
    'socks5',
    socks((chunk, step, socket) => {
      chunks.push(chunk);
      socket.write(step === 0 ? Buffer.from([5, 0]) : Buffer.concat([Buffer.from(BOUND), Buffer.from('220 hi')]));
    }),
  );
  expect(chunks[1]?.subarray(0, 5)).toEqual(Buffer.from([5, 1, 0, 3, 'target.example'.length]));
  expect(seen).toMatchObject({ opened: true, early: '220 hi', tunnel: { scheme: 'socks5', outcome: 'open' } });
});

test.each([
  ['127.0.0.1', [1, 127, 0, 0, 1]],
  ['::1', [4, ...Array(15).fill(0), 1]],
  ['2001:db8::ff:1.2.3.4', [4, 0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0xff, 1, 2, 3, 4]],
])('given %s as the target, SOCKS5 is told an address', async (host, expected) => {
  let asked: Buffer = Buffer.alloc(0);
  await through(
    'socks5',
    socks((chunk, step, socket) => {
      if (step === 1) asked = chunk;
      socket.write(Buffer.from(step === 0 ? [5, 0] : BOUND));
      if (step === 1) socket.end();
    }),
    { host },
  );
  expect([...asked.subarray(3, 3 + expected.length)]).toEqual(expected);
});

test.each([
  ['that wants a password', [5, 0xff], null, { outcome: 'needs-authentication', schemes: ['user name and password'] }],
  ['that wants more than a password', [5, 0xff], SECRET, { outcome: 'needs-authentication', schemes: ['GSSAPI'] }],
  ['that wants GSSAPI, which was not offered', [5, 1], null, { outcome: 'needs-authentication', status: 1, schemes: ['GSSAPI'] }],
  ['that wants a password, which was not offered', [5, 2], null, { outcome: 'needs-authentication', schemes: ['user name and password'] }],
  ['that wants a method nobody knows', [5, 99], null, { outcome: 'not-a-proxy' }],
  ['that is a web server', [...Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')], null, { outcome: 'not-a-proxy' }],
] as const)('given a SOCKS5 proxy %s, tells it', async (_name, answer, credentials, expected) => {
  const seen = await through(
    'socks5',
    socks((_chunk, _step, socket) => socket.write(Buffer.from(answer))),
    { credentials },
  );
  expect(seen).toMatchObject({ failure: { tunnel: expected } });
});

test.each([
  [0, { opened: true }],
  [1, { failure: { tunnel: { outcome: 'wrong-credentials' } } }],
])('given a SOCKS5 proxy that answers the password with %s, tells it', async (status, expected) => {
  const seen = await through(
    'socks5',
    socks((_chunk, step, socket) => {
      socket.write(Buffer.from([[5, 2], [1, status], BOUND][step] ?? []));
      if (step === 2) socket.end();
    }),
    { credentials: SECRET },
  );
  expect(seen).toMatchObject(expected);
});

test.each([
  ['closes in answer to the password', (socket: Socket) => socket.end(), null],
  ['refuses it and closes', (socket: Socket) => socket.end(Buffer.from([1, 5])), 5],
])('given a SOCKS5 proxy that %s, says that the password is wrong', async (_what, answer, status) => {
  const seen = await through(
    'socks5',
    socks((_chunk, step, socket) => (step === 0 ? socket.write(Buffer.from([5, 2])) : answer(socket))),
    { credentials: SECRET },
  );
  expect(seen).toMatchObject({ failure: { tunnel: { outcome: 'wrong-credentials', status } } });
});

test('given a SOCKS5 refusal that breaks off after its code, takes it for a refusal', async () => {
  const seen = await through(
    'socks5',
    socks((_chunk, step, socket) => (step === 0 ? socket.write(Buffer.from([5, 0])) : socket.end(Buffer.from([5, 2, 0, 1])))),
  );
  expect(seen).toMatchObject({ failure: { tunnel: { outcome: 'refused-by-proxy', status: 2 } } });
});

test.each([
  [2, 'connection not allowed by ruleset'],
  [5, 'connection refused'],
  [99, 'reply 99'],
])('given a SOCKS5 refusal %s, names it', async (code, text) => {
  const seen = await through(
    'socks5',
    socks((_chunk, step, socket) => socket.write(Buffer.from(step === 0 ? [5, 0] : [5, code, 0, 1, 0, 0, 0, 0, 0, 0]))),
  );
  expect(seen).toMatchObject({ failure: { tunnel: { outcome: 'refused-by-proxy', status: code, text } } });
});

test.each([
  [0x5a, { opened: true }],
  [0x5b, { failure: { tunnel: { outcome: 'refused-by-proxy', status: 0x5b } } }],
  [0x5c, { failure: { tunnel: { outcome: 'needs-authentication' } } }],
])('given a SOCKS4A proxy that answers %s, tells it', async (code, expected) => {
  let asked: Buffer = Buffer.alloc(0);
  const seen = await through(
    'socks4a',
    socks((chunk, _step, socket) => {
      asked = chunk;
      socket.end(Buffer.from([0, code, 0, 0, 0, 0, 0, 0]));
    }),
  );
  expect(asked.toString('latin1')).toBe('\x04\x01\x01\xbb\0\0\0\x01\0target.example\0');
  expect(seen).toMatchObject(expected);
});

function selfSigned(name: string): { key: string; cert: string } {
  const keys = forge.pki.rsa.generateKeyPair(2048);
  const cert = forge.pki.createCertificate();
  cert.publicKey = keys.publicKey;
  cert.serialNumber = '01';
  cert.validity.notBefore = new Date(Date.now() - 86_400_000);
  cert.validity.notAfter = new Date(Date.now() + 86_400_000);
  cert.setSubject([{ name: 'commonName', value: name }]);
  cert.setIssuer([{ name: 'commonName', value: name }]);
  cert.sign(keys.privateKey, forge.md.sha256.create());
  return { key: forge.pki.privateKeyToPem(keys.privateKey), cert: forge.pki.certificateToPem(cert) };
}

function judgement(fine: boolean): ChainJudgement {
  return {
    host: '127.0.0.1',
    judgedAt: '2026-11-20T00:00:00Z',
    served: [],
    ok: fine,
    findings: [],
    best: null,
    otherPaths: [],
    missing: null,
    stores: [],
    top: 'none',
    names: [],
    inspectionProduct: null,
  };
}

test.each([true, false])(
  'given an https:// proxy whose certificate is judged %s, asks it or stops before a byte of CONNECT',
  async (fine) => {
    const asked: string[] = [];
    const server = createTlsServer(selfSigned('proxy.example'), (socket) => {
      socket.on('data', (chunk) => {
        asked.push(chunk.toString('latin1'));
        socket.write('HTTP/1.1 200 OK\r\n\r\nearly');
      });
      socket.on('error', () => undefined);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const parsed = parseProxyUrl(`https://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`);
    if (!parsed.ok) throw new Error(parsed.error);
    const shown: { subjects: string[]; host: string }[] = [];
    const network = testNetwork({
      proxy: { route: parsed.value.route, credentials: null },
      judgeProxyCertificates: async (certificates, host) => {
        shown.push({ subjects: certificates.map((der) => new X509Certificate(der).subject), host });
        return judgement(fine);
      },
    });
    const opened = await network.openStream({ host: 'target.example', port: 443, deadline: soon(), purpose: 'target' });
    expect(shown).toEqual([{ subjects: ['CN=proxy.example'], host: '127.0.0.1' }]);
    if (fine) {
      expect(opened).toMatchObject({ ok: true, value: { tunnel: { scheme: 'https', outcome: 'open', proxyChain: { ok: true } } } });
      if (opened.ok) expect(await opened.value.read(soon())).toMatchObject({ kind: 'bytes' });
    } else {
      expect(opened).toMatchObject({ error: { kind: 'tunnel', tunnel: { outcome: 'proxy-certificate', proxyChain: { ok: false } } } });
      expect(asked).toEqual([]);
    }
    network.closeAll();
    await new Promise((resolve) => server.close(resolve));
  },
);

test('given an https:// proxy that does not speak TLS, says that it is no such proxy', async () => {
  const seen = await through('https', (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
  expect(seen).toMatchObject({ failure: { tunnel: { scheme: 'https', outcome: 'not-a-proxy' } } });
});
