import { Recent } from './recent.ts';

/** Addresses, ports, times of day, and numbers of processes and connections: what differs between two lines that say the same. */
const VARIABLE = /\d{1,3}(?:\.\d{1,3}){3}(:(?=\d))?(?:(?<=:)\d+)?|\d\d:\d\d:\d\d(?:[.,]\d+)?|([[*#])\d+/g;
const MOST_KEPT = 512;
/** Longer texts seldom come twice. */
const LONGEST_SHAPE = 700;

/**
 * What is constant in a text, so that lines which differ only in who and when are read the same way. All other numbers stay: those of
 * alerts, events, errors and statuses say what happened.
 */
export function shapeOf(text: string): string {
  return text.replace(VARIABLE, '0$1$2');
}

/** Remembers what was found out about a shape. */
export class ByShape<Known> {
  readonly #known = new Recent<Known>(MOST_KEPT);

  /** @param work what to find out about a text whose shape is new */
  get(text: string, work: () => Known): Known {
    return text.length > LONGEST_SHAPE ? work() : this.#known.get(shapeOf(text), work);
  }
}
