import { allCodes } from '../message/codes.ts';
import { type Fields, fieldsOf, isFields } from './fields.ts';

/** Numbers of one log by their names: Chromium renumbers its events with every version, so each log brings its own tables. */
export interface NetLogNames {
  readonly event: (number: unknown) => string;
  readonly phase: (number: unknown) => 'begin' | 'end' | 'none';
  readonly error: (number: unknown) => string | null;
  /** The flag that marks the request of a page itself, in logs that do not say `request_type`. */
  readonly mainFrameFlag: number | null;
  /** The flag of `cert_status` that says that no trusted root was found. */
  readonly authorityInvalidFlag: number | null;
  /** Added to the time of an event it gives milliseconds since 1970, by the clock of the browser's computer. */
  readonly tickOffset: number | null;
  /** The program that recorded, by its own name; null where it does not say. */
  readonly program: string | null;
}

/** @param constants of the log; null where they are missing: then only the errors keep their names, which never change */
export function namesOf(constants: unknown): NetLogNames {
  const events = numbersIn(constants, 'logEventTypes');
  const phases = numbersIn(constants, 'logEventPhase');
  const errors = numbersIn(constants, 'netError');
  const flags = isFields(constants) && isFields(constants.loadFlag) ? constants.loadFlag : {};
  const flag = flags.MAIN_FRAME_DEPRECATED ?? flags.MAIN_FRAME;
  const statuses = isFields(constants) ? fieldsOf(constants.certStatusFlag) : {};
  const offset = isFields(constants) ? Number(constants.timeTickOffset) : Number.NaN;
  return {
    event: (number) => events.get(Number(number)) ?? '',
    phase: (number) => {
      const name = phases.get(Number(number)) ?? ['PHASE_NONE', 'PHASE_BEGIN', 'PHASE_END'][Number(number)];
      return name === 'PHASE_BEGIN' ? 'begin' : name === 'PHASE_END' ? 'end' : 'none';
    },
    error: (number) =>
      typeof number !== 'number' || number >= 0 ? null : ((errors.size > 0 ? errors.get(number) : catalogued().get(number)) ?? null),
    mainFrameFlag: typeof flag === 'number' ? flag : null,
    authorityInvalidFlag: typeof statuses.AUTHORITY_INVALID === 'number' ? statuses.AUTHORITY_INVALID : null,
    tickOffset: Number.isFinite(offset) && offset > 0 ? offset : null,
    program: isFields(constants) ? programOf(fieldsOf(constants.clientInfo)) : null,
  };
}

/** `name` is the product's (components/version_info); Electron leaves Chromium's there, and shows in its command line and version. */
function programOf({ name, command_line: command }: Fields): string | null {
  if (typeof name !== 'string') return null;
  if (typeof command === 'string' && /\belectron\b/i.test(command.slice(0, LONGEST_COMMAND))) return 'Electron';
  const plain = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u.test(name.trim()) ? name.trim() : null;
  return plain === 'Google Chrome' ? 'Chrome' : plain;
}

const LONGEST_COMMAND = 4_000;

/** `{NAME: number}` of the constants, turned round. */
function numbersIn(constants: unknown, table: string): ReadonlyMap<number, string> {
  const names = isFields(constants) ? constants[table] : null;
  return new Map(isFields(names) ? Object.entries(names).map(([name, number]): [number, string] => [Number(number), name]) : []);
}

let chromium: ReadonlyMap<number, string> | null = null;

function catalogued(): ReadonlyMap<number, string> {
  chromium ??= new Map(
    allCodes().flatMap((code) => (code.family === 'chromium' ? code.numbers.map((number): [number, string] => [number, code.id]) : [])),
  );
  return chromium;
}

let boringssl: ReadonlyMap<number, string> | null = null;

/** Name of a BoringSSL reason of library 16 (SSL), as `SSL_HANDSHAKE_ERROR` logs it; null for one that says no more than the error. */
export function sslReason(reason: unknown): string | null {
  boringssl ??= new Map(
    allCodes().flatMap((code) => (code.family === 'boringssl' ? code.numbers.map((number): [number, string] => [number, code.id]) : [])),
  );
  return typeof reason === 'number' ? (boringssl.get(reason) ?? null) : null;
}
