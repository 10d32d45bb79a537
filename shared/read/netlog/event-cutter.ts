/** What stands in a NetLog: its tables of names, and its events. */
export type NetLogPart = { readonly part: 'constants'; readonly value: unknown } | { readonly part: 'event'; readonly value: unknown };

/** A line that is longer is no event; the longest real ones hold a few certificates. */
const LONGEST_LINE = 8 * 1024 * 1024;

/**
 * Cuts a NetLog into its constants and events while it arrives. Chromium writes the constants on the first line and then one event a
 * line (net/log/file_net_log_observer.cc), so a damaged or missing line costs only itself. A log that another program has written
 * again, on one line or on many, is cut at its brackets instead.
 */
export class EventCutter {
  readonly #take: (part: NetLogPart) => void;
  #rest = '';
  #skipping = false;
  #brackets: BracketCutter | null = null;
  /** Not one line was whole yet. */
  #untried = true;
  #sawEnd = false;

  constructor(take: (part: NetLogPart) => void) {
    this.#take = take;
  }

  push(text: string): void {
    if (this.#brackets !== null) {
      this.#brackets.push(text);
      return;
    }
    const all = this.#rest + text;
    let from = 0;
    for (let at = all.indexOf('\n'); at >= 0; at = all.indexOf('\n', from)) {
      const line = all.slice(from, at);
      if (this.#untried && !this.#skipping && !this.#isFirstLine(line)) {
        this.#byBrackets(all);
        return;
      }
      if (this.#skipping) this.#skipping = false;
      else this.#line(line);
      from = at + 1;
    }
    this.#rest = all.slice(from);
    if (this.#rest.length <= LONGEST_LINE) return;
    if (this.#untried) this.#byBrackets(this.#rest);
    else this.#skipping = true;
    this.#rest = '';
  }

  /** @returns whether the log came to its own end */
  end(): boolean {
    const rest = this.#rest;
    this.#rest = '';
    if (this.#brackets === null && this.#untried && rest !== '' && !this.#skipping) this.#byBrackets(rest);
    if (this.#brackets !== null) return this.#brackets.closed;
    if (!this.#skipping) this.#line(rest);
    return this.#sawEnd;
  }

  #isFirstLine(line: string): boolean {
    this.#untried = line.trim() === '';
    return (
      this.#untried || /^[\uFEFF\s]*\{?\s*"(?:constants|events)"\s*:.*[,[]\s*$/.test(line.slice(0, 100) + line.slice(-20)) || isEvent(line)
    );
  }

  #byBrackets(text: string): void {
    this.#rest = '';
    this.#untried = false;
    this.#brackets = new BracketCutter(this.#take);
    this.#brackets.push(text);
  }

  #line(line: string): void {
    const trimmed = line.replace(/^\uFEFF/, '').trim();
    const constants = /^\{?\s*"constants"\s*:\s*(?=\{)/.exec(trimmed);
    if (constants !== null) {
      const value = parse(trimmed.slice(constants[0].length).replace(/,$/, ''));
      if (value !== undefined) this.#take({ part: 'constants', value });
      return;
    }
    const bare = trimmed.replace(/^"events"\s*:\s*\[\s*/, '');
    const event = parse(bare.replace(/,$/, ''));
    // The list ends on the line of its last event, or on one of its own.
    if (event === undefined && /(?:^|\})\s*\]\s*,?\s*(?:"polledData".*)?\}?$|^"polledData"/.test(bare)) this.#sawEnd = true;
    const value = event ?? parse(bare.replace(/\](?:,\s*"polledData".*|\s*\}?),?$/s, ''));
    if (value !== undefined) this.#take({ part: 'event', value });
  }
}

function isEvent(line: string): boolean {
  return /^\s*(?:"events"\s*:\s*\[\s*)?\{.*\},?\s*$/.test(line);
}

/** The same by depth of brackets: objects straight inside the list of events, and the object after `"constants":`. */
class BracketCutter {
  readonly #take: (part: NetLogPart) => void;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #kept: string[] = [];
  #keptLength = 0;
  #keeping = false;
  #keepDepth = 0;
  #label = '';
  #list = '';
  #word = '';
  closed = false;

  constructor(take: (part: NetLogPart) => void) {
    this.#take = take;
  }

  push(text: string): void {
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (code === 0x5c) this.#escaped = true;
        else if (code === 0x22) this.#inString = false;
        else if (!this.#keeping && this.#word.length < 40) this.#word += text[at];
        continue;
      }
      if (code === 0x22) {
        this.#inString = true;
        if (!this.#keeping) this.#word = '';
      } else if (code === 0x3a && !this.#keeping) this.#label = this.#word;
      else if (code === 0x7b || code === 0x5b) {
        if (!this.#keeping && code === 0x7b && this.#wanted()) {
          this.#keeping = true;
          this.#keepDepth = this.#depth;
          from = at;
        }
        this.#depth += 1;
        if (!this.#keeping && code === 0x5b && this.#depth === 2) this.#list = this.#label;
      } else if (code === 0x7d || code === 0x5d) {
        this.#depth = Math.max(0, this.#depth - 1);
        if (this.#keeping && this.#depth <= this.#keepDepth) {
          this.#keep(text.slice(from, at + 1));
          this.#finish();
        } else if (this.#depth === 0) this.closed = true;
        else if (this.#depth === 1) this.#list = '';
      }
    }
    if (this.#keeping) this.#keep(text.slice(from));
  }

  #wanted(): boolean {
    return (this.#depth === 1 && this.#label === 'constants') || (this.#depth === 2 && this.#list === 'events');
  }

  #keep(text: string): void {
    this.#keptLength += text.length;
    if (this.#keptLength <= LONGEST_LINE) this.#kept.push(text);
  }

  #finish(): void {
    const value = this.#keptLength <= LONGEST_LINE ? parse(this.#kept.join('')) : undefined;
    if (value !== undefined) this.#take({ part: this.#keepDepth === 1 ? 'constants' : 'event', value });
    this.#kept = [];
    this.#keptLength = 0;
    this.#keeping = false;
  }
}

function parse(text: string): unknown {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
