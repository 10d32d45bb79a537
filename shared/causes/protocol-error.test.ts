import { describe, expect, it } from 'vitest';
import { handshake, healthySite, seen, times } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { protocolError } from './protocol-error.ts';

const judge = judging(protocolError);

describe('protocol-error', () => {
  it('given SSH on the port, names it', () => {
    expect(
      judge([...times(2, handshake({ end: { how: 'not-tls', speaks: 'ssh', firstBytesHex: '', text: 'SSH-2.0-OpenSSH_9.2' } }))]),
    ).toMatchObject({ state: 'found', variant: 'other-protocol', certainty: 'certain' });
  });

  it('given a flight that stops half-way, is found', () => {
    expect(judge([...times(2, handshake({ end: { how: 'closed', phase: 'server-flight' } }))])).toMatchObject({
      state: 'found',
      variant: 'broken',
    });
  });

  it('given no offer of STARTTLS, is certain', () => {
    expect(
      judge([
        seen('start-tls', {
          protocol: 'smtp',
          address: '192.0.2.1',
          outcome: 'not-offered',
          said: '250 HELP',
          greeting: '220 mail.example',
        }),
      ]),
    ).toMatchObject({ state: 'found', variant: 'start-tls-missing', certainty: 'certain' });
  });

  const mute = seen('start-tls', { protocol: 'imap', address: '192.0.2.1', outcome: 'silence', said: '', greeting: '' });

  it('given a port that is silent before TLS and answers a hello sent at once, says that it expects TLS at once', () => {
    const greeted = seen('start-tls', {
      protocol: 'smtp',
      address: '192.0.2.1',
      outcome: 'silence',
      said: '',
      greeting: '220 mail.example',
    });
    expect(judge([greeted, greeted, handshake({ variation: { factor: 'tls-at-once' } })]).state).not.toBe('found');
    expect(judge([mute, mute, handshake({ variation: { factor: 'tls-at-once' } })])).toMatchObject({
      state: 'found',
      variant: 'other-protocol',
      title: { key: 'causes/protocol-error.title.tls-at-once' },
    });
  });

  it('given the twin, a port that stays silent whatever is said, is not found', () => {
    const nothing = handshake({
      variation: { factor: 'tls-at-once' },
      end: { how: 'silence', phase: 'after-hello', waitedMilliseconds: 4000 },
    });
    expect(judge([mute, mute, nothing]).state).not.toBe('found');
  });

  it('given the twin, HTTP on the port, is not found', () => {
    expect(
      judge([
        ...times(
          2,
          handshake({ end: { how: 'not-tls', speaks: 'http', firstBytesHex: '48545450', text: 'HTTP/1.1 400 Bad Request\r\n' } }),
        ),
      ]).state,
    ).not.toBe('found');
  });

  it('given the twin, a close before the first byte, is not found', () => {
    expect(judge([...times(2, handshake({ end: { how: 'closed', phase: 'after-hello' } }))]).state).not.toBe('found');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
