import { describe, expect, it } from 'vitest';
import { type LoggedGroup, sideOfLogged } from './logged-side.ts';

const one: LoggedGroup = {
  cause: 'untrusted-root',
  whose: 'client',
  count: 40,
  clients: 1,
  networks: 1,
  worked: 0,
  ofOne: 0,
  changed: false,
  nameless: 0,
};
const EVERYBODY = { clients: 30, networks: 25 };
const AMONG_MANY = { worked: 5000 };

describe('whose turn it is after what a server’s log tells', () => {
  it.each([
    ['one client refuses the chain, and nobody else is seen', {}, 'client', 'unknown'],
    ['clients everywhere refuse the chain', EVERYBODY, 'client', 'server'],
    ['one of many clients has most of it', { ...EVERYBODY, ofOne: 36 }, 'client', 'unknown'],
    ['few refuse a chain that many accept', AMONG_MANY, 'client', 'this-computer'],
    ['everybody refuses it since a moment before which it worked', { ...EVERYBODY, ...AMONG_MANY, changed: true }, 'client', 'server'],
    ['one refuses it since such a moment', { ...AMONG_MANY, changed: true }, 'client', 'unknown'],
    ['one client says that the certificate ran out', { cause: 'expired', whose: 'server' }, 'client', null],
    ['few say so of one that many accept', { cause: 'expired', whose: 'server', ...AMONG_MANY }, 'client', 'unknown'],
    ['the server refuses plain HTTP', { cause: 'plain-http', ...EVERYBODY }, 'server', 'this-computer'],
    ['the server refuses the version of one', { cause: 'version-mismatch' }, 'server', 'this-computer'],
    ['the server refuses everybody’s version', { cause: 'version-mismatch', ...EVERYBODY }, 'server', 'unknown'],
    ['the server asks everybody for a certificate', { cause: 'client-cert-required', ...EVERYBODY }, 'server', 'unknown'],
    ['client and server have no cipher in common', { cause: 'cipher-mismatch' }, 'server', 'unknown'],
    ['few among many have none', { cause: 'cipher-mismatch', ...AMONG_MANY }, 'server', 'this-computer'],
    ['clients ask for no name', { cause: 'sni-mismatch', nameless: 38 }, 'server', 'this-computer'],
    ['a client asks for a name that is not there', { cause: 'sni-mismatch' }, 'server', 'unknown'],
    ['a server behind this one failed', { whose: 'upstream' }, 'client', null],
    ['the server’s own files are broken', { cause: 'server-fault', whose: 'server' }, 'server', null],
    ['nobody said anything', { cause: 'reset' }, undefined, null],
  ] as const)('given that %s', (_story, more, refusedBy, side) =>
    expect(sideOfLogged({ ...one, ...more }, refusedBy)?.side ?? null).toBe(side),
  );
});
