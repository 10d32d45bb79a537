const LONGEST = 100_000;
/** Seconds a person should wait while every request fails. npm itself would go on for many minutes, package by package. */
const PATIENCE = 20_000;
const FEWEST_FAILURES = 3;

/** What npm prints with `--loglevel=http`: which packages it fetched, which requests failed, and everything else it had to say. */
export class InstallLog {
  /** Packages that arrived. */
  fetched = 0;
  /** What npm said besides its requests. */
  words = '';
  /** The last request that failed, in npm's words. */
  lastFailure = '';
  #failures = 0;
  #unfinished = '';
  #progressAt = Number.NEGATIVE_INFINITY;

  /** @param {number} [now] milliseconds */
  constructor(now = Date.now()) {
    this.#progressAt = now;
  }

  /**
   * @param {string} text what npm printed
   * @param {number} [now] milliseconds
   */
  read(text, now = Date.now()) {
    const lines = (this.#unfinished + text).split('\n');
    this.#unfinished = lines.pop() ?? '';
    for (const line of lines) this.#readLine(line, now);
  }

  /**
   * Whether requests fail and nothing has arrived for a while.
   * @param {number} now milliseconds
   */
  isHopeless(now) {
    return this.#failures >= FEWEST_FAILURES && now - this.#progressAt > PATIENCE;
  }

  /**
   * @param {string} line
   * @param {number} now
   */
  #readLine(line, now) {
    if (!/^npm http /.test(line)) {
      this.words = `${this.words}${line}\n`.slice(-LONGEST);
    } else if (/ attempt \d+ failed with /.test(line)) {
      this.#failures += 1;
      this.lastFailure = line;
    } else {
      this.fetched += 1;
      this.#failures = 0;
      this.#progressAt = now;
    }
  }
}
