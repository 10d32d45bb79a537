import { describe, expect, test } from 'vitest';
import type { HandshakeStep } from '../model/handshake.ts';
import type { CaptureStream } from '../model/traffic.ts';
import { sayMessage, viewCaptured, viewLadder } from './say-handshake.ts';

const step = (from: 'client' | 'server', message: string): HandshakeStep => ({
  from,
  message,
  at: 1,
  bytes: 2,
  encrypted: false,
  facts: [],
});

describe('the handshake as a ladder', () => {
  test('given a finished handshake, no step is marked', () => {
    const rows = viewLadder([step('client', 'ClientHello'), step('server', 'ServerHello')], { how: 'completed' });
    expect(rows.map((row) => [row.name, row.failing])).toEqual([
      ['Client Hello', false],
      ['Server Hello', false],
    ]);
  });

  test('given silence, a last row says so from the other side', () => {
    const rows = viewLadder([step('client', 'ClientHello')], { how: 'silence', phase: 'after-hello', waitedMilliseconds: 12_000 });
    expect(rows.at(-1)).toMatchObject({ from: 'server', name: null, failing: true, said: { key: 'diagnosis.ladder.end.silence' } });
  });

  test('given an alert, the alert itself is the failing step and no row is added', () => {
    const alert = { from: 'server', level: 'fatal', code: 40, name: 'handshake_failure', encrypted: false, phase: 'after-hello' } as const;
    const rows = viewLadder([step('client', 'ClientHello'), step('server', 'Alert')], { how: 'alert', alert });
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatchObject({ failing: true, said: { key: 'diagnosis.ladder.end.alert', values: { reason: 'handshake_failure' } } });
  });

  test('a server that asks for another hello is said to ask, not to choose', () => {
    const retry = { ...step('server', 'ServerHello'), facts: ['TLS 1.3', 'HelloRetryRequest'] };
    const [row] = viewLadder([retry], { how: 'completed' });
    expect(row).toMatchObject({
      name: 'Hello Retry Request',
      facts: ['TLS 1.3'],
      said: { key: 'diagnosis.ladder.says.HelloRetryRequest' },
    });
  });

  test.each<[string, readonly string[], boolean]>([
    ['ServerHello:TLS 1.3,pre_shared_key', ['ChangeCipherSpec', 'EncryptedExtensions'], true],
    ['ServerHello:TLS 1.3', ['ChangeCipherSpec', 'EncryptedExtensions'], false],
    ['ServerHello:TLS 1.2', ['NewSessionTicket', 'ChangeCipherSpec'], true],
    ['ServerHello:TLS 1.2', ['Certificate', 'ServerHelloDone'], false],
  ])('%s before %j says whether a shared key is taken up', (hello, then, takenUp) => {
    const [name = '', facts = ''] = hello.split(':');
    const steps = [{ ...step('server', name), facts: facts.split(',') }, ...then.map((message) => step('server', message))];
    expect(viewLadder(steps, { how: 'completed' })[0]?.said?.key === 'handshake.taken-up').toBe(takenUp);
  });

  test('a ChangeCipherSpec of TLS 1.3 is said to mean nothing, one of TLS 1.2 that what follows is encrypted', () => {
    const said = (version: string) =>
      viewLadder([{ ...step('server', 'ServerHello'), facts: [version] }, step('server', 'ChangeCipherSpec')], { how: 'completed' })[1]
        ?.said?.key;
    expect(said('TLS 1.3')).toBe('diagnosis.ladder.says.ChangeCipherSpec.13');
    expect(said('TLS 1.2')).toBe('diagnosis.ladder.says.ChangeCipherSpec');
  });

  test('a ChangeCipherSpec that is encrypted itself belongs to a second handshake: the key is new, the encryption is not', () => {
    const [row] = viewLadder([{ ...step('client', 'ChangeCipherSpec'), encrypted: true }], { how: 'completed' });
    expect(row?.said?.key).toBe('diagnosis.ladder.says.KeyUpdate');
  });

  test.each([
    ['Alert', 'close_notify', 'diagnosis.ladder.says.Alert.goodbye'],
    ['Alert', undefined, 'diagnosis.ladder.says.Alert.hidden'],
    ['Alert', 'handshake_failure', 'diagnosis.ladder.says.Alert'],
    ['Certificate', '0', 'diagnosis.ladder.says.Certificate.none'],
    ['Certificate', '2', 'diagnosis.ladder.says.Certificate'],
  ])('%s with %s says what it means', (message, fact, key) => {
    const [row] = viewLadder([{ ...step('client', message), facts: fact === undefined ? [] : [fact] }], { how: 'completed' });
    expect(row?.said?.key).toBe(key);
  });

  test('a number of certificates is said in words', () => {
    const [row] = viewLadder([{ ...step('server', 'Certificate'), facts: ['2'] }], { how: 'completed' });
    expect(row?.facts).toEqual([]);
    expect(row?.small[0]).toEqual({ key: 'diagnosis.ladder.certificates', values: { count: 2 } });
  });

  test('a certificate that a browser refuses is the failing step, though the probe finished the handshake', () => {
    const steps = [step('client', 'ClientHello'), step('server', 'Certificate'), step('client', 'Certificate'), step('client', 'Finished')];
    const rows = viewLadder(steps, { how: 'completed' }, { key: 'chain.expired' });
    expect(rows.map(({ failing }) => failing)).toEqual([false, true, false, false]);
    expect(rows[1]?.said).toEqual({ key: 'chain.expired' });
  });

  test('a name with characters that hide or turn writing round shows them by number', () => {
    const [row] = viewLadder([{ ...step('client', 'ClientHello'), facts: ['shop\u202e.example'] }], { how: 'completed' });
    expect(row?.facts).toEqual(['shop<U+202E>.example']);
  });

  test('given a cancelled attempt, nobody is blamed', () => {
    expect(viewLadder([], { how: 'cancelled', phase: 'before-hello' }).map((row) => row.failing)).toEqual([false]);
  });

  test('a message is one message however its name is spelled; one without words has none', () => {
    expect(sayMessage('client_hello')).toEqual(sayMessage('Client Hello'));
    expect(sayMessage('handshake 254')).toBeNull();
  });
});

describe('a captured conversation as a ladder', () => {
  const stream = (changes: Partial<CaptureStream>): CaptureStream => ({
    client: '192.0.2.1:50000',
    server: '198.51.100.2:443',
    sni: null,
    offeredVersions: [],
    version: null,
    cipher: null,
    alerts: [],
    certificates: [],
    certificatesBase64: [],
    ending: 'closed',
    cause: null,
    certainty: null,
    because: [],
    steps: [step('client', 'ClientHello')],
    ...changes,
  });

  test('that nobody answered says so, and not that somebody hung up', () => {
    const rows = viewCaptured(stream({ ending: 'no-answer', because: [{ key: 'captures.no-hello-answer' }] }));
    expect(rows.slice(1)).toMatchObject([{ from: 'server', failing: true, said: { key: 'captures.no-hello-answer' } }]);
  });

  test('whose client left behind a finished handshake marks that, on its side', () => {
    const rows = viewCaptured(stream({ ending: 'completed', because: [{ key: 'captures.client-left' }] }));
    expect(rows.slice(1)).toMatchObject([{ from: 'client', failing: true, said: { key: 'captures.client-left' } }]);
  });

  test('with a goodbye behind the alert names the alert', () => {
    const alert = (level: string, description: string) => ({ level, description, from: 'client', encrypted: false }) as const;
    const steps = [step('client', 'ClientHello'), step('client', 'Alert')];
    const rows = viewCaptured(stream({ ending: 'alert', alerts: [alert('fatal', 'unknown_ca'), alert('warning', 'close_notify')], steps }));
    expect(rows.at(-1)?.said).toMatchObject({ values: { reason: 'unknown_ca' } });
  });

  test('names the alert that decided, also where the goodbye behind it was captured', () => {
    const alert = (level: string, description: string) => ({ level, description, from: 'client', encrypted: false }) as const;
    const said = (description: string) => ({ ...step('client', 'Alert'), facts: [description] });
    const rows = viewCaptured(
      stream({
        ending: 'alert',
        alerts: [alert('fatal', 'unknown_ca'), alert('warning', 'close_notify')],
        steps: [said('unknown_ca'), said('close_notify')],
      }),
    );
    expect(rows.map((row) => row.failing)).toEqual([true, false]);
  });

  test('over QUIC without keys says that the rest is encrypted, in its place before the end', () => {
    const steps = [step('client', 'ClientHello'), step('server', 'ServerHello')];
    const ended = stream({ transport: 'quic', ending: 'closed', because: [{ key: 'captures.quic-closed' }], steps });
    expect(viewCaptured(ended).slice(2)).toMatchObject([
      { name: null, failing: false, said: { key: 'handshake.quic-sealed' } },
      { name: null, failing: true, said: { key: 'captures.quic-closed' } },
    ]);
  });

  test.each<[string, Partial<CaptureStream>]>([
    ['whose keys are known', { steps: [step('server', 'ServerHello'), { ...step('server', 'Finished'), encrypted: true }] }],
    ['whose server only asked for another hello', { steps: [{ ...step('server', 'ServerHello'), facts: ['HelloRetryRequest'] }] }],
    ['over UDP, but not QUIC', { transport: 'dtls', steps: [step('server', 'ServerHello')] }],
  ])('%s says nothing of what is hidden', (_, changes) => {
    const rows = viewCaptured(stream({ transport: 'quic', ending: 'completed', ...changes }));
    expect(rows.map(({ said }) => said?.key)).not.toContain('handshake.quic-sealed');
  });

  test.each(['cut', 'no-answer'] as const)(
    'of which nobody knows why it has no more (%s) ends with the capture: nobody hung up',
    (ending) => {
      expect(viewCaptured(stream({ ending })).slice(1)).toMatchObject([{ said: { key: 'captures.ends-here' }, failing: false }]);
    },
  );

  test('of which the capture holds the beginning only ends with the capture, and nobody is blamed', () => {
    const rows = viewCaptured(stream({ ending: 'cut' }));
    expect(rows.slice(1)).toMatchObject([{ said: { key: 'captures.ends-here' }, failing: false }]);
  });

  test('that went well is left alone', () => {
    expect(viewCaptured(stream({ ending: 'completed' })).every((row) => !row.failing)).toBe(true);
  });
});
