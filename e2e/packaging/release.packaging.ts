import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeStandInRuntime } from './stand-in-runtime.ts';

const folder = mkdtempSync(join(tmpdir(), 'handshake-doctor-release-'));
const unpacked = join(folder, 'release', 'linux-unpacked');
const asar = join(unpacked, 'resources', 'app.asar');

function pack(...extra: string[]) {
  const args = [
    '--linux',
    'dir',
    '--x64',
    `-c.electronDist=${join(folder, 'runtime')}`,
    `-c.directories.output=${join(folder, 'release')}`,
    ...extra,
  ];
  return spawnSync(process.execPath, ['node_modules/electron-builder/cli.js', ...args], { encoding: 'utf8', timeout: 50_000 });
}

beforeAll(() => {
  makeStandInRuntime(join(folder, 'runtime'));
  const { status, stdout, stderr } = pack();
  if (status !== 0) throw new Error(`electron-builder failed:\n${stdout}${stderr}`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('given a setting that electron-builder does not know, it refuses the configuration', () => {
  const { status, stdout, stderr } = pack('-c.electronFusess=true');
  expect(status).not.toBe(0);
  expect(stdout + stderr).toContain('electronFusess');
});

test('the package holds the build without what only a clone needs, package.json and the licence, and nothing else', () => {
  const packed = listPackage(asar, { isPack: false }).map((path) => path.replaceAll('\\', '/').replace(/^\//, ''));
  const built = globSync('dist/**/*.*').map((path) => path.replaceAll('\\', '/'));
  const licences = globSync('dist/**/LICENSE').map((path) => path.replaceAll('\\', '/'));
  const wanted = [...built, ...licences].filter((path) => !/^dist\/(stand-in|cli)\//.test(path));
  const isFolder = (path: string) => packed.some((other) => other.startsWith(`${path}/`));
  expect(packed.filter((path) => !isFolder(path)).toSorted()).toEqual([...wanted, 'LICENSE', 'package.json'].toSorted());
});

test('the package runs the very main bundle, preload and window that the stand-in runs', () => {
  const files = globSync(['dist/main/*', 'dist/renderer/**/*.{js,html,css}']);
  expect(files).toEqual(expect.arrayContaining([join('dist', 'main', 'main.js'), join('dist', 'main', 'preload.cjs')]));
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const differing = files.filter((file) => hash(extractFile(asar, file)) !== hash(readFileSync(file)));
  expect(differing).toEqual([]);
});

/** pdfkit's colour profile, beside itself, is for kinds of PDF that no report is. Whether a worker starts from inside an archive is for Electron to show; here, that it would find what it is asked for. */
test('every worker, table and module that a packed bundle names by its place beside itself is in the package', () => {
  const packed = new Set(listPackage(asar, { isPack: false }).map((path) => path.replaceAll('\\', '/').replace(/^\//, '')));
  const bundles = [...packed].filter((path) => /^dist\/(main|workers)\/.+\.c?js$/.test(path));
  const named = bundles.flatMap((bundle) =>
    [
      ...extractFile(asar, bundle)
        .toString()
        .matchAll(/new URL\("(\.\.\/[^"]+\.\w+)", import\.meta\.url\)|from "(\.\/[^"]+\.js)"/g),
    ].map(([, beside, imported]) => posix.join(posix.dirname(bundle), beside ?? imported ?? '')),
  );
  expect(named).toContain('dist/workers/read-files.js');
  expect(named.filter((path) => !packed.has(path))).toEqual([]);
});

test('the package.json inside starts the main bundle and brings no packages', () => {
  const inside = JSON.parse(extractFile(asar, 'package.json').toString()) as Record<string, unknown>;
  expect(inside.main).toBe('dist/main/main.js');
  expect(inside.dependencies ?? {}).toEqual({});
});

test('seven of Electron’s switches are set as meant, the others as delivered', async () => {
  const wire = await getCurrentFuseWire(join(unpacked, 'handshake-doctor'));
  const [on, off] = [FuseState.ENABLE, FuseState.DISABLE];
  expect(wire).toMatchObject({
    [FuseV1Options.RunAsNode]: off,
    [FuseV1Options.EnableCookieEncryption]: on,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
    [FuseV1Options.EnableNodeCliInspectArguments]: off,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
    [FuseV1Options.OnlyLoadAppFromAsar]: on,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
    [FuseV1Options.WasmTrapHandlers]: on,
  });
});
