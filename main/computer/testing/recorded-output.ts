import { readFileSync } from 'node:fs';

/** A recorded output of `e2e/fixtures/outputs`, by its path there. For tests. */
export function recordedOutput(path: string): string {
  return readFileSync(new URL(`../../../e2e/fixtures/outputs/${path}`, import.meta.url), 'utf8');
}
