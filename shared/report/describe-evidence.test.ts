import { describe, expect, it } from 'vitest';
import { english } from '../words/en/index.ts';
import { tell } from '../words/index.ts';

const keys = new Set(Object.keys(english.report));

/** Sentences put together from data: every value the data can take must have its words. */
const OUTCOMES: Readonly<Record<string, readonly string[]>> = {
  'outcome.start-tls': ['ready', 'not-offered', 'refused', 'stripped', 'not-this-protocol', 'silence', 'closed', 'reset'],
  'outcome.proxy': [
    'open',
    'needs-authentication',
    'wrong-credentials',
    'refused-by-proxy',
    'not-a-proxy',
    'block-page',
    'unreachable',
    'silence',
    'reset',
    'closed',
    'proxy-certificate',
    'proxy-name-unknown',
  ],
  'evidence.tcp-connect': ['connected', 'refused', 'timed-out', 'unreachable', 'reset', 'not-permitted', 'bad-address'],
  speaks: ['http', 'smtp', 'ssh', 'ftp', 'imap', 'pop3', 'mysql', 'redis', 'vnc', 'other', 'nothing'],
  revocation: ['good', 'revoked', 'unknown', 'no-answer', 'bad-answer', 'stale'],
  portal: ['open', 'portal', 'no-internet'],
  ending: ['completed', 'alert', 'reset', 'closed', 'no-answer', 'not-tls', 'cut'],
  phase: ['before-hello', 'after-hello', 'server-flight', 'after-finished', 'application-data'],
  why: [
    'not-asked',
    'offline',
    'timed-out',
    'refused',
    'unreachable',
    'not-permitted',
    'not-supported',
    'cancelled',
    'too-large',
    'unreadable',
    'our-fault',
  ],
  from: ['this-computer', 'caller', 'server-log', 'capture', 'file'],
  kind: [
    'name-resolution',
    'tcp-connect',
    'handshake',
    'start-tls',
    'plain-answer',
    'proxy-tunnel',
    'chain',
    'clock',
    'message',
    'answer',
    'enumeration',
    'client-simulation',
    'revocation',
    'captive-portal',
    'control-handshake',
    'proxy-settings',
    'computer',
    'log-event',
    'log-summary',
    'capture-stream',
    'held-file',
  ],
  verdict: ['fault', 'advice', 'healthy', 'cannot-tell', 'not-tls'],
};

describe('the words of evidence that are chosen by data', () => {
  for (const [stem, values] of Object.entries(OUTCOMES))
    for (const value of values) it(`${stem}.${value} has its words`, () => expect(keys).toContain(`${stem}.${value}`));
  it('a key that is not there shows itself, so that a saved case of another version still opens', () =>
    expect(tell({ key: 'report.no-such' })).toBe('[report.no-such]'));
});
