/** The running jobs of a window, by the name the window gave them. */
export class Jobs {
  readonly #running = new Map<string, AbortController>();

  /** Begins a job; a second one of the same name ends the first. */
  begin(job: string): { readonly signal: AbortSignal; readonly end: () => void } {
    this.cancel(job);
    const controller = new AbortController();
    this.#running.set(job, controller);
    return {
      signal: controller.signal,
      end: () => {
        if (this.#running.get(job) === controller) this.#running.delete(job);
      },
    };
  }

  cancel(job: string): boolean {
    const controller = this.#running.get(job);
    this.#running.delete(job);
    controller?.abort();
    return controller !== undefined;
  }

  cancelAll(): void {
    for (const job of [...this.#running.keys()]) this.cancel(job);
  }
}
