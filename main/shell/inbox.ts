import type { BrowserWindow } from 'electron';
import type { Opened } from '../../shared/contract/doctor.ts';
import { OPEN_CHANNEL } from '../../shared/contract/verbs.ts';

/** What is asked to be opened, by argument, link or second start, until the window listens and after. The last one counts. */
export class Inbox {
  #waiting: Opened | null;
  #window: BrowserWindow | null = null;
  #isHeard = false;

  constructor(first: Opened | null) {
    this.#waiting = first;
  }

  /** From now on this window is brought to the front and told. */
  deliverTo(window: BrowserWindow): void {
    this.#window = window;
  }

  /** Takes what waits; the window calls this when it begins to listen. */
  take(): Opened | null {
    const waiting = this.#waiting;
    this.#waiting = null;
    this.#isHeard = true;
    return waiting;
  }

  /** Something is to be opened; null: the window alone is wanted. */
  receive(opened: Opened | null): void {
    const window = this.#window;
    if (window === null || window.isDestroyed()) {
      this.#waiting = opened ?? this.#waiting;
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    if (opened === null) return;
    if (this.#isHeard) window.webContents.send(OPEN_CHANNEL, opened);
    else this.#waiting = opened;
  }
}
