import { describe, expect, it } from 'vitest';
import { handshake, healthySite, seen, times } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { plainHttp } from './plain-http.ts';

const judge = judging(plainHttp);

describe('plain-http', () => {
  it('given HTTP in answer to the greeting, is certain', () => {
    expect(
      judge([
        ...times(
          2,
          handshake({ end: { how: 'not-tls', speaks: 'http', firstBytesHex: '48545450', text: 'HTTP/1.1 400 Bad Request\r\n' } }),
        ),
      ]),
    ).toMatchObject({ state: 'found', certainty: 'certain', side: 'server' });
  });

  it('given the same through a proxy, does not blame the server', () => {
    expect(
      judge([
        ...times(
          2,
          handshake({
            route: 'proxy',
            end: { how: 'not-tls', speaks: 'http', firstBytesHex: '48545450', text: 'HTTP/1.1 400 Bad Request\r\n' },
          }),
        ),
      ]),
    ).toMatchObject({ state: 'found', side: 'network', certainty: 'likely' });
  });

  const drops = times(3, handshake({ end: { how: 'closed', phase: 'after-hello' } }));
  const others = [
    handshake({ variation: { factor: 'no-sni' }, sni: null, end: { how: 'closed', phase: 'after-hello' } }),
    handshake({ variation: { factor: 'small-hello' }, end: { how: 'closed', phase: 'after-hello' } }),
  ];
  const plainly = (status: number) =>
    seen('plain-answer', {
      address: '192.0.2.1',
      port: 443,
      speaks: 'http',
      text: `HTTP/1.1 ${status} x`,
      http: { status, location: null, server: null, date: null },
    });

  it('given a server that drops every greeting and answers plain HTTP, is likely and accounts for the drop', () => {
    expect(judge([...drops, ...others, plainly(200)])).toMatchObject({ state: 'found', certainty: 'likely', side: 'server' });
    expect(plainHttp.explains).toContain('reset');
  });

  it('given the twin, a TLS port that asks for TLS when spoken to plainly, is not found', () => {
    expect(judge([...drops, ...others, plainly(400)]).state).not.toBe('found');
  });

  it('given the twin, greetings of another form get through, is not found', () => {
    expect(judge([...drops, handshake({ variation: { factor: 'small-hello' } }), plainly(200)]).state).not.toBe('found');
  });

  it('given HTTP through the proxy and on the direct way alike, blames the server', () => {
    const page = { end: { how: 'not-tls', speaks: 'http', firstBytesHex: '48545450', text: 'HTTP/1.1 400 Bad Request' } } as const;
    expect(
      judge([
        ...times(2, handshake({ route: 'proxy', ...page })),
        handshake({ variation: { factor: 'route', route: 'direct' }, route: 'direct', ...page }),
      ]),
    ).toMatchObject({ state: 'found', side: 'server', certainty: 'certain' });
  });

  it('given the twin, SSH on the port, is not found', () => {
    expect(
      judge([...times(2, handshake({ end: { how: 'not-tls', speaks: 'ssh', firstBytesHex: '', text: 'SSH-2.0-x' } }))]).state,
    ).not.toBe('found');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
