/**
 * Words without which no reader has anything to say of a line; most lines of a large log stop here. `connect from` and its like open
 * and close the connections that other lines speak of.
 */
const WORTH_READING: readonly RegExp[] = [
  /SSL|TLS|ssl|tls|Ssl|Tls/,
  /andshake|ertifi[ck]|rivate [Kk]ey|x509|hannel|HTTPS connection|AuthenticationException/,
  /LOG[0-7]\[|onnection from |connect from |connection received|ACCEPT from|isconnected|has no server|accepting a client|PKIX|AH[01]\d{4}:/,
  /HTTP request|PROXY protocol|client http traffic|Invalid SNI|invalid method|x160x03|Layer6|<BADREQ>/,
  /\\x16\\+x03|\\026\\+003|\\u0016\\+u0003/,
  /java\.net\.Socket|Caused by: |above exception|transport creation|\tat |fatal alert/,
  /<Event|Log Name:|Event ID|EventID|TimeCreated|AlertDesc|ErrorState/,
  /"MESSAGE" ?: ?\[| Date: {1,12}\d|Date: {6,12}\d/,
  // Answers of nginx and IIS to a certificate that is missing or refused; boxes and clouds that never name TLS.
  / 403 (?:7|1[2367]) |" 49[567] |"49[567]"|:49[567],/,
  /,DECRYPTION,|tatusDetails|EdgeResponse|Reason-?.?Code|"IAS"/,
  /start worker process|, reconfiguring|New worker \(|reload -- version|daemon started|starting up for|eloading configuration/,
  /eady (?:to accept|for) connections|Reloaded |Server startup in|serving initial configuration|slapd starting/,
  /eystore|y entry/,
  /X509_V/,
  /chain_not_found/,
  /クライアント証明|証明機関|сертификат/,
];

/** A part of each of those words that every line with the word has; no word is without one (a test holds that). */
export const PARTS: readonly string[] = [
  ...['SSL', 'TLS', 'ssl', 'tls', 'Ssl', 'Tls'],
  ...['andshake', 'ertific', 'ertifik', 'rivate K', 'rivate k', 'x509', 'hannel', 'HTTPS connection', 'AuthenticationException'],
  ...['LOG0[', 'LOG1[', 'LOG2[', 'LOG3[', 'LOG4[', 'LOG5[', 'LOG6[', 'LOG7['],
  ...[
    'onnection from ',
    'connect from ',
    'connection received',
    'ACCEPT from',
    'isconnected',
    'has no server',
    'accepting a client',
    'PKIX',
    'AH0',
    'AH1',
  ],
  ...['HTTP request', 'PROXY protocol', 'client http traffic', 'Invalid SNI', 'invalid method', 'x160x03', 'Layer6', '<BADREQ>'],
  ...['\\x16\\', '\\026\\', '\\u0016\\'],
  ...['Caused by: ', 'java.net.Socket', 'above exception', 'transport creation', '\tat ', 'fatal alert'],
  ...['<Event', 'Log Name:', 'Event ID', 'EventID', 'TimeCreated', 'AlertDesc', 'ErrorState'],
  ...['"MESSAGE"', ' Date: ', 'Date:      '],
  ...[' 403 7 ', ' 403 12 ', ' 403 13 ', ' 403 16 ', ' 403 17 '],
  ...[5, 6, 7].flatMap((last) => [`" 49${last} `, `"49${last}"`, `:49${last},`]),
  ...[',DECRYPTION,', 'tatusDetails', 'EdgeResponse', 'Reason', '"IAS"'],
  ...['start worker process', ', reconfiguring', 'New worker (', 'reload -- version', 'daemon started', 'starting up for'],
  ...['eloading configuration', 'eady to accept connections', 'eady for connections', 'Reloaded ', 'Server startup in'],
  ...['serving initial configuration', 'slapd starting'],
  ...['eystore', 'y entry', 'X509_V', 'chain_not_found', 'クライアント証明', '証明機関', 'сертификат'],
];

/** @param line a line with one of the parts */
export function isWorthReading(line: string): boolean {
  return WORTH_READING.some((words) => words.test(line));
}

const NEW_LINE = 0x0a;
/** Characters beyond Latin are told apart by their lower byte; what is taken for another is sorted out by the whole words. */
const COLUMNS = 256;

interface Automaton {
  /** By state and character the next state. */
  readonly next: Uint16Array;
  /** From here on, states say that a part has been read to its end; the last one that a line has. */
  readonly firstFound: number;
}

/** All parts are looked for at once, in one pass (Aho and Corasick, 1975). It is made anew in each run, so in plain tables of numbers. */
function automatonOf(parts: readonly string[]): Automaton {
  const most = parts.reduce((sum, part) => sum + part.length, 1);
  // By state and character the state of the part that goes on so; 0 where none does.
  const next = new Uint16Array(most * COLUMNS);
  const isFound = new Uint8Array(most);
  let states = 1;
  for (const part of parts) {
    let at = 0;
    for (let index = 0; index < part.length; index += 1) {
      const place = at * COLUMNS + (part.charCodeAt(index) % COLUMNS);
      if (next[place] === 0) {
        next[place] = states;
        states += 1;
      }
      at = next[place] as number;
    }
    isFound[at] = 1;
  }
  // Breadth first, so that the state to fall back to is known before those that need it.
  const fallBack = new Uint16Array(states);
  const order = new Uint16Array(states);
  for (let done = 0, seen = 1; done < seen; done += 1) {
    const at = order[done] as number;
    const back = fallBack[at] as number;
    if (isFound[back] === 1) isFound[at] = 1;
    for (let code = 0; code < COLUMNS; code += 1) {
      const child = next[at * COLUMNS + code] as number;
      const other = at === 0 ? 0 : (next[back * COLUMNS + code] as number);
      if (child === 0) next[at * COLUMNS + code] = other;
      else {
        fallBack[child] = other;
        order[seen] = child;
        seen += 1;
      }
    }
  }
  return numbered(next, isFound, states);
}

/** Gives the states numbers in which one comparison tells those that matter from the rest. */
function numbered(next: Uint16Array, isFound: Uint8Array, states: number): Automaton {
  const numbers = new Uint16Array(states);
  let number = 0;
  for (let state = 0; state < states; state += 1) if (isFound[state] === 0) numbers[state] = number++;
  const firstFound = number;
  for (let state = 0; state < states; state += 1) if (isFound[state] === 1) numbers[state] = number++;
  const table = new Uint16Array((states + 1) * COLUMNS);
  for (let state = 0; state < states; state += 1) {
    const row = (numbers[state] as number) * COLUMNS;
    for (let code = 0; code < COLUMNS; code += 1) table[row + code] = numbers[next[state * COLUMNS + code] as number] as number;
    table[row + NEW_LINE] = states;
  }
  return { next: table, firstFound };
}

let automaton: Automaton | null = null;
let automatonOfBytes: Automaton | null = null;

/** Takes a line from its first character to behind its last. */
export type LineTaker = (start: number, end: number, number: number) => void;

/**
 * Walks over a text once and hands over the lines that hold one of the parts.
 * @param text whole lines, each with its end
 * @param before number of the line in front of the text
 * @returns number of the last line
 */
export function eachLineWithPart(text: string, before: number, take: LineTaker): number {
  automaton ??= automatonOf(PARTS);
  const { next, firstFound } = automaton;
  const { length } = text;
  let number = before;
  let start = 0;
  let at = 0;
  while (at < length) {
    let state = 0;
    do {
      state = next[(state << 8) | (text.charCodeAt(at) & 0xff)] as number;
      at += 1;
    } while (state < firstFound && at < length);
    if (state < firstFound) break;
    number += 1;
    if (text.charCodeAt(at - 1) !== NEW_LINE) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? length : end + 1;
      take(start, end < 0 ? length : end, number);
    }
    start = at;
  }
  return number;
}

/**
 * Walks over one line of UTF-8 until one of the parts has been read.
 * @param bytes whole lines, each with its end
 * @returns behind the part; behind the end of the line where it holds none
 */
export function behindPart(bytes: Uint8Array, start: number): number {
  automatonOfBytes ??= automatonOf(PARTS.map(utf8Of));
  const { next, firstFound } = automatonOfBytes;
  let state = 0;
  let at = start;
  do {
    state = next[(state << 8) | (bytes[at] as number)] as number;
    at += 1;
  } while (state < firstFound);
  return at;
}

/** A character for each byte of the text in UTF-8. */
function utf8Of(text: string): string {
  return encodeURIComponent(text).replace(/%([\dA-F]{2})/g, (_whole, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
