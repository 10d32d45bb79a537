import { programMeanings } from '../program-message/meanings/index.ts';
import type { Meaning } from './meaning.ts';
import type { Sighting } from './sightings.ts';

/**
 * A length that a program without TLS read where a TLS record begins: Kafka, ZooKeeper, Thrift, Hadoop, PostgreSQL and many more put four
 * bytes of length before each message. 0x16 0x03 is a greeting, 0x15 0x03 an alert (RFC 8446, section 5.1); "HTTP" an answer in plain text.
 */
const LENGTH =
  /(?:size\s{0,2}[=(:]|length|len error|len|frame|startup packet)[^\p{L}\n]{0,12}(?<!\d)(\d{9,10})(?!\d)|(?<!\d)(\d{9,10})\)?\s{1,3}(?:larger than|exceeds|is too)/giu;
const MOST = 20;

/** The greeting and alert of TLS, and the beginning of an HTTP answer, that were read as the length of a message. */
export function sightFirstBytes(text: string): Sighting[] {
  const found: Sighting[] = [];
  for (const match of text.matchAll(LENGTH)) {
    if (found.length >= MOST) break;
    const meaning = meaningOf(Number(match[1] ?? match[2]));
    if (meaning !== null)
      found.push({ from: match.index, to: match.index + match[0].length, meaning, code: null, weight: meaning.weight, alsoIn: [] });
  }
  return found;
}

const HTTP = 0x48545450;

function meaningOf(length: number): Meaning | null {
  const name = length === HTTP || isRecord(length, 0x15) ? 'not-tls-answer' : isRecord(length, 0x16) ? 'tls-on-plain-port' : null;
  const meaning = programMeanings.filter((one) => one.name === name).reduce<Meaning | null>(weightier, null);
  return meaning !== null && isRecord(length, 0x15) ? { ...meaning, causes: ['plain-http~', 'client-fault'] } : meaning;
}

function isRecord(length: number, type: number): boolean {
  return length >>> 24 === type && ((length >>> 16) & 0xff) === 3 && ((length >>> 8) & 0xff) <= 4;
}

function weightier(best: Meaning | null, one: Meaning): Meaning {
  return best !== null && best.weight >= one.weight ? best : one;
}
