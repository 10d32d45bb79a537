const EVERY_MILLISECONDS = 300;
/** Telling costs time of its own: on a busy computer no more than this share of it, so that reading goes on. */
const SHARE = 4;

/** Tells what is known so far: the first part as soon as there is one, then now and then. */
export class ToldParts {
  readonly #tell: () => void;
  readonly #timer: NodeJS.Timeout;
  #notBefore = 0;

  constructor(tell: () => void) {
    this.#tell = tell;
    this.#timer = setInterval(() => this.hear(), EVERY_MILLISECONDS);
  }

  /** Something was read. */
  hear(): void {
    const began = performance.now();
    if (began < this.#notBefore) return;
    this.#tell();
    const ended = performance.now();
    this.#notBefore = ended + Math.max(EVERY_MILLISECONDS - 1, SHARE * (ended - began));
  }

  ends(): void {
    clearInterval(this.#timer);
  }
}
