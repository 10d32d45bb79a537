import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Dice, MADE_LOGS } from '../../../e2e/bench/made-logs.ts';
import { LogReader } from './log-reader.ts';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const decode = (bytes: Uint8Array, start: number, end: number) => utf8.decode(bytes.subarray(start, end));

/** The log read as text, in which every line is decoded and each shape is looked up by its number. */
function slowly(text: string) {
  const reader = new LogReader();
  reader.push(text);
  const { failures, ...read } = reader.end();
  return { ...read, failures: [...failures] };
}

/** The log read as bytes. @param cut where one handful of whole lines ends and the next begins, as parts of the whole */
function quickly(text: string, cut: readonly number[] = []) {
  const reader = new LogReader();
  const bytes = new TextEncoder().encode(text);
  const first = bytes.indexOf(10) + 1;
  reader.push(utf8.decode(bytes.subarray(0, first)));
  const ends = [...cut].sort((one, other) => one - other).map((part) => bytes.lastIndexOf(10, Math.floor(part * bytes.length)) + 1);
  let from = first;
  for (const end of [...ends, bytes.lastIndexOf(10) + 1]) {
    if (end <= from) continue;
    expect(reader.takesLines).toBe(true);
    // Of Node's own kind, whose `slice` is no copy.
    const handed = Buffer.from(bytes.slice(from, end));
    reader.pushLines(handed, decode);
    // Who reads a file reads its next piece into the same memory.
    handed.fill(0x23);
    from = end;
  }
  reader.push(utf8.decode(bytes.subarray(from)));
  const { failures, ...read } = reader.end();
  return { ...read, failures: [...failures] };
}

const FIXTURES = readFileSync(new URL('../../../e2e/fixtures/server-logs/lines.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((row) => row !== '' && !row.startsWith('#'))
  .map((row) => row.slice(row.indexOf('\t') + 1));

function made(kinds: readonly (keyof typeof MADE_LOGS)[], lines: number, seed: number): string {
  const dice = new Dice();
  for (let turn = 0; turn < seed; turn += 1) dice.roll(2);
  let text = '';
  for (let line = 0; line < lines; line += 1) text += MADE_LOGS[dice.of(kinds)]?.(dice, Math.floor(line / 7)) ?? '';
  return text;
}

/** Connections of Apache and Postfix, many at a time; some threads begin the next one without a word of the last. */
function woven(connections: number): string {
  const dice = new Dice();
  const open: string[][] = [];
  let text = '';
  for (let made = 0; made < connections || open.length > 0; ) {
    if (made < connections && open.length < 40) {
      open.push(connection(dice, Math.floor(made / 20)));
      made += 1;
      continue;
    }
    const at = dice.roll(open.length);
    text += `${open[at]?.shift()}\n`;
    if (open[at]?.length === 0) open.splice(at, 1);
  }
  return text;
}

function connection(dice: Dice, second: number): string[] {
  const clock = `10:${String(Math.floor(second / 60) % 60).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}`;
  const client = dice.roll(9) === 0 ? `2001:db8::${dice.roll(99)}` : `198.51.${dice.roll(40)}.${dice.roll(256)}`;
  const said = dice.of(['error:0A000102:SSL routines::unsupported protocol', 'error:0A0000C1:SSL routines::no shared cipher', 'none']);
  if (dice.roll(2) === 0) {
    const head = `Nov 20 ${clock} mx postfix/smtpd[${1000 + dice.roll(30)}]:`;
    const from = `${dice.of(['unknown', 'mail.example'])}[${client}]`;
    const lines = [`connect from ${from}`, `SSL_accept error from ${from}: ${dice.of(['-1', 'lost connection'])}`];
    return [...lines, `warning: TLS library problem: ${said}`, `disconnect from ${from}`]
      .slice(dice.roll(2))
      .map((line) => `${head} ${line}`);
  }
  const head = `[Fri Nov 20 ${clock}.${100_000 + dice.roll(900_000)} 2026] [ssl:info] [pid 9:tid ${dice.roll(30)}]`;
  const peer = `[client ${client}:${1024 + dice.roll(60_000)}]`;
  return [
    ...(dice.roll(2) === 0 ? [`${head} ${peer} AH01964: Connection to child 7 established (server a:443)`] : []),
    `${head} ${peer} AH02008: SSL library error 1 in handshake (server a:443)`,
    ...(dice.roll(3) === 0 ? [] : [`${head} SSL Library Error: ${said}`]),
    ...(dice.roll(2) === 0 ? [`${head} ${peer} AH01998: Connection closed to child 7 with abortive shutdown (server a:443)`] : []),
  ];
}

describe('a log read as bytes says what the same log says that is read as text', () => {
  it.each(Object.keys(MADE_LOGS))('%s', (kind) => {
    const text = made([kind], 5000, 1);
    expect(quickly(text, [0.3, 0.31, 0.8])).toEqual(slowly(text));
  });
  it('with lines of all programs, over and over, each with other clients, times and processes', () => {
    const varied = (line: string, by: number) =>
      line
        .replace(/\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/g, `192.0.${by % 5}.${by % 250}`)
        .replace(/\b(\d\d:\d\d:)\d\d\b/g, `$1${10 + (by % 50)}`)
        .replace(/\[(\d+)\]/g, `[${by % 3}]`);
    const text = Array.from({ length: 5 }, (_, by) => FIXTURES.map((line, index) => varied(line, by * 7 + index))).flat();
    expect(quickly(`${text.join('\n')}\n`, [0.5])).toEqual(slowly(`${text.join('\n')}\n`));
    expect(quickly(`${text.join('\r\n')}\r\nno end of line`)).toEqual(slowly(`${text.join('\r\n')}\r\nno end of line`));
  });
  it('with access lines of every form: users, ports in front, refusals, other fields behind, quotes, escapes, no size', () => {
    const line = (by: { client?: string; user?: string; request?: string; answer?: string; behind?: string }) =>
      `${by.client ?? '198.51.100.7'} - ${by.user ?? '-'} [20/Nov/2026:10:11:12 +0000] "${by.request ?? 'GET / HTTP/1.1'}" ${by.answer ?? '200 12'} ${by.behind ?? '"-" "curl/8" TLSv1.3 TLS_AES_128_GCM_SHA256 www.example'}`;
    const forms = [
      {},
      { user: 'bob' },
      { user: '"a b"' },
      { user: 'ü' },
      { client: 'www.example:443 198.51.100.8' },
      { client: '2001:db8::7' },
      { client: '198.51.100.07' },
      { client: '300.1.1.1' },
      { request: 'GET /?a=\\"TLSv1.2\\" HTTP/1.1' },
      { request: '\\x16\\x03\\x01' },
      { request: 'GET /\u001b[31m HTTP/1.1' },
      { answer: '495 0' },
      { answer: '496 0' },
      { answer: '400 12', behind: '"-" "x" FAILED:certificate has expired TLSv1.2' },
      { answer: '200 -' },
      { answer: '200' },
      { answer: '20 7' },
      { behind: '"-" "curl/8"' },
      { behind: '"-" "\u001b[1mx" TLSv1.2' },
      { behind: 'SSLv3' },
      { behind: '"TLSv1.1" "AES" "www.example"' },
    ];
    const text = [0, 1, 2].flatMap(() => forms.map(line)).join('\n');
    expect(quickly(`${text}\n`)).toEqual(slowly(`${text}\n`));
    expect(quickly(`${text}\n`.replaceAll('\n', '\r\n'))).toEqual(slowly(`${text}\n`.replaceAll('\n', '\r\n')));
    expect(slowly(text).summary.worked).toBeGreaterThan(20);
  });
  it('with connections of several lines that are woven into each other, cut between their lines', () => {
    const text = woven(6000);
    expect(quickly(text, [0.1, 0.2, 0.21, 0.3, 0.5, 0.8, 0.9])).toEqual(slowly(text));
    expect(slowly(text).summary.failures).toBeGreaterThan(5000);
  });
  it('with any mixture, cut anywhere, with damaged bytes and letters of other scripts in it', () => {
    fc.assert(
      fc.property(
        fc.subarray(Object.keys(MADE_LOGS), { minLength: 1 }),
        fc.nat(1000),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.constantFrom('é', '日本', '\ufffd', '\r', '\n', '7', '.', ':', '*5', '😀', '"', '\\', '\u001b', ' ', '[', '4', '-'),
          ),
          { maxLength: 30 },
        ),
        (kinds, seed, cut, spoilt) => {
          let text = made(kinds, 200, seed);
          for (const [part, by] of spoilt) {
            const at = Math.floor(part * text.length);
            text = text.slice(0, at) + by + text.slice(at + 1);
          }
          text = text.toWellFormed();
          expect(quickly(text, cut)).toEqual(slowly(text));
        },
      ),
      { numRuns: 60 },
    );
  });
});

it('given an access log in which all worked, decodes next to nothing of it, though all pieces stand in the same memory', () => {
  const text = made(['access log with TLS'], 8000, 1);
  const reader = new LogReader();
  const first = text.indexOf('\n') + 1;
  reader.push(text.slice(0, first));
  const memory = Buffer.alloc(200_000);
  let decoded = 0;
  for (let from = first; from < text.length; ) {
    const end = text.lastIndexOf('\n', from + memory.length - 1) + 1;
    const length = memory.write(text.slice(from, end));
    reader.pushLines(memory.subarray(0, length), (bytes, start, behind) => {
      decoded += behind - start;
      return decode(bytes, start, behind);
    });
    from = end;
  }
  expect(reader.end()).toMatchObject({ lines: 8000, summary: { worked: 8000 } });
  expect(decoded).toBeLessThan(text.length / 4);
});
