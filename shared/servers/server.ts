import type { CauseId } from '../model/cause-id.ts';
import type { ServerSoftware } from '../model/fix-plan.ts';

/** Names of the case that configuration lines are filled with. */
export interface CaseNames {
  /** The name that was opened: `shop.example`. */
  readonly host: string;
  /** Every name the certificate should carry, `host` first. */
  readonly names: readonly string[];
  readonly port: number;
}

export type SnippetLanguage = 'shell' | 'config' | 'powershell' | 'text';

/** A command that every recipe of a server ends with: test the configuration, load it. */
export interface Command {
  readonly text: string;
  readonly language: SnippetLanguage;
}

/** Lines that one step gives to copy. */
export interface LinesToCopy {
  /** Step (from 1) that carries them. */
  readonly copyAt: number;
  readonly language: SnippetLanguage;
  lines(names: CaseNames): string;
}

/** HOW one server software spells one mend. Its sentences stand in the area `servers/<id>`, keys `<cause>.1`, `<cause>.2` …, with `.why` and `.see`. */
export interface Recipe extends LinesToCopy {
  /** Minutes a step takes, one entry a step. */
  readonly minutes: readonly number[];
  /** Lines of a second step, where one place to paste is not enough: files first, then the setting that names them. */
  readonly also?: LinesToCopy;
  /** Manual or measurement the lines come from. */
  readonly source: string;
}

/** All lines that a recipe gives to copy, in the order of its steps. */
export function copiedIn(recipe: Recipe): readonly LinesToCopy[] {
  return [recipe, ...(recipe.also === undefined ? [] : [recipe.also])].toSorted((one, other) => one.copyAt - other.copyAt);
}

export interface ServerGuide {
  readonly id: Exclude<ServerSoftware, 'unknown'>;
  readonly name: string;
  /** Checks the configuration before it is loaded; null where the software has no such command. */
  readonly test: Command | null;
  /** Loads the new configuration or certificate. */
  readonly reload: Command | null;
  /** What people renew by on this software when they do not use the program of its `expired` recipe. */
  readonly otherRenewal?: 'acme-sh' | 'windows-ca';
  /** `Server` headers, banners and default certificates that give it away. */
  readonly signs: readonly RegExp[];
  /** Sentences of error pages that no other software writes; looked for in a whole page, which may speak of anything else. */
  readonly pages?: readonly RegExp[];
  readonly recipes: Readonly<Partial<Record<CauseId, Recipe>>>;
}

/** Causes that every server software must have a recipe for (the twelve of the fix matrix, and self-signed). */
export const SERVER_CAUSES = [
  'expired',
  'incomplete-chain',
  'misordered-chain',
  'name-mismatch',
  'version-mismatch',
  'cipher-mismatch',
  'weak-cipher',
  'no-forward-secrecy',
  'sni-mismatch',
  'client-cert-required',
  'plain-http',
  'weak-key',
  'self-signed',
] as const satisfies readonly CauseId[];
