import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { summarise } from '../../../shared/wire/x509-summary.ts';
import { recordedMachine } from '../testing/recorded-machine.ts';
import { readBundle } from './pem-bundle.ts';
import { readFileStore } from './pem-list.ts';

const pem = (name: string) => readFileSync(new URL(`../../../e2e/fixtures/stores/certs/${name}.pem`, import.meta.url), 'utf8');
const corp = pem('corp-root');
const debug = pem('mitm-debug');
const JUNK = '-----BEGIN CERTIFICATE-----\naGVsbG8gd29ybGQ=\n-----END CERTIFICATE-----\n';
const CORP = 'Example Corp Internal Root CA';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));
const read = (text: string, encoding: BufferEncoding = 'utf8') => {
  const { roots, broken } = readBundle(bytes(text, encoding));
  return { names: roots.map((root) => summarise(root.certificate).subjectText), broken };
};

describe('a bundle as OpenSSL, curl and Python take it', () => {
  test.each([
    ['Windows’ line ends', corp.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${corp}`],
    ['the label X509 CERTIFICATE', corp.replaceAll('CERTIFICATE', 'X509 CERTIFICATE')],
    ['a text around it', `# our root\n${corp}the end`],
  ])('given %s, is whole', (_what, text) => {
    expect(read(text)).toEqual({ names: [CORP], broken: false });
  });

  test.each([
    ['cut off within the last block', corp + debug.slice(0, 300), [CORP]],
    ['cut off within the first block', `${debug.slice(0, 300)}\n${corp}`, []],
    ['a block that holds no certificate', corp + JUNK, [CORP]],
    ['marks that are indented', corp.replaceAll(/^/gmu, '  '), []],
    ['no line ends', corp.replaceAll('\n', ''), []],
    ['a page instead of certificates', '<html>Please sign in</html>', []],
    ['nothing', '', []],
  ])('given %s, is broken', (_what, text, names) => {
    expect(read(text)).toEqual({ names, broken: true });
  });

  test('given UTF-16, as Windows’ editors save it, is broken', () => {
    expect(read(corp, 'utf16le').broken).toBe(true);
  });
});

describe('a store that is one file', () => {
  const place = { store: 'x', program: 'X', location: '/x.pem', publicRoots: 'held' } as const;
  const machine = recordedMachine({ files: { '/x.pem': corp + debug.slice(0, 300) } });
  test.each([
    ['takes-nothing', 0, 'broken-file'],
    ['takes-until-there', 1, 'broken-file'],
  ] as const)('given a broken file and a program that %s, holds %i roots and says why', async (broken, count, why) => {
    const store = await readFileStore(machine, place, { missing: 'named', broken });
    expect([store.outcome, store.roots.length, store.why]).toEqual(['read', count, why]);
  });

  test('given a file that a setting names and that is not there, the program trusts nobody', async () => {
    const store = await readFileStore(recordedMachine({}), place, { missing: 'named', broken: 'takes-nothing' });
    expect(store).toMatchObject({ outcome: 'read', why: 'named-file-missing', roots: [] });
  });
});
