import { english } from './en/index.ts';
import type { WordValue } from './say.ts';
import type { Plural, Words } from './words.ts';

/** A language: its words and how it writes numbers and dates. */
export interface Language {
  /** BCP 47 tag, for `Intl`. */
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  readonly areas: Readonly<Record<string, Words>>;
  /** IANA zone that dates are written in; reports and scripts use UTC. */
  readonly timeZone: string;
  /** Wrap foreign text in U+2068/U+2069 so that its direction cannot leak. Off for the terminal and JSON. */
  readonly isolate: boolean;
  /**
   * Told to a helper: `theirs` when all was seen from the other person's place, `their-side` when the site was measured from the helper's
   * own, so that only what can be theirs alone is told in the words of the area `others`.
   */
  readonly whose?: 'theirs' | 'their-side';
}

export const ENGLISH: Language = { tag: 'en', direction: 'ltr', areas: english, timeZone: 'UTC', isolate: false };

interface Sentence {
  readonly key: string;
  readonly values?: Readonly<Record<string, WordValue>>;
}

/**
 * The sentence in a language.
 * @returns the text; where a saved case carries a key this version no longer has, the key itself in brackets, never an error
 */
export function tell(sentence: Sentence, language: Language = ENGLISH): string {
  const word =
    (speaksOfOthers(sentence.key, language) ? lookUp(`others.${sentence.key}`, language) : null) ?? lookUp(sentence.key, language);
  if (word === null) return `[${sentence.key}]`;
  const values = sentence.values ?? {};
  const text = typeof word === 'string' ? word : choose(word, values, language);
  return text.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : write(value, language);
  });
}

/** What a helper's own computer and network never show of somebody else: some causes, and what a person is asked. */
const THEIR_SIDE =
  /^wizard\.|^causes\/(?:clock-wrong|captive-portal|interception|proxy-auth|proxy-error|stale-trust-store|client-cert-rejected)\.|\.(?:title\.here|title\.no-resolver)$/;

function speaksOfOthers(key: string, { whose }: Language): boolean {
  return whose === 'theirs' || (whose === 'their-side' && THEIR_SIDE.test(key));
}

function lookUp(key: string, language: Language): string | Plural | null {
  const dot = key.indexOf('.');
  const area = language.areas[key.slice(0, dot)];
  if (area === undefined || !Object.hasOwn(area, key.slice(dot + 1))) return null;
  return area[key.slice(dot + 1)] ?? null;
}

function choose(plural: Plural, values: Readonly<Record<string, WordValue>>, language: Language): string {
  const count = values[plural.by];
  return typeof count === 'number' && new Intl.PluralRules(language.tag).select(count) === 'one' ? plural.one : plural.other;
}

function write(value: WordValue, language: Language): string {
  if (typeof value === 'number') return new Intl.NumberFormat(language.tag).format(value);
  if (typeof value === 'string') return language.isolate ? `\u2068${value}\u2069` : value;
  if (isList(value)) return new Intl.ListFormat(language.tag, { type: 'conjunction' }).format(value.map((item) => write(item, language)));
  if ('say' in value) return tell({ key: value.say }, language);
  if ('milliseconds' in value) return writeDuration(value.milliseconds, language);
  if ('bytes' in value)
    return new Intl.NumberFormat(language.tag, { style: 'unit', unit: 'byte', unitDisplay: 'long' }).format(value.bytes);
  if ('date' in value) return writeDate(value.date, { dateStyle: 'long' }, language);
  return `${writeDate(value.dateTime, { dateStyle: 'long', timeStyle: 'short' }, language)}${language.timeZone === 'UTC' ? ' UTC' : ''}`;
}

function isList(value: WordValue): value is readonly string[] {
  return Array.isArray(value);
}

function writeDate(iso: string, style: Intl.DateTimeFormatOptions, language: Language): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : new Intl.DateTimeFormat(language.tag, { ...style, timeZone: language.timeZone }).format(time);
}

function writeDuration(milliseconds: number, language: Language): string {
  const [amount, unit] =
    milliseconds < 1000
      ? [Math.round(milliseconds), 'millisecond']
      : milliseconds < 90_000
        ? [Math.round(milliseconds / 100) / 10, 'second']
        : milliseconds < 5_400_000
          ? [Math.round(milliseconds / 60_000), 'minute']
          : milliseconds < 172_800_000
            ? [Math.round(milliseconds / 3_600_000), 'hour']
            : [Math.round(milliseconds / 86_400_000), 'day'];
  return new Intl.NumberFormat(language.tag, { style: 'unit', unit: unit as string, unitDisplay: 'long' }).format(amount as number);
}
