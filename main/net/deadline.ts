import type { Deadline } from './byte-stream.ts';

/** A deadline so many milliseconds from now. */
export function deadlineIn(milliseconds: number, signal: AbortSignal): Deadline {
  return { at: performance.now() + milliseconds, signal };
}

/** The same deadline, or one so many milliseconds from now where that comes sooner. */
export function sooner(deadline: Deadline, milliseconds: number): Deadline {
  return { at: Math.min(deadline.at, performance.now() + milliseconds), signal: deadline.signal };
}

/** Milliseconds left, never negative. */
export function remaining(deadline: Deadline): number {
  return Math.max(0, deadline.at - performance.now());
}

/** True once the time is over or the job was cancelled. */
export function hasPassed(deadline: Deadline): boolean {
  return deadline.signal.aborted || performance.now() >= deadline.at;
}

export type Waited<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'timeout' } | { readonly kind: 'cancelled' };

/** A timer that comes so much too late shows that this computer itself stood still, in milliseconds. */
const STOOD_STILL = 200;
/** Longest time that is then given back. */
const GIVEN_BACK = 1_000;

/**
 * Calls back once the deadline is over. What arrived meanwhile is heard first: a busy computer runs late timers before it reads from its
 * sockets, and would take its own delay for the other side's silence.
 * @returns what stops it
 */
export function onceOver(deadline: Deadline, over: () => void): () => void {
  let stopped = false;
  const wait = remaining(deadline);
  const due = performance.now() + wait;
  const fire = () =>
    setImmediate(() => {
      if (!stopped) over();
    });
  let timer = setTimeout(() => {
    const late = performance.now() - due;
    if (late < STOOD_STILL) fire();
    else timer = setTimeout(fire, Math.min(late, GIVEN_BACK));
  }, wait);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/**
 * Waits for a promise, but no longer than the deadline. The promise itself goes on; a rejection that comes too late is swallowed.
 * @returns what came of it; rejects only where the promise rejects in time
 */
export async function until<T>(promise: Promise<T>, deadline: Deadline): Promise<Waited<T>> {
  if (deadline.signal.aborted) {
    promise.catch(() => undefined);
    return { kind: 'cancelled' };
  }
  const { promise: gaveUp, resolve } = Promise.withResolvers<Waited<T>>();
  const stop = onceOver(deadline, () => resolve({ kind: 'timeout' }));
  const cancel = () => resolve({ kind: 'cancelled' });
  deadline.signal.addEventListener('abort', cancel, { once: true });
  try {
    return await Promise.race([promise.then((value): Waited<T> => ({ kind: 'done', value })), gaveUp]);
  } finally {
    stop();
    deadline.signal.removeEventListener('abort', cancel);
  }
}
