import { programMeanings } from '../program-message/meanings/index.ts';
import type { Meaning } from './meaning.ts';
import type { Sighting } from './sightings.ts';

const NAMES =
  /(?:belongs to|issued to|subject)[:=]?\s{0,12}([^\n:]{3,120})\n[^\n]{0,40}?(?:issued by|issuer)[:=]?\s{0,12}([^\n:]{3,120})/gi;
const MOST = 10;
/** Less than what a program says of the failure, more than words near each other. */
const WEIGHT = 60;

/** A program shows whom the certificate is for and who issued it, and the two are one: it signed itself. */
export function sightSameNames(text: string): Sighting[] {
  const meaning: Meaning | undefined = programMeanings.find(({ name }) => name === 'self-signed-leaf');
  if (meaning === undefined) return [];
  return [...text.matchAll(NAMES)]
    .slice(0, MOST)
    .filter((match) => (match[1] ?? '').trim().toLowerCase() === (match[2] ?? '').trim().toLowerCase())
    .map((match) => ({ from: match.index, to: match.index + match[0].trimEnd().length, meaning, code: null, weight: WEIGHT, alsoIn: [] }));
}
