import { expect } from 'vitest';
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

type Check = (report: ComputerReport) => void;

export const store =
  (name: string, outcome: string, why: string | null): Check =>
  (report) =>
    expect(report.stores.find((one) => one.store === name)).toMatchObject({ outcome, why });

export const wayOf =
  (source: string, way: unknown): Check =>
  (report) =>
    expect(report.proxies.find((one) => one.source === source)?.forTarget ?? null).toEqual(way);

export const says =
  (key: string): Check =>
  (report) =>
    expect(report.findings.map((one) => one.said.key)).toContain(key);

export const saysNot =
  (key: string): Check =>
  (report) =>
    expect(report.findings.map((one) => one.said.key)).not.toContain(key);

/** These stores trust the root of this name, and those do not. */
export const trusted =
  (root: string, yes: readonly string[], no: readonly string[] = []): Check =>
  (report) => {
    const cells = report.matrix.find((row) => row.root === root)?.cells ?? [];
    const told = (store: string) => cells.find((cell) => cell.store === store)?.trusted ?? false; // no row: nobody trusts it
    expect(Object.fromEntries([...yes, ...no].map((name) => [name, told(name)]))).toEqual(
      Object.fromEntries([...yes.map((name) => [name, true]), ...no.map((name) => [name, false])]),
    );
  };

export const ruled =
  (source: string, setting: string, effect: string): Check =>
  (report) =>
    expect(report.policies.map((one) => [one.source, one.setting, one.effect.key])).toContainEqual([source, setting, effect]);
