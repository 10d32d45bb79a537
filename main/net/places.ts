import type { Deadline } from './byte-stream.ts';
import { remaining } from './deadline.ts';

/** Gives out places at one server: at most so many connections at once to anyone (`--gentle`: one in all). */
export class Places {
  private readonly perServer: number;
  private readonly gentle: boolean;
  private readonly taken = new Map<string, number>();
  private readonly waiting: { readonly server: string; readonly go: () => void }[] = [];
  private all = 0;

  constructor(perServer: number, gentle: boolean) {
    this.perServer = gentle ? 1 : perServer;
    this.gentle = gentle;
  }

  /**
   * Waits for a place.
   * @returns a function that gives it back (safe to call twice), or null when the deadline came first
   */
  take(server: string, deadline: Deadline): Promise<(() => void) | null> {
    if (this.free(server)) return Promise.resolve(this.hold(server));
    return new Promise((resolve) => {
      const giveUp = () => {
        const at = this.waiting.indexOf(entry);
        if (at >= 0) this.waiting.splice(at, 1);
        settle(null);
      };
      const settle = (place: (() => void) | null) => {
        clearTimeout(timer);
        deadline.signal.removeEventListener('abort', giveUp);
        resolve(place);
      };
      const entry = { server, go: () => settle(this.hold(server)) };
      const timer = setTimeout(giveUp, remaining(deadline));
      deadline.signal.addEventListener('abort', giveUp, { once: true });
      this.waiting.push(entry);
    });
  }

  private free(server: string): boolean {
    return this.gentle ? this.all === 0 : (this.taken.get(server) ?? 0) < this.perServer;
  }

  private hold(server: string): () => void {
    this.all++;
    this.taken.set(server, (this.taken.get(server) ?? 0) + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.all--;
      this.taken.set(server, (this.taken.get(server) ?? 1) - 1);
      const next = this.waiting.findIndex((entry) => this.free(entry.server));
      if (next >= 0) this.waiting.splice(next, 1)[0]?.go();
    };
  }
}
