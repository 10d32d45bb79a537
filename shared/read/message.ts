import type { Recognised, RecognisedMessage } from '../model/evidence.ts';
import { agrees } from './message/agrees.ts';
import { reasonsFirst } from './message/behind.ts';
import { boundText } from './message/bound.ts';
import { sightCut } from './message/cut.ts';
import { dictated } from './message/dictated.ts';
import { type Everyday, readEveryday } from './message/everyday.ts';
import { extract } from './message/extract.ts';
import { sightFirstBytes } from './message/first-bytes.ts';
import { nearestCode } from './message/heard-code.ts';
import type { Meaning } from './message/meaning.ts';
import { meaningOfCode } from './message/meaning-of-code.ts';
import { hearMouth } from './message/mouth.ts';
import { whatElse } from './message/not-tls.ts';
import { sightNumbers } from './message/numbers.ts';
import { alertDirection, type Clues, causesOf, readClues } from './message/rank.ts';
import { sightSameNames } from './message/same-names.ts';
import { type Scene, type Sighting, sightPhrases } from './message/sightings.ts';
import { respell } from './message/spelling.ts';
import { squeeze } from './message/squeeze.ts';
import { toldSteps } from './message/told-steps.ts';
import { saysItFailed, speaksOfConnection, speaksOfTls } from './message/vague.ts';
import { TELLING, weigh } from './message/weigh.ts';
import { sightWhole } from './message/whole.ts';
import { isWithin, quietSpans, withoutSpans } from './transcript/quiet-lines.ts';
import { sightShown } from './transcript/shown.ts';

const MOST = 60;

/**
 * Reads a pasted message: what it recognises, most telling first, and everything it names. Pure, linear in the length, never throws.
 * @param text up to 5 MB; 200 kB of it are kept: head, tail and the places that speak of connections
 */
export function readMessage(text: string): RecognisedMessage {
  const kept = boundText(text);
  const steps = toldSteps(kept);
  const read = steps.length === 0 ? readWritten(kept) : { ...readWritten(kept), steps };
  // What a program printed was not read out to anybody.
  const heard = quietSpans(kept).length > 0 ? null : hearCode(read);
  if (heard === null) return read;
  const recognised = heard.recognised.map((one) => ({ ...one, from: 0, to: read.text.length }));
  return { ...read, recognised, vague: heard.vague, notTls: null };
}

/** What was read out on the phone, with the slips of who spelled it and who typed it; null where the text is not of that kind. */
function hearCode(read: RecognisedMessage): RecognisedMessage | null {
  if (read.recognised.some(isCode)) return null;
  const code = dictated(read.text);
  const heard = code === null ? null : readWritten(code);
  if (heard?.recognised.some(isCode) === true) return heard;
  const alone = read.recognised.length === 0 && read.text.length <= LONGEST_CODE ? nearestCode(read.text) : null;
  const nearest = (code === null ? null : nearestCode(code)) ?? alone;
  return nearest === null ? null : readWritten(nearest);
}

/** Letters of a text that can be nothing but a code, typed as it was heard. */
const LONGEST_CODE = 80;

const isCode = ({ id }: Recognised): boolean => id.includes('_') || /^0x/i.test(id);

function readWritten(kept: string): RecognisedMessage {
  const mouth = hearMouth(kept);
  const found = extract(kept, mouth.program);
  let heard: Everyday | null = null;
  const everyday = (): Everyday => {
    heard ??= kept.length > LONGEST_DOUBTED ? COPIED : readEveryday(kept, scene.namesHost);
    return heard;
  };
  const quiet = quietSpans(kept);
  const isQuiet = isWithin(quiet);
  const scene: Scene = {
    text: kept,
    squeezed: squeeze(kept),
    mouth,
    nearTls: speaksOfTls(kept) || mouth.program !== null,
    saysItFailed: saysItFailed(withoutSpans(kept, quiet)),
    speaksOfConnection: speaksOfConnection(kept),
    namesHost: found.hosts.length > 0 || found.addresses.length > 0,
    speaksOfPlace: () => everyday().speaksOfPlace,
    speaksOfPapers: () => everyday().speaksOfPapers,
  };
  const clues = readClues(scene, certificateWords(kept, found.issuer));
  // Words far from each other say nothing together where the last of them stands in such a line.
  const endsQuietly = ({ to, code }: Sighting) => code === null && isQuiet({ from: to - 1, to });
  const loud = (sightings: readonly Sighting[]): Sighting[] =>
    inOrder(sightings.filter((sighting) => !isQuiet(sighting) && !endsQuietly(sighting)));
  const written = loud([
    ...sightPhrases(scene),
    ...sightNumbers(kept),
    ...sightWhole(scene),
    ...sightFirstBytes(kept),
    ...sightSameNames(kept),
    ...sightShown(kept),
  ]);
  const sighted =
    (written[0]?.weight ?? 0) >= SURE || kept.length > LONGEST_DOUBTED ? written : loud([...written, ...sightDoubtful(scene, written)]);
  const elsewhere = whatElse(kept);
  const isOwnWords = (sighted[0]?.weight ?? 0) < PRINTED && OWN_WORDS.has(elsewhere.kind);
  const all = isOwnWords ? loud([...sighted, ...everyday().sightings.filter((own) => !isPrinted(own, sighted))]) : sighted;
  const ranked =
    all.some(({ weight }) => weight >= TELLING) || !clues.inspectionIssuer
      ? reasonsFirst(all, kept)
      : [...sightInspector(kept, found.issuer), ...all];
  const { telling, vague } = weigh(ranked, elsewhere.kind, scene);
  const recognised = telling || vague ? ranked.flatMap((sighting, order) => inEveryFamily(sighting, order, scene, clues)) : [];
  return { text: kept, recognised, found, vague, notTls: telling || vague ? null : elsewhere };
}

/** A program's own sentence, of which the catalogue says something else: "tls: unsupported public key" speaks of no version. */
function isPrinted(own: Sighting, sighted: readonly Sighting[]): boolean {
  return sighted.some(
    ({ code, meaning, from, to }) =>
      code !== null &&
      meaning === null &&
      2 * (Math.min(to, own.to) - Math.max(from, own.from)) >= own.to - own.from &&
      own.meaning !== null &&
      !agrees(code, own.meaning),
  );
}

/** Subjects that somebody speaks of in whole sentences. */
const OWN_WORDS = new Set(['talk', 'login']);
/** From this weight on nothing misspelled or cut off is looked for. */
const SURE = 80;
/** From this weight on a program speaks, and nobody's own words are looked for. */
const PRINTED = 58;
const COPIED: Everyday = { speaksOfPlace: true, speaksOfPapers: false, sightings: [] };
/** Longer texts were copied, not typed. */
const LONGEST_DOUBTED = 20_000;

/** What the text says when slips of the pen are forgiven, and phrases are known by their beginning or end. */
function sightDoubtful(scene: Scene, written: readonly Sighting[]): Sighting[] {
  const cut = sightCut(scene, written);
  const respelled = respell(scene.text);
  if (respelled === null) return cut;
  const squeezed = squeeze(respelled.text);
  const right: Scene = {
    ...scene,
    text: respelled.text,
    squeezed,
    mouth: hearMouth(respelled.text),
    nearTls: scene.nearTls || speaksOfTls(respelled.text),
    saysItFailed: scene.saysItFailed || saysItFailed(respelled.text),
  };
  return [
    ...cut,
    ...sightPhrases(right)
      .filter(({ from, to }) => respelled.isChanged(from, to) && isLongEnough(respelled.text.slice(from, to)))
      .map((sighting) => ({
        ...sighting,
        from: respelled.toWritten(sighting.from),
        to: respelled.toWritten(sighting.to),
        weight: sighting.weight - MISSPELLED,
      }))
      // What is spelled right is no slip of something else: errSecInvalidContext is not ERR_SSL_INVALID_CONTEXT.
      .filter(({ from, to }) => !written.some((right) => right.code !== null && right.from <= from && right.to >= to)),
  ];
}

/** A misspelled phrase says a little less than one that stands as it should. */
const MISSPELLED = 3;

/** Two short words that are nearly right are a coincidence. */
function isLongEnough(phrase: string): boolean {
  const words = phrase.match(/[\p{L}\p{N}]{2,60}/gu) ?? [];
  return words.length >= 2 && words.join('').length >= 14;
}

const INSPECTED: Meaning = { name: 'inspected', weight: 60, causes: ['interception~', 'untrusted-root'] };

/** A conversation in which nothing failed, and yet the certificate comes from a known inspection device. */
function sightInspector(text: string, issuer: string | null): Sighting[] {
  const from = issuer === null ? -1 : text.indexOf(issuer);
  return from < 0 || issuer === null
    ? []
    : [{ from, to: from + issuer.length, meaning: INSPECTED, code: null, weight: INSPECTED.weight, alsoIn: [] }];
}

function inOrder(sightings: readonly Sighting[]): Sighting[] {
  const meant = sightings.map((sighting) => {
    if (sighting.meaning !== null || sighting.code === null) return sighting;
    const meaning = meaningOfCode(sighting.code);
    return meaning === null ? sighting : { ...sighting, meaning, weight: meaning.weight };
  });
  const sorted = meant.sort((a, b) => b.weight - a.weight || a.from - b.from);
  const counts = new Map<string, number>();
  return sorted
    .filter((sighting) => {
      const key = `${sighting.meaning?.name ?? ''} ${sighting.code?.family ?? ''} ${sighting.code?.id ?? ''}`;
      const count = counts.get(key) ?? 0;
      counts.set(key, count + 1);
      return count < 3;
    })
    .slice(0, MOST);
}

/** At most so many families are named beside the first. */
const MOST_FAMILIES = 3;

/** Alerts and sockets have the same names in every program. */
const EVERYBODYS = new Set(['tls-alerts', 'os-sockets']);

/** The identifier as the first family knows it, and as the others that are spoken here do; a bare identifier belongs to all that have it. */
function inEveryFamily(sighting: Sighting, order: number, scene: Scene, clues: Clues): Recognised[] {
  const first = recognise(sighting, order, scene, clues);
  const isAll = sighting.to - sighting.from >= scene.text.trim().length - 2;
  const named = new Set([`${first.family} ${first.id}`]);
  const others = sighting.alsoIn
    .filter(({ family }) => isAll || EVERYBODYS.has(family) || scene.mouth.families.includes(family))
    .filter(({ family, id }) => !named.has(`${family} ${id}`) && named.add(`${family} ${id}`))
    .slice(0, isAll ? 2 * MOST_FAMILIES : MOST_FAMILIES);
  return [first, ...others.map((code) => ({ ...first, family: code.family, id: code.id, number: code.numbers[0] ?? null }))];
}

function recognise(sighting: Sighting, order: number, scene: Scene, clues: Clues): Recognised {
  const { code, meaning } = sighting;
  return {
    family: code?.family ?? scene.mouth.families[0] ?? 'sentence',
    id: code?.id ?? meaning?.name ?? '',
    number: code?.numbers[0] ?? null,
    meaning: meaning?.name ?? null,
    causes: causesOf(sighting, scene, clues),
    ...speakerOf(code, scene),
    side: scene.mouth.side,
    alert: alertDirection(sighting, scene.text),
    from: sighting.from,
    to: sighting.to,
    order,
  };
}

/** Of a text with errors of several programs: no browser's code was printed by the program that is named elsewhere. */
function speakerOf(code: Sighting['code'], { mouth }: Scene): Pick<Recognised, 'program' | 'version'> {
  const isAnothers = code !== null && BROWSERS.has(code.family) && mouth.families.length > 0 && !mouth.families.includes(code.family);
  return isAnothers ? { program: null, version: null } : { program: mouth.program, version: mouth.version };
}

/** Only their own browsers and what is built on them print these. */
const BROWSERS = new Set(['chromium', 'mozilla-pkix', 'nss-ssl', 'firefox-neterror']);

/** What the text says of the certificate itself: issuer and the names it is for. */
function certificateWords(text: string, issuer: string | null): string {
  const names = [
    ...text.matchAll(
      /(?:DNS:|CN ?= ?|certificate is from |certificate subject name[ (]|s:|i:|O ?= ?|is only valid for |stammt von |procede de |gilt nur für )([^\n]{1,200})/g,
    ),
  ].slice(0, 60);
  return [issuer ?? '', ...names.map((match) => match[0])].join('\n');
}
