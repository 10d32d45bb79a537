import { agrees, speaksForAll } from './agrees.ts';
import type { Code } from './codes.ts';
import { type Condition, canBeOfPaper, type Lookup, lookup, type Phrase, type Rest } from './lookup.ts';
import type { Meaning } from './meaning.ts';
import type { Mouth } from './mouth.ts';
import type { PhraseHit } from './phrase-tree.ts';
import { type Squeezed, squeezePhrase } from './squeeze.ts';

/** A place of the text that says something: what it means, which identifier it is, or both. */
export interface Sighting {
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning | null;
  readonly code: Code | null;
  /** Longer sightings swallow the ones inside them; this is how much this one says. */
  readonly weight: number;
  /** The same identifier of the other families that are spoken here. */
  readonly alsoIn: readonly Code[];
}

export interface Scene {
  readonly text: string;
  readonly squeezed: Squeezed;
  readonly mouth: Mouth;
  /** The text speaks of TLS or certificates. */
  readonly nearTls: boolean;
  readonly saysItFailed: boolean;
  /** The text names a host or an address. */
  readonly namesHost: boolean;
  /** The text speaks of a server, a browser, a connection or a site's own certificate, in any language. */
  readonly speaksOfPlace: () => boolean;
  /** The text speaks of certificates of paper. */
  readonly speaksOfPapers: () => boolean;
  /** The text speaks of a connection or a server, in any language. */
  readonly speaksOfConnection: boolean;
}

/** Every phrase and identifier of the catalogue that stands in the text, in order of place. */
export function sightPhrases(scene: Scene): Sighting[] {
  const known = lookup();
  const whole = scene.text.trim();
  const sightings: Sighting[] = [];
  for (const hit of known.tree.find(scene.squeezed)) {
    const from = scene.squeezed.from[hit.first] ?? 0;
    const to = scene.squeezed.to[hit.last] ?? 0;
    const written = scene.text.slice(from, to);
    const before = scene.squeezed.letters.slice(Math.max(0, hit.first - SENT_ALERT.length), hit.first);
    if (written.toLowerCase().startsWith('alert') ? before.endsWith(SENT) : before === SENT_ALERT) continue;
    if (isListed(scene.text, from, to) || isPlaceInSource(scene.text, from, to) || isArmour(scene.text, from)) continue;
    const holding = hit.phrases.flatMap((number): Holding[] => {
      const phrase = known.phrases[number];
      const rest = phrase === undefined ? null : holds(phrase, hit, written, written === whole, scene);
      return phrase === undefined || rest === null ? [] : [{ phrase, rest }];
    });
    const sighting = fromPhrases(holding, from, to, scene.mouth);
    if (sighting !== null)
      sightings.push(goesOn(scene.text, from, to) ? { ...sighting, weight: Math.min(sighting.weight, PART) } : sighting);
  }
  return withoutSwallowed(sightings, scene.text);
}

/** "-----BEGIN CERTIFICATE-----" says nothing of the certificate. */
function isArmour(text: string, from: number): boolean {
  return /-----(?:BEGIN|END) [A-Z0-9 ]{0,30}$/.test(text.slice(Math.max(0, from - 45), from));
}

const CODE_BEFORE = /['"]E[A-Z_]{3,20}['"],\s{0,30}['"]$/;
const CODE_AFTER = /^['"],\s{0,30}['"]E[A-Z_]{3,20}['"]/;

/** One of several codes in a row: the setting of a library, for instance which failures it tries again, and no failure. */
function isListed(text: string, from: number, to: number): boolean {
  return CODE_BEFORE.test(text.slice(Math.max(0, from - 60), from)) || CODE_AFTER.test(text.slice(to, to + 60));
}

/** "ASSERT: lib/x509/name_constraints.c[gnutls_x509_name_constraints_check]:470": where a program stood, and nothing it says. */
function isPlaceInSource(text: string, from: number, to: number): boolean {
  const after = text.slice(to, to + 60);
  if (/^[\w.-]{0,40}\.(?:c|cc|cpp|h|rs|go|erl)\b/.test(after)) return !/\s/.test(text.slice(from, to));
  return /\.(?:c|cc|cpp)\[\w{0,60}$/.test(text.slice(Math.max(0, from - 70), from)) && /^\w{0,60}\]:\d/.test(after);
}

/** What an unknown identifier begins with says little of the whole. */
const PART = 42;

/** One word, and the identifier that it begins goes on behind it. */
function goesOn(text: string, from: number, to: number): boolean {
  return /^_[A-Za-z]/.test(text.slice(to, to + 2)) && !/\s/.test(text.slice(from, to));
}

/** A phrase that counts here, and how many letters of the rest of its sentence stand around it. */
interface Holding {
  readonly phrase: Phrase;
  readonly rest: number;
}

/** @returns how many letters of the rest of the sentence stand around the phrase; null where the phrase does not count */
function holds(phrase: Phrase, hit: PhraseHit, written: string, isAll: boolean, scene: Scene): number | null {
  if (phrase.after.length > 0 && !standsAfter(phrase, hit.first, scene)) return null;
  const { rest } = phrase;
  if (rest === null || !restStands(rest, hit, scene.squeezed.letters))
    return meets(phrase.condition, phrase, hit, written, isAll, scene) ? 0 : null;
  return meets(rest.whole, phrase, hit, written, isAll, scene) ? [...rest.left, ...rest.right].join('').length : null;
}

/** What stands around a part of a sentence with places for values stands around it here, in this order. */
function restStands({ left, right }: Rest, { first, last }: PhraseHit, letters: string): boolean {
  return standsIn(left, letters.slice(Math.max(0, first - REACH), first)) && standsIn(right, letters.slice(last + 1, last + 1 + REACH));
}

function standsIn(parts: readonly string[], letters: string): boolean {
  let at = 0;
  for (const part of parts) {
    const found = letters.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
}

function meets(condition: Condition, phrase: Phrase, hit: PhraseHit, written: string, isAll: boolean, scene: Scene): boolean {
  switch (condition.kind) {
    case 'never':
      return false;
    case 'always':
      return true;
    case 'near-tls':
      return scene.nearTls || isAll;
    case 'near-host':
      return scene.namesHost || (scene.nearTls && scene.speaksOfConnection);
    case 'abroad':
      return isAll || scene.namesHost || !canBeOfPaper(condition.words) || scene.speaksOfPlace();
    case 'loose':
      return scene.nearTls && (scene.saysItFailed || phrase.meaning?.name !== 'verification-failed');
    case 'as-written':
      return written === condition.written || (isAll && written.toLowerCase() === condition.written.toLowerCase());
    case 'in-family':
      if (phrase.code === null) return false;
      if (phrase.isId && isAll) return written.toLowerCase() === phrase.code.id.toLowerCase() && written.length > 3;
      if (phrase.code.family === 'tls-alerts' && scene.squeezed.letters.startsWith(ALERT, hit.first - ALERT.length)) return true;
      if (!scene.mouth.families.includes(phrase.code.family)) return false;
      if (phrase.isId) return /[_A-Z<]/.test(written) && phrase.code.id.includes(written);
      return phrase.code.id.includes(written) || standsBetweenMarks(scene.text, hit, scene.squeezed);
  }
}

/** A few ordinary words are a program's own sentence where they follow a colon or begin a line, and end there. */
function standsBetweenMarks(text: string, { first, last }: PhraseHit, { from, to }: Squeezed): boolean {
  const start = from[first] ?? 0;
  const end = to[last] ?? 0;
  return (
    /(?:^|[:\n("'[\]])\s{0,3}$/.test(text.slice(Math.max(0, start - 4), start)) &&
    /^\s{0,3}(?:$|[\n:.,;()"'[\]])/.test(text.slice(end, end + 4))
  );
}

/** The parts of the phrase left of `…` stand in this order before it; those of loose wordings as whole words. */
function standsAfter({ after, condition }: Phrase, first: number, { text, squeezed }: Scene): boolean {
  const { letters, begins, ends, from, to } = squeezed;
  const isLoose = condition.kind === 'loose';
  const start = Math.max(0, first - (isLoose ? NEAR : REACH));
  // Only this much is searched: it bounds the time at each place of the text.
  const before = letters.slice(start, first);
  let at = 0;
  for (const part of after) {
    let found = before.indexOf(part, at);
    while (isLoose && found >= 0 && !(begins[start + found] === 1 && ends[start + found + part.length - 1] === 1))
      found = before.indexOf(part, found + 1);
    if (found < 0) return false;
    at = found + part.length;
  }
  return !(isLoose && SENTENCE_ENDS.test(text.slice(to[start + at - 1] ?? 0, from[first] ?? 0)));
}

/** Words of two sentences are not near each other. */
const SENTENCE_ENDS = /[.!?]\s/;

/** Letters that `…` stands for, at most. */
const REACH = 170;
const NEAR = 70;

// curl -v and its kin note what they send, "(OUT), TLS alert, …": an alert that goes out is their opinion, not the peer's.
const SENT = 'outtls';
const SENT_ALERT = 'outtlsalert';
const ALERT = 'alert';

function fromPhrases(holding: readonly Holding[], from: number, to: number, mouth: Mouth): Sighting | null {
  if (holding.length === 0) return null;
  const phrases = holding.map(({ phrase }) => phrase);
  const said = phrases.reduce<Meaning | null>(
    (best, phrase) => (phrase.meaning !== null && phrase.meaning.weight > (best?.weight ?? -1) ? phrase.meaning : best),
    null,
  );
  const coded = holding
    .flatMap(({ phrase: { code }, rest }) => (code === null ? [] : [{ code, rest }]))
    .sort((a, b) => rankFamily(a.code, mouth) - rankFamily(b.code, mouth) || b.rest - a.rest);
  const codes = coded.map(({ code }) => code);
  const code = codes[0] ?? null;
  // What stands around it makes it another sentence than the words alone are.
  const meaning = code !== null && said !== null && (coded[0]?.rest ?? 0) > 0 && !agrees(code, said) ? null : said;
  return {
    from,
    to,
    meaning,
    code,
    weight: meaning?.weight ?? weightOf(code, standsAsSuch(code, phrases, to - from, mouth)),
    alsoIn: codes.slice(1),
  };
}

/** Its name, or a sentence long enough to be no accident in the mouth of its own program. */
function standsAsSuch(code: Code | null, phrases: readonly Phrase[], length: number, mouth: Mouth): boolean {
  if (code === null) return false;
  return phrases.some((phrase) => phrase.code === code && phrase.isId) || (length >= 18 && mouth.families.includes(code.family));
}

function rankFamily(code: Code, mouth: Mouth): number {
  const index = mouth.families.indexOf(code.family);
  return index < 0 ? 1000 : index;
}

const SERVER_FAMILIES = new Set(['apache-httpd', 'nginx', 'tomcat', 'postfix', 'caddy', 'traefik', 'dovecot', 'haproxy']);

/**
 * What an identifier says that no meaning covers: less than any meaning, and least where it only blames a program's own set-up. A name or
 * number that stands as such is a find all the same; a sentence of ordinary words is not.
 */
export function weightOf(code: Code | null, byName: boolean): number {
  if (code === null || code.id === 'EACCES' || code.causes.length === 0) return 0;
  const least = byName ? 26 : 0;
  const blamesSetUp = code.causes.every((cause) => cause === 'server-fault' || cause === 'client-fault');
  if (blamesSetUp) return Math.max(least, SERVER_FAMILIES.has(code.family) ? 12 : 16);
  const base = { certain: 62, likely: 48, ambiguous: 28 }[code.confidence];
  return Math.max(least, SERVER_FAMILIES.has(code.family) ? base - 10 : base);
}

/** What loose wordings weigh at most: less than an identifier knows of itself. */
const LOOSE = 44;

/** Drops what stands inside something longer; a longer identifier without a meaning takes over the best one inside it. */
function withoutSwallowed(sightings: readonly Sighting[], text: string): Sighting[] {
  const byPlace = [...sightings].sort((a, b) => a.from - b.from || b.to - a.to || b.weight - a.weight);
  const kept: Sighting[] = [];
  for (const sighting of byPlace) {
    const last = kept.at(-1);
    if (last === undefined || sighting.to > last.to) {
      kept.push(sighting);
      continue;
    }
    const whole =
      last.meaning === null &&
      sighting.meaning !== null &&
      (sighting.weight > LOOSE || sighting.weight > last.weight) &&
      maySpeak(sighting, last, text)
        ? { ...last, meaning: sighting.meaning, weight: sighting.weight }
        : last;
    const named =
      sighting.code === null
        ? whole
        : whole.code === null
          ? { ...whole, code: sighting.code, alsoIn: sighting.alsoIn }
          : { ...whole, alsoIn: [...whole.alsoIn, sighting.code].slice(0, MOST_ALSO) };
    if (
      sighting.meaning !== null &&
      named.meaning !== null &&
      sighting.weight > named.weight &&
      last.meaning !== sighting.meaning &&
      isLoose(named)
    )
      kept[kept.length - 1] = { ...named, meaning: sighting.meaning, weight: sighting.weight };
    else kept[kept.length - 1] = named;
  }
  return kept;
}

/** Families named beside the first, at most, before those that nobody speaks are left out. */
const MOST_ALSO = 24;

/** A meaning found within an identifier may speak for the whole of it. */
function maySpeak(within: Sighting, whole: Sighting, text: string): boolean {
  if (whole.code === null || within.meaning === null) return true;
  const before = squeezePhrase(text.slice(whole.from, within.from)).length;
  const letters = squeezePhrase(text.slice(within.from, within.to)).length;
  return speaksForAll(whole.code, text.slice(whole.from, whole.to), within.meaning, before, before + letters);
}

function isLoose(sighting: Sighting): boolean {
  return (sighting.meaning?.weight ?? 0) <= 65;
}

export type { Lookup };
