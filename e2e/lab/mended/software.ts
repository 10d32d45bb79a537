import type { CauseId } from '../../../shared/model/cause-id.ts';
import type { FixStep, ServerSoftware } from '../../../shared/model/fix-plan.ts';
import type { CheckOptions } from '../../../shared/model/input.ts';
import type { StartTlsProtocol } from '../../../shared/model/target.ts';
import type { Running } from '../kit/running.ts';
import type { Machine, Papers } from './shop.ts';

export type Copied = NonNullable<FixStep['copy']>;

/** A configuration in pieces: single directives, and whole blocks. */
export interface Configuration {
  readonly lines: readonly string[];
  readonly blocks: readonly string[];
}

/** A server software that is broken and mended for real. */
export interface Software {
  readonly id: Exclude<ServerSoftware, 'unknown'>;
  readonly startTls: StartTlsProtocol | null;
  /** Causes it can be broken for. */
  readonly causes: readonly CauseId[];
  /** Sets the machine up so that it is broken for this cause. */
  broken(machine: Machine, papers: Papers, cause: CauseId): Promise<Configuration>;
  /** The configuration with the copied lines in place of what they replace. */
  mended(configuration: Configuration, copied: Copied, cause: CauseId): Configuration;
  /** Writes the configuration to where the running server reads it. */
  write(machine: Machine, configuration: Configuration): Promise<void>;
  start(machine: Machine): Promise<Running>;
  /** What its unit file runs for `systemctl reload`; absent where the software can only be started again. */
  readonly reload?: (machine: Machine) => string;
  /** Programs of its steps that must read this machine's configuration: name → the line it stands for. */
  readonly programs?: (machine: Machine) => Readonly<Record<string, string>>;
  /** Further environment of the command lines of its steps. */
  readonly env?: (machine: Machine) => Readonly<Record<string, string>>;
  /** What the programs of its steps are answered when they ask. */
  readonly answers?: string;
  /** For whom it is judged, where only an older client suffers from the cause. */
  readonly judgedFor?: Readonly<Partial<Record<CauseId, CheckOptions['asProfile']>>>;
}

/** Directives with the copied ones in place of those of the same name. */
export function replaced(lines: readonly string[], copied: readonly string[], name: (line: string) => string): readonly string[] {
  const names = new Set(copied.map(name));
  return [...lines.filter((line) => !names.has(name(line))), ...copied];
}

export function firstWord(line: string): string {
  return line.trim().split(/\s+/, 1)[0] ?? '';
}

export function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
