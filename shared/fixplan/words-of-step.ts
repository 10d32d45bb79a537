import { BROWSERS, type Browser, type Platform } from '../model/fix-plan.ts';
import type { Said, SaidValue } from '../model/said.ts';
import { ENGLISH } from '../words/index.ts';
import type { FixValues } from './values.ts';

/** The sentences of one step: what to do, why, how to see that it worked, what not to do. */
export interface StepWords {
  readonly do: Said;
  readonly why: Said | null;
  readonly seeThatItWorked: Said | null;
  readonly notThis: Said | null;
  readonly inBrowsers: readonly InBrowser[];
  readonly inOtherBrowsers: readonly InBrowser[];
}

interface InBrowser {
  readonly browser: Browser;
  readonly do: Said;
}

/** Whose screen the sentences speak of. */
export interface Screen {
  readonly platform: Platform | null;
  /** null: the case does not know the browser. */
  readonly browser: Browser | null;
}

/** No screen in particular. */
export const ANY_SCREEN: Screen = { platform: null, browser: null };

/**
 * Looks up the sentences of a step.
 * @param area area of the words, `fixes/expired`
 * @param step key of the step in it, `end-user.1`; `.why`, `.see`, `.not` stand beside it, `.on.<platform>` in its place, or
 *   `.of.<maker>` where the case knows the product, and
 *   `.in.<browser>` says where to find it there
 */
export function wordsOfStep(area: string, step: string, values: FixValues, { platform, browser }: Screen): StepWords {
  const there = (key: string): Said | null => (hasWord(area, key) ? { key: `${area}.${key}`, values } : null);
  const optional = (key: string): Said | null => (knowsAll(area, key, values) ? there(key) : null);
  const maker = typeof values.product === 'string' ? /^[a-z]+/.exec(values.product.toLowerCase())?.[0] : undefined;
  const own = (maker === undefined ? null : there(`${step}.of.${maker}`)) ?? (platform === null ? null : there(`${step}.on.${platform}`));
  const told = browsersOn(platform).flatMap((one) => {
    const found = there(`${step}.in.${one}`);
    return found === null ? [] : [{ browser: one, do: found }];
  });
  const isNamed = (one: InBrowser) => browser === null || one.browser === browser;
  return {
    do: own ?? { key: `${area}.${step}`, values },
    why: optional(`${step}.why`),
    seeThatItWorked: optional(`${step}.see`),
    notThis: optional(`${step}.not`),
    inBrowsers: told.filter(isNamed),
    inOtherBrowsers: told.filter((one) => !isNamed(one)),
  };
}

/** The menus are those of a computer: a phone has others. Safari is there on macOS only. */
function browsersOn(platform: Platform | null): readonly Browser[] {
  switch (platform) {
    case 'android':
    case 'ios':
      return [];
    case 'windows':
    case 'linux':
      return BROWSERS.filter((browser) => browser !== 'safari');
    default:
      return BROWSERS;
  }
}

/** Is there a sentence with this key? Fix words are data: a test walks every cell and fails where one is missing. */
export function hasWord(area: string, key: string): boolean {
  const words = ENGLISH.areas[area];
  return words !== undefined && Object.hasOwn(words, key);
}

/** Does the case know everything the sentence speaks of? A reason with "another time" in place of the time says nothing. */
export function knowsAll(area: string, key: string, values: FixValues): boolean {
  const text = ENGLISH.areas[area]?.[key];
  const holes = typeof text === 'string' ? [...text.matchAll(/\{(\w+)\}/g)].flatMap((hole) => hole[1] ?? []) : [];
  return holes.every((hole) => !isFallback(values[hole]));
}

function isFallback(value: SaidValue | undefined): boolean {
  return typeof value === 'object' && 'say' in value;
}
