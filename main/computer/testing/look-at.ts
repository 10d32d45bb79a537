import type { ComputerReport } from '../../../shared/model/computer.ts';
import { writePem } from '../../../shared/wire/pem.ts';
import { lookAt } from '../look.ts';
import { publicRootStore } from '../trust-stores/public-roots.ts';
import { type Recorded, recordedMachine } from './recorded-machine.ts';

export const HOME = '/home/person';
/** For these computers, asked about `shop.example.test:443`. */
export const PROXY = 'http://proxy.test:3128';
export const THROUGH = { kind: 'proxy', proxy: PROXY } as const;
export const DIRECT = { kind: 'direct' } as const;

/** Every root that the public programs of today hold. */
export const publicPem = publicRootStore()
  .roots.map((root) => writePem('CERTIFICATE', root.der))
  .join('');

/** A look at a recorded computer that has the usual programs and, on Linux, an ordinary store. */
export function lookAtRecorded({ files = {}, env = {}, ...more }: Recorded, host = 'shop.example.test'): Promise<ComputerReport> {
  const programs = Object.fromEntries(['curl', 'node', 'wget', 'pip3', 'git'].map((name) => [`/usr/bin/${name}`, '']));
  const machine = recordedMachine({
    ...more,
    files: { ...programs, '/etc/ssl/certs/ca-certificates.crt': publicPem, ...files },
    env: { PATH: '/usr/bin', ...env },
  });
  return lookAt(machine, { target: { host, port: 443 }, clock: Promise.resolve(null), now: Date.parse('2026-11-20T12:00:00Z') });
}
