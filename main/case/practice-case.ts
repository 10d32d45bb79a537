import type { Platform } from '../../shared/model/fix-plan.ts';
import { type CheckOptions, DEFAULT_OPTIONS } from '../../shared/model/input.ts';
import type { PracticeServer } from '../practice/practice.ts';
import { OpenCase } from './open-case.ts';

/** A case about a practice server: its own root is the only one trusted, and nobody but loopback is asked. */
export function practiceCase(server: PracticeServer, at: string, platform: Platform): OpenCase {
  return new OpenCase({
    input: {
      kind: 'target',
      target: {
        host: server.host,
        port: 443,
        hostIsAddress: false,
        startTls: null,
        connectTo: { host: '127.0.0.1', port: server.port },
        asTyped: server.host,
      },
      options: practiceOptions(server.trustPem),
    },
    situation: { audience: 'operator', about: 'server' },
    at,
    platform,
  });
}

function practiceOptions(trustPem: string): CheckOptions {
  return {
    ...DEFAULT_OPTIONS,
    proxy: { kind: 'none' },
    trustOnlyPem: trustPem === '' ? null : trustPem,
    timeoutSeconds: 20,
    // Not offline: its AIA address is on loopback too, and no finding of the example needs anybody else.
  };
}
