import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureMessage } from '../netlog/browser-failure.ts';
import { readHar } from './har.ts';

const har = (...entries: object[]) =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, entries } });
const request = (url: string) => ({ method: 'GET', url, headers: [] });
const GOOD = { request: request('https://good.example/'), response: { status: 200, statusText: 'OK' } };

describe('a HAR', () => {
  test('of Chrome names failed requests by origin and error, with their number', () => {
    const failed = (url: string, error: string) => ({
      request: request(url),
      response: { status: 0, statusText: '', _error: `net::${error}` },
    });
    const text = har(
      failed('https://a.example/1?token=secret', 'ERR_SSL_PROTOCOL_ERROR'),
      failed('https://a.example/2', 'ERR_SSL_PROTOCOL_ERROR'),
      failed('https://b.example/', 'ERR_ABORTED'),
      GOOD,
    );
    expect(readHar(text)).toEqual({
      time: null,
      dates: [],
      entries: 4,
      worked: 1,
      connections: [{ host: 'good.example', server: 'good.example:443', version: null }],
      readable: true,
      truncated: false,
      failures: [
        {
          origin: 'https://a.example',
          asker: 'page',
          error: 'ERR_SSL_PROTOCOL_ERROR',
          hints: [],
          proxy: null,
          decided: null,
          count: 2,
          workedLater: false,
        },
      ],
    });
    expect(JSON.stringify(readHar(text))).not.toContain('secret');
  });

  test.each([
    ['Playwright', { _failureText: 'net::ERR_CERT_DATE_INVALID' }, 'expired'],
    ['Playwright with Firefox', { _failureText: 'SEC_ERROR_UNKNOWN_ISSUER' }, 'untrusted-root'],
    ['Firefox', { statusText: 'SSL_ERROR_BAD_CERT_DOMAIN' }, 'name-mismatch'],
    ['a proxy that asks who is there', { status: 407, statusText: 'Proxy Authentication Required' }, 'proxy-auth'],
  ])('of %s leads to its cause', (_, response, cause) => {
    const [failure] = readHar(har({ request: request('https://shop.example/'), response: { status: 0, ...response } })).failures;
    const causes = (failure === undefined ? null : failureMessage(failure, null))?.recognised.flatMap((one) =>
      one.causes.map((each) => each.cause),
    );
    expect(causes).toContain(cause);
  });

  test.each([
    [
      'nginx without a certificate',
      { status: 400, content: { text: '<title>400 No required SSL certificate was sent</title>' } },
      'client-cert-required',
    ],
    [
      'nginx, packed',
      { status: 400, content: { encoding: 'base64', text: btoa('<title>400 The SSL certificate error</title>') } },
      'client-cert-rejected',
    ],
    ['status 496', { status: 496, statusText: '' }, 'client-cert-required'],
    ['Cloudflare', { status: 526, statusText: '' }, 'untrusted-root'],
    ['a network that wants a sign-in', { status: 511, statusText: 'Network Authentication Required' }, 'captive-portal'],
    ['a server of another name', { status: 421, statusText: 'Misdirected Request' }, 'sni-mismatch'],
    [
      'Fiddler',
      {
        status: 502,
        content: {
          text: "[Fiddler] The connection to 'shop.example' failed. <br />No connection could be made because the target machine actively refused it",
        },
      },
      'refused',
    ],
    [
      'Charles',
      {
        status: 503,
        content: {
          text: '<title>Charles Error Report</title><h1>Failed to connect to remote host</h1><p>The actual exception reported was:</p><pre>java.net.ConnectException: Connection refused</pre>',
        },
      },
      'refused',
    ],
    [
      'Fiddler, of a tunnel',
      {
        status: 200,
        content: {
          text: 'fiddler.network.https> HTTPS handshake to shop.example (for #3) failed. An existing connection was forcibly closed by the remote host.',
        },
      },
      'reset',
    ],
    [
      'mitmproxy',
      { status: 502, content: { text: '<h1>502</h1><p>TlsProtocolException: Certificate verify failed: certificate has expired</p>' } },
      'expired',
    ],
  ])('with an answer about the connection itself leads to its cause: %s', (_, response, cause) => {
    const [failure] = readHar(har({ request: request('https://shop.example/'), response })).failures;
    const read = failure === undefined ? null : failureMessage(failure, null);
    expect(read?.recognised.flatMap((one) => one.causes.map((each) => each.cause))).toContain(cause);
  });

  test('names the secure places that answered, with the version where the exporter tells it', () => {
    const told = { _securityDetails: { protocol: 'TLS 1.3', subjectName: 'a.example' }, serverIPAddress: '192.0.2.7', _serverPort: 8443 };
    const text = har({ request: request('https://a.example:8443/'), response: { status: 200 }, ...told }, GOOD);
    expect(readHar(text).connections).toEqual([
      { host: 'a.example', server: '192.0.2.7:8443', version: 'TLS 1.3' },
      { host: 'good.example', server: 'good.example:443', version: null },
    ]);
  });

  test('of Firefox that says no more than that the connection was broken is a failure without a reason', () => {
    const text = har({ request: request('https://shop.example/'), response: { status: 0, statusText: '' }, _securityState: 'broken' });
    expect(readHar(text).failures).toHaveLength(1);
  });

  test('says nothing of answers, aborted requests and errors of the website', () => {
    const text = har(
      GOOD,
      { request: request('https://c.example/'), response: { status: 500, statusText: 'Internal Server Error' } },
      { request: request('https://c.example/'), response: { status: 0, _error: 'net::ERR_BLOCKED_BY_CLIENT' } },
      { request: request('https://c.example/'), response: { status: 0, _error: 'net::ERR_BLOCKED_BY_CLIENT.Inspector' } },
      { request: request('https://c.example/'), response: { status: 200, content: { text: 'certificate has expired' } } },
      { request: request('https://c.example/'), response: { status: 502, content: { text: '<p>upstream</p>' } } },
    );
    expect(readHar(text).failures).toEqual([]);
  });

  test('that is cut is read up to there', () => {
    const text = har({ request: request('https://a.example/'), response: { status: 0, _error: 'net::ERR_CONNECTION_RESET' } }, GOOD);
    expect(readHar(text.slice(0, text.indexOf('good.example')))).toMatchObject({
      failures: [{ error: 'ERR_CONNECTION_RESET' }],
      truncated: true,
      readable: true,
    });
    expect(readHar('{"log":{"entries":[').readable).toBe(false);
  });

  test('of any shape never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 5 }), fc.nat(300), (entries, cut) => {
        const text = JSON.stringify({ log: { entries } });
        expect(readHar(text).entries).toBe(entries.length);
        expect(readHar(text.slice(0, cut)).failures).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('who asked for what in a HAR', () => {
  const failing = (url: string, more: object) => ({ request: { url, ...more }, response: { status: 0, _error: 'net::ERR_TIMED_OUT' } });
  const askers = (...entries: readonly object[]) =>
    readHar(JSON.stringify({ log: { entries } })).failures.map(({ origin, asker }) => `${origin.slice(8)} ${asker}`);
  const accepts = (value: string) => ({ method: 'GET', headers: [{ name: 'Accept', value }] });

  test.each([
    ['of Chromium', { _resourceType: 'document', _initiator: { type: 'other' } }, 'person'],
    ['of Chromium, in a frame', { _resourceType: 'document', _initiator: { type: 'parser' } }, 'page'],
    ['of Chromium, by a script', { _resourceType: 'fetch', _initiator: { type: 'script' } }, 'page'],
  ])('a request %s is told', (_, more, asker) => {
    expect(askers({ ...failing('https://a.example/', {}), ...more })).toEqual([`a.example ${asker}`]);
  });

  test('of Playwright, a frame on a page is not the page', () => {
    const at = (url: string, frame: string) => ({ ...failing(url, {}), pageref: 'p', _frameref: frame, _resourceType: 'document' });
    expect(askers(at('https://page.example/', 'f1'), at('https://frame.example/', 'f2'))).toEqual([
      'page.example person',
      'frame.example page',
    ]);
  });

  test('of a proxy, what wants a web page is one', () => {
    expect(
      askers(failing('https://b.example/', accepts('image/*')), failing('https://a.example/', accepts('text/html,*/*;q=0.8'))),
    ).toEqual(['a.example person', 'b.example page']);
  });
});

describe('the time of a HAR', () => {
  const entry = (started: string, date: string, more: object = {}) => ({
    startedDateTime: started,
    time: 500,
    serverIPAddress: '192.0.2.1',
    request: { url: 'https://a.example/' },
    response: { status: 200, headers: [{ name: 'date', value: date }] },
    ...more,
  });
  const dates = (...entries: readonly object[]) => readHar(JSON.stringify({ log: { entries } })).dates;

  test('is compared with the Date of what came over the network', () => {
    expect(dates(entry('2026-12-01T10:00:00.000Z', 'Tue, 01 Dec 2026 10:00:00 GMT'))).toEqual([{ host: 'a.example', offset: 500 }]);
  });

  test.each([
    ['a cache', { _fromCache: 'disk' }],
    ['no address', { serverIPAddress: '' }],
    ['no time', { startedDateTime: 'soon' }],
  ])('is not compared with what came from %s', (_, more) => {
    expect(dates(entry('2026-12-01T10:00:00.000Z', 'Tue, 01 Dec 2020 10:00:00 GMT', more))).toEqual([]);
  });
});
