import type { ComputerReport } from '../../../shared/model/computer.ts';
import type { Machine } from '../machine.ts';

/** One local rule that differs from what the program does as delivered. */
export type Policy = ComputerReport['policies'][number];

export type ReadPolicy = (machine: Machine) => Promise<readonly Policy[]>;

/** How people write a version that programs write `TLSv1.2`, `tls1.2` or `tls1_2`; null for anything else. */
export function versionName(written: string): string | null {
  const [, family = '', minor = '0'] = /^(tls|ssl)\s*v?1?(?:[._]?(\d))?$/iu.exec(written.trim().replace(/^sslv?3$/iu, 'ssl3')) ?? [];
  if (family === '') return null;
  return family.toLowerCase() === 'ssl' ? 'SSL 3.0' : `TLS 1.${minor}`;
}
