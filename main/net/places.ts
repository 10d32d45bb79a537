import type { Deadline } from './byte-stream.ts';
import { remaining } from './deadline.ts';
import { LIMITS } from './limits.ts';

/** `shared`: beside others, as many as the cap allows. `alone`: nobody else at the server, and a moment after whoever was there last. */
export type Company = 'shared' | 'alone';

interface Waiting {
  readonly server: string;
  readonly company: Company;
  readonly go: () => void;
}

/** Gives out places at one server: at most so many connections at once to anyone (`--gentle`: one in all). */
export class Places {
  private readonly perServer: number;
  private readonly gentle: boolean;
  private readonly taken = new Map<string, number>();
  private readonly kept = new Set<string>();
  /** When somebody last left, by `performance.now()`. */
  private readonly left = new Map<string, number>();
  private readonly waiting: Waiting[] = [];
  private all = 0;

  constructor(perServer: number, gentle: boolean) {
    this.perServer = gentle ? 1 : perServer;
    this.gentle = gentle;
  }

  /**
   * Waits for a place.
   * @returns a function that gives it back (safe to call twice), or null when the deadline came first
   */
  take(server: string, deadline: Deadline, company: Company = 'shared'): Promise<(() => void) | null> {
    if (this.free(server, company)) return this.hold(server, company);
    return new Promise((resolve) => {
      const giveUp = () => {
        const at = this.waiting.indexOf(entry);
        if (at >= 0) this.waiting.splice(at, 1);
        settle(null);
      };
      const settle = (place: Promise<() => void> | null) => {
        clearTimeout(timer);
        deadline.signal.removeEventListener('abort', giveUp);
        resolve(place);
      };
      const entry: Waiting = { server, company, go: () => settle(this.hold(server, company)) };
      const timer = setTimeout(giveUp, remaining(deadline));
      deadline.signal.addEventListener('abort', giveUp, { once: true });
      this.waiting.push(entry);
    });
  }

  private free(server: string, company: Company): boolean {
    if (this.kept.has(server)) return false;
    const here = this.taken.get(server) ?? 0;
    return this.gentle ? this.all === 0 : here < (company === 'alone' ? 1 : this.perServer);
  }

  private async hold(server: string, company: Company): Promise<() => void> {
    this.all++;
    this.taken.set(server, (this.taken.get(server) ?? 0) + 1);
    if (company === 'alone') {
      this.kept.add(server);
      // A small device needs a moment to notice that the last one has gone.
      const since = performance.now() - (this.left.get(server) ?? Number.NEGATIVE_INFINITY);
      if (since < LIMITS.breath) await new Promise((resolve) => setTimeout(resolve, LIMITS.breath - since));
    }
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.leave(server);
    };
  }

  private leave(server: string): void {
    this.all--;
    this.left.set(server, performance.now());
    this.taken.set(server, (this.taken.get(server) ?? 1) - 1);
    this.kept.delete(server);
    for (;;) {
      const next = this.waiting.findIndex((entry) => this.free(entry.server, entry.company));
      if (next < 0) return;
      this.waiting.splice(next, 1)[0]?.go();
    }
  }
}
