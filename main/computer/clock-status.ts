import { type Machine, readText } from './machine.ts';

/** What the operating system says of its own clock. Null where it does not say. */
export interface ClockStatus {
  readonly location: string;
  /** The clock was set from the network. */
  readonly synchronised: boolean | null;
  /** The service that sets it runs. */
  readonly serviceRuns: boolean | null;
  /** The server it was last set from. */
  readonly server: string | null;
  /** The battery clock holds local time, which another system on this computer may read as UTC: off by the zone's hours. */
  readonly batteryClockInLocalTime: boolean | null;
  /** `Europe/Berlin`. */
  readonly timeZone: string | null;
}

/** Asks `timedatectl`, else `chronyc`, on Linux and `w32tm` on Windows; null on other systems and where nothing answers, as in containers. */
export async function readClockStatus(machine: Machine): Promise<ClockStatus | null> {
  if (machine.platform === 'win32') {
    const ran = await machine.execute('w32tm', ['/query', '/status']);
    return ran === null ? null : parseW32tm(ran.stdout, ran.exitCode);
  }
  if (machine.platform !== 'linux') return null;
  const output = await machine.run('timedatectl', []);
  if (output !== null) return parseTimedatectl(output);
  const tracking = await machine.run('chronyc', ['-c', 'tracking']);
  const chrony = tracking === null ? null : parseChrony(tracking);
  if (chrony !== null) return chrony;
  const timeZone = (await readText(machine, '/etc/timezone'))?.trim() ?? '';
  return timeZone === '' ? null : { ...NOTHING, location: '/etc/timezone', timeZone };
}

const NOTHING: ClockStatus = {
  location: '',
  synchronised: null,
  serviceRuns: null,
  server: null,
  batteryClockInLocalTime: null,
  timeZone: null,
};

/** The output of `timedatectl`, not translated (LC_ALL=C). Null where it is none. Source: timedatectl(1). */
export function parseTimedatectl(output: string): ClockStatus | null {
  const values = new Map(
    output.split(/\r?\n/u).flatMap((line) => {
      const [, name, value] = /^\s*([^:]+):\s+(.*?)\s*$/u.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
  if (!values.has('Universal time')) return null;
  const yes = (...names: readonly string[]) => {
    const value = names.map((name) => values.get(name)).find((found) => found !== undefined);
    return value === undefined || value === 'n/a' ? null : /^(yes|active)$/u.test(value);
  };
  return {
    location: 'timedatectl',
    // Older releases call these two differently.
    synchronised: yes('System clock synchronized', 'NTP synchronized'),
    serviceRuns: yes('NTP service', 'systemd-timesyncd.service active', 'Network time on'),
    server: null,
    batteryClockInLocalTime: yes('RTC in local TZ'),
    timeZone: /^\S+/u.exec(values.get('Time zone') ?? '')?.[0] ?? null,
  };
}

/** The one line of `chronyc -c tracking`: reference, its name, stratum …, leap status last. Null where it is none. Source: chronyc(1). */
export function parseChrony(output: string): ClockStatus | null {
  const fields = output.trim().split(',');
  const leap = fields.at(-1);
  if (fields.length < 12 || leap === undefined) return null;
  const synchronised = leap !== 'Not synchronised';
  return { ...NOTHING, location: 'chronyc tracking', synchronised, serviceRuns: true, server: synchronised ? (fields[1] ?? null) : null };
}

const SERVICE_NOT_STARTED = '0x80070426';
const UNSYNCHRONISED = '3';

/**
 * The output of `w32tm /query /status`. Its words are translated, its order and numbers are not: leap indicator first (3: never set), the
 * source on the line before the last.
 */
export function parseW32tm(output: string, exitCode: number): ClockStatus | null {
  const status = { ...NOTHING, location: 'w32tm /query /status' };
  if (output.includes(SERVICE_NOT_STARTED)) return { ...status, synchronised: false, serviceRuns: false };
  if (exitCode !== 0) return null;
  const values = output
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .map((line) => /^[^:]*:\s*(.*?)\s*$/u.exec(line)?.[1] ?? '');
  const leap = /^\d/u.exec(values[0] ?? '')?.[0];
  if (leap === undefined || values.length < 8) return null;
  const synchronised = leap !== UNSYNCHRONISED;
  return {
    ...status,
    synchronised,
    serviceRuns: true,
    server: synchronised ? (values.at(-2)?.replace(/,0x[0-9a-f]+$/iu, '') ?? null) : null,
  };
}
