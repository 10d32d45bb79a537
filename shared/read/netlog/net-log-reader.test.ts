import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import clientCertificate from '../../../e2e/fixtures/netlogs/clientcert.json' with { type: 'json' };
import closed from '../../../e2e/fixtures/netlogs/closed.json' with { type: 'json' };
import expired from '../../../e2e/fixtures/netlogs/expired.json' with { type: 'json' };
import old from '../../../e2e/fixtures/netlogs/old.json' with { type: 'json' };
import plain from '../../../e2e/fixtures/netlogs/plain.json' with { type: 'json' };
import proxyAuth from '../../../e2e/fixtures/netlogs/proxyauth.json' with { type: 'json' };
import quicGood from '../../../e2e/fixtures/netlogs/quic-good.json' with { type: 'json' };
import quicRefused from '../../../e2e/fixtures/netlogs/quic-refused.json' with { type: 'json' };
import reset from '../../../e2e/fixtures/netlogs/reset.json' with { type: 'json' };
import wrong from '../../../e2e/fixtures/netlogs/wrong.json' with { type: 'json' };
import { failureMessage } from './browser-failure.ts';
import { NetLogReader, readNetLog } from './net-log-reader.ts';
import { groupEndpoint } from './sockets.ts';

interface Log {
  readonly constants: object;
  readonly events: readonly object[];
}

/** As Chromium writes it: the constants, then one event a line. */
function written({ constants, events }: Log): string {
  const lines = events.map((event) => JSON.stringify(event));
  return `{"constants":${JSON.stringify(constants)},\n"events": [\n${lines.join(',\n')}],\n"polledData":{}}\n`;
}

const EXPIRED = { origin: 'https://expired.test:9441', error: 'ERR_CERT_DATE_INVALID', count: 1 };

describe('a NetLog of a page that failed', () => {
  test('names the error of the page, the certificates shown and when, and not what the browser asked for itself', () => {
    const log = readNetLog(written(expired));
    expect(log).toMatchObject({ failures: [EXPIRED], requests: 1, worked: 0, truncated: false });
    expect(log.chains).toMatchObject([{ host: 'expired.test' }]);
    expect(new Date(log.chains[0]?.time ?? 0).toISOString()).toMatch(/^2026-11-20T18:5/);
  });

  test('keeps the path to the root that the browser trusted', () => {
    expect(readNetLog(written(wrong)).chains[0]?.trustedPath).toHaveLength(2);
  });

  test('does not take the certificate of an https proxy for that of the site', () => {
    const log = readNetLog(written(wrong).replaceAll('ERR_CERT_COMMON_NAME_INVALID', 'ERR_PROXY_CERTIFICATE_INVALID'));
    expect(log.failures).toMatchObject([{ error: 'ERR_PROXY_CERTIFICATE_INVALID' }]);
    expect(log.chains).toEqual([]);
  });

  test('tells the alert that came, the reason inside the library, the way and the answer of the proxy', () => {
    expect(readNetLog(written(old)).failures).toMatchObject([{ hints: ['SSL alert number 70'], proxy: null }]);
    expect(readNetLog(written(plain)).failures).toMatchObject([{ hints: ['SSL_R_WRONG_VERSION_NUMBER'] }]);
    expect(readNetLog(written(proxyAuth)).failures).toMatchObject([
      { hints: ['HTTP/1.1 407 Proxy Authentication Required'], proxy: 'PROXY 127.0.0.1:9450' },
    ]);
  });
});

describe('the connection of a NetLog that failed', () => {
  const withAlert = (code: number) => written(old).replaceAll('AkY=', btoa(String.fromCharCode(2, code)));
  /** The raw bytes that came, as `--net-log-capture-mode=Everything` writes them. */
  const withBytes = (text: string) => written(plain).replace(/("byte_count":\d+)/g, `$1,"bytes":"${btoa(text)}"`);

  test.each([
    ['alert 70', withAlert(70), 'version-mismatch', 'certain'],
    ['alert 40 in place of a Server Hello', withAlert(40), 'cipher-mismatch', 'possible'],
    ['alert 112', withAlert(112), 'sni-mismatch', 'certain'],
    ['alert 120', withAlert(120), 'alpn-mismatch', 'certain'],
    ['an answer without the shape of TLS', written(plain), 'plain-http', 'likely'],
    ['an answer that begins as HTTP', withBytes('HTTP/1.1 400 Bad Request\r\n'), 'plain-http', 'certain'],
    ['the greeting of a mail server', withBytes('220 mail.example ESMTP\r\n'), 'protocol-error', 'likely'],
    ['a reset after the Client Hello', written(reset), 'reset', 'certain'],
    ['an end after the Client Hello', written(closed), 'reset', 'likely'],
  ])('given %s, says so by the rules of captures', (_, text, cause, certainty) => {
    expect(readNetLog(text).failures.map((one) => one.decided)).toMatchObject([{ cause, certainty }]);
  });

  test('given a certificate that was refused, leaves it to the certificate', () => {
    expect(readNetLog(written(expired)).failures).toMatchObject([{ decided: null }]);
  });

  test('given bytes that are not TLS and came through a proxy, cannot tell who spoke', () => {
    const text = written(plain).replaceAll('"proxy_info":"DIRECT"', '"proxy_info":"PROXY 192.0.2.1:3128"');
    expect(readNetLog(text).failures).toMatchObject([{ decided: null, proxy: 'PROXY 192.0.2.1:3128' }]);
  });
});

describe('a NetLog of a page over QUIC', () => {
  test('whose certificate was refused names that, and not that QUIC failed', () => {
    const log = readNetLog(written(quicRefused));
    expect(log.failures).toMatchObject([{ origin: 'https://shop.example:8643', error: 'ERR_CERT_AUTHORITY_INVALID' }]);
    expect(log.chains).toMatchObject([{ host: 'shop.example' }]);
    expect(log.talks).toMatchObject([{ transport: 'quic', sni: 'shop.example', ending: 'closed' }]);
  });

  test('that went well shows its conversation', () => {
    const log = readNetLog(written(quicGood));
    expect(log.failures).toEqual([]);
    expect(log.talks).toMatchObject([{ transport: 'quic', client: '127.0.0.1:51344', server: '127.0.0.1:8643', ending: 'completed' }]);
  });

  test('whose server sent an alert hands it on', () => {
    const details = 'TLS handshake failure (ENCRYPTION_HANDSHAKE) 116: certificate required';
    const closed = JSON.stringify(quicRefused)
      .replace(/"QUIC_SESSION_CERTIFICATE_VERIFY_FAILED":/, '"ANOTHER":')
      .replace(/"details":"[^"]*","from_peer":false/, `"details":"${details}","from_peer":true`);
    expect(readNetLog(written(JSON.parse(closed) as Log)).failures).toMatchObject([{ hints: ['SSL alert number 116'] }]);
  });
});

describe('who asked for what in a NetLog', () => {
  const event = (id: number, type: string, phase: number, params: object) => ({
    params,
    phase,
    source: { id, type: 1 },
    time: String(1000 + id),
    type,
  });
  const failed = (id: number, url: string, started: object) => [
    event(id, 'REQUEST_ALIVE', 1, { url }),
    event(id, 'URL_REQUEST_START_JOB', 1, { url, ...started }),
    event(id, 'REQUEST_ALIVE', 2, { net_error: -201 }),
  ];
  const reading = (events: readonly { readonly type: string }[], constants: object = {}) => {
    const names = ['REQUEST_ALIVE', 'URL_REQUEST_START_JOB', 'HTTP_TRANSACTION_READ_HEADERS', 'HTTP_TRANSACTION_READ_RESPONSE_HEADERS'];
    const logEventTypes = Object.fromEntries(names.map((name, number) => [name, number]));
    return readNetLog(
      written({ constants: { logEventTypes, ...constants }, events: events.map((one) => ({ ...one, type: names.indexOf(one.type) })) }),
    );
  };
  const PAGE = { request_type: 'main frame', initiator: 'not an origin' };
  const OWN = { request_type: 'other', initiator: 'not an origin' };
  const PART = { request_type: 'other', initiator: 'https://shop.example' };

  test.each([
    ['a page that was opened', PAGE, 'person'],
    ['a picture on a page', PART, 'page'],
    ['a frame on a page', { request_type: 'subframe', initiator: 'https://shop.example' }, 'page'],
    ['a look for updates', OWN, 'browser'],
    ['an extension', { request_type: 'other', initiator: 'chrome-extension://abcdefgh' }, 'browser'],
    ['the new tab', { request_type: 'other', initiator: 'chrome-untrusted://new-tab-page' }, 'browser'],
  ])('%s is told', (_, started, asker) => {
    expect(reading(failed(1, 'https://a.example/', started)).failures).toMatchObject([{ asker }]);
  });

  test('a log of the years before request types knows pages by their flag', () => {
    const constants = { loadFlag: { MAIN_FRAME_DEPRECATED: 256 } };
    const flags = (load_flags: number) => failed(1, 'https://a.example/', { load_flags, initiator: 'not an origin' });
    expect(reading(flags(257), constants).failures).toMatchObject([{ asker: 'person' }]);
    expect(reading(flags(1), constants).failures).toMatchObject([{ asker: 'browser' }]);
  });

  test('the page that was opened last stands first, parts of pages after all pages', () => {
    const events = [
      ...failed(1, 'https://start.example/', PAGE),
      ...failed(2, 'https://part.example/', PART),
      ...failed(3, 'https://asked.example/', PAGE),
      ...failed(4, 'https://start.example/', PAGE),
      ...failed(5, 'https://update.example/', OWN),
    ];
    expect(reading(events).failures.map((one) => one.origin)).toEqual([
      'https://asked.example',
      'https://start.example',
      'https://part.example',
    ]);
  });

  test.each([
    ['a redirect', ['HTTP/1.1 302 Found', 'Location: https://login.hotel.test:8443/in?to=secret'], 'portal'],
    ['a page', ['HTTP/1.1 200 OK', 'Content-Length: 812'], 'portal'],
    ['the wish to sign in', ['HTTP/1.1 511 Network Authentication Required'], 'portal'],
    ['nothing, as it should', ['HTTP/1.1 204 No Content'], 'open'],
    ['nothing, said otherwise', ['HTTP/1.1 200 OK', 'Content-Length: 0'], 'open'],
    ['an error of a proxy', ['HTTP/1.1 407 Proxy Authentication Required'], undefined],
    ['no answer at all', [], undefined],
  ])('the check for a sign-in page that meets %s', (_, headers, outcome) => {
    const url = 'http://connectivitycheck.gstatic.com/generate_204';
    const log = reading([
      event(1, 'REQUEST_ALIVE', 1, { url }),
      event(1, 'URL_REQUEST_START_JOB', 1, { url, ...OWN }),
      event(1, 'HTTP_TRANSACTION_READ_RESPONSE_HEADERS', 0, { headers }),
    ]);
    expect(log.portal?.outcome).toBe(outcome);
    expect(JSON.stringify(log)).not.toContain('secret');
  });

  test('the freshest Date of each host is compared with the clock, its age added', () => {
    const answer = (id: number, url: string, headers: readonly string[]) => [
      event(id, 'REQUEST_ALIVE', 1, { url }),
      event(id, 'HTTP_TRANSACTION_READ_RESPONSE_HEADERS', 0, { headers }),
    ];
    const log = reading(
      [
        ...answer(1, 'http://a.example/', ['HTTP/1.1 200 OK', 'Date: Tue, 01 Dec 2026 09:00:00 GMT']),
        ...answer(2, 'http://a.example/new', ['HTTP/1.1 200 OK', 'Date: Tue, 01 Dec 2026 10:00:00 GMT']),
        ...answer(3, 'http://b.example/', ['HTTP/1.1 200 OK', 'Date: Tue, 01 Dec 2026 09:00:00 GMT', 'Age: 3600']),
        ...answer(4, 'http://c.example/', ['HTTP/1.1 200 OK', 'Date: yesterday']),
      ],
      { timeTickOffset: Date.parse('2026-12-01T10:00:00Z') },
    );
    expect(log.dates).toEqual([
      { host: 'a.example', offset: 1002 },
      { host: 'b.example', offset: 1003 },
    ]);
  });

  test.each([
    ['Google Chrome', {}, 'Chrome'],
    ['Microsoft Edge', {}, 'Microsoft Edge'],
    ['Chromium', { command_line: '/opt/Mail/electron --type=browser' }, 'Electron'],
    ['<b>x</b>', {}, null],
    [17, {}, null],
  ])('a recording by %s %o says so', (name, more, program) => {
    expect(reading([], { clientInfo: { name, ...more } }).program).toBe(program);
  });
});

describe('the handshakes of a NetLog', () => {
  test('that failed stand first, with what was offered, said and shown', () => {
    const [talk] = readNetLog(written(expired)).talks;
    expect(talk).toMatchObject({
      sni: 'expired.test',
      offeredVersions: ['TLS 1.3', 'TLS 1.2'],
      ending: 'alert',
      alerts: [{ level: 'fatal', description: 'certificate_unknown', from: 'client' }],
      certificates: ['shop.example'],
      cause: null,
    });
    expect(talk?.steps.slice(0, 2)).toMatchObject([
      { from: 'client', message: 'ClientHello' },
      { from: 'server', message: 'ServerHello' },
    ]);
  });

  test('that came to their end name version and suite', () => {
    expect(readNetLog(written(clientCertificate)).talks).toContainEqual(
      expect.objectContaining({ ending: 'completed', version: 'TLS 1.3', cipher: 'TLS_AES_256_GCM_SHA384' }),
    );
  });
});

describe('a NetLog in another dress', () => {
  const whole = readNetLog(written(expired));

  test.each([
    ['on one line', JSON.stringify(expired)],
    ['on many lines', JSON.stringify(expired, null, 2)],
    ['with the line ends of Windows', written(expired).replaceAll('\n', '\r\n')],
    ['with its events first', JSON.stringify({ constants: expired.constants, polledData: {}, events: expired.events })],
  ])('%s is the same', (_, text) => {
    expect(readNetLog(text)).toEqual(whole);
  });

  test('in pieces of any size is the same', () => {
    const text = written(expired);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_000 }), (size) => {
        const reader = new NetLogReader();
        for (let at = 0; at < text.length; at += size) reader.push(text.slice(at, at + size));
        expect(reader.end()).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  test('of a version that numbers everything otherwise is the same', () => {
    const moved = (table: Record<string, number>) =>
      Object.fromEntries(Object.entries(table).map(([name, number]) => [name, number + 1000]));
    const { logEventTypes, logSourceType } = expired.constants;
    const constants = { ...expired.constants, logEventTypes: moved(logEventTypes), logSourceType: moved(logSourceType) };
    const events = expired.events.map((event) => ({
      ...event,
      type: event.type + 1000,
      source: { ...event.source, type: event.source.type + 1000 },
    }));
    expect(readNetLog(written({ constants, events }))).toEqual(whole);
  });

  test('without its constants still names the errors, whose numbers never change', () => {
    const lines = written(expired).split('\n').slice(1).join('\n');
    expect(readNetLog(`{${lines}`).failures).toContainEqual(expect.objectContaining(EXPIRED));
  });
});

describe('a NetLog that is cut or damaged', () => {
  test('before the request came to its end takes the error from the connection', () => {
    const ends = expired.events.findIndex((event) => JSON.stringify(event).includes('"file":"net/socket/ssl_client_socket_impl.cc"'));
    const cut = written({ ...expired, events: expired.events.slice(0, ends + 1) }).split('],\n"polledData"')[0] ?? '';
    expect(readNetLog(`${cut},\n{"params":{"net_err`)).toMatchObject({ failures: [EXPIRED], truncated: true });
  });

  test('loses a damaged line and nothing else', () => {
    const lines = written(expired).split('\n');
    lines.splice(10, 1, '{"params":{"url":"https://a', '\u0000\u0000"}}]]}}', '"');
    expect(readNetLog(lines.join('\n')).failures).toMatchObject([EXPIRED]);
  });

  test('anywhere never throws', () => {
    const text = written(old);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(400), fc.string({ maxLength: 30 }), fc.boolean(), (from, lost, put, cut) => {
        const reading = readNetLog(text.slice(0, from) + put + (cut ? '' : text.slice(from + lost)));
        expect(reading.events).toBeLessThanOrEqual(old.events.length);
      }),
      { numRuns: 100 },
    );
  });

  test('with any values in its events never throws', () => {
    const names = { ...expired.constants.logEventTypes };
    const type = fc.constantFrom(...Object.values(names));
    const params = fc.dictionary(
      fc.constantFrom(
        'url',
        'net_error',
        'source_dependency',
        'group_id',
        'certificates',
        'bytes',
        'headers',
        'line',
        'verified_cert',
        'cert_status',
      ),
      fc.oneof(fc.jsonValue(), fc.constant('https://a.example/'), fc.constant({ id: 1 }), fc.constant(-201)),
    );
    const event = fc.record({
      type,
      phase: fc.nat(3),
      source: fc.record({ id: fc.nat(3), type: fc.nat(40) }),
      time: fc.nat().map(String),
      params,
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const reading = readNetLog(written({ constants: expired.constants, events }));
        expect(reading.events).toBe(events.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the group of a connection', () => {
  test.each([
    ['pm/https://shop.example:8443 <https://shop.example same_site>', 'shop.example:8443'],
    ['https://shop.example <null>', 'shop.example:443'],
    ['ssl/shop.example:443', 'shop.example:443'],
    ['pm/https://[2001:db8::1]:8443 <null>', '2001:db8::1:8443'],
    ['nonsense', null],
  ])('%s is for %s', (group, endpoint) => {
    expect(groupEndpoint(group)).toBe(endpoint);
  });
});

describe('a failure as a message', () => {
  const failure = {
    origin: 'https://shop.example',
    hints: [],
    proxy: null,
    decided: null,
    count: 1,
    workedLater: false,
    asker: 'page',
  } as const;

  test('names the candidates of its code', () => {
    const message = failureMessage({ ...failure, error: 'ERR_CERT_COMMON_NAME_INVALID' }, null);
    expect(message).toMatchObject({ found: { hosts: ['shop.example'] } });
    expect(message?.recognised[0]?.causes[0]?.cause).toBe('name-mismatch');
  });

  test('of an error that nobody knows is none', () => {
    expect(failureMessage({ ...failure, error: 'ERR_MADE_UP_BY_NOBODY' }, 'Chrome')).toBeNull();
  });
});
