import type { Problem } from '../model/problem.ts';
import type { Progress } from '../model/progress.ts';
import type { Opened } from './doctor.ts';

/**
 * Light checks of what the program sends to the window: the frame, not the filling. They hold no library, because the window loads them.
 * What stands inside an answer was made by our own code and is typed there.
 */
export function isAnswer(value: unknown): value is { ok: true; value: unknown } | { ok: false; error: Problem } {
  if (!isRecord(value)) return false;
  return value.ok === true ? 'value' in value : value.ok === false && isProblem(value.error);
}

export function isProblem(value: unknown): value is Problem {
  return isRecord(value) && typeof value.kind === 'string' && typeof value.detail === 'string' && isSaid(value.said) && isSaid(value.next);
}

export function isProgress(value: unknown): value is Progress {
  if (!isRecord(value)) return false;
  if (value.kind === 'asked') return typeof value.id === 'string' && isSaid(value.said) && typeof value.at === 'number';
  if (value.kind === 'answered') return typeof value.id === 'string' && isSaid(value.said) && typeof value.milliseconds === 'number';
  if (value.kind === 'so-far') return isRecord(value.diagnosis);
  return value.kind === 'fraction' && typeof value.done === 'number' && typeof value.of === 'number';
}

export function isOpened(value: unknown): value is Opened {
  if (!isRecord(value)) return false;
  return value.kind === 'target' ? typeof value.target === 'string' : value.kind === 'text' && typeof value.text === 'string';
}

function isSaid(value: unknown): boolean {
  return isRecord(value) && typeof value.key === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
