import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FONT_FAMILIES, type FontFamily } from '../../main/files/assets.ts';
import type { Made } from './part.ts';
import { inRoot } from './paths.ts';

/** The weights that the report draws with. Chinese comes in a hundred slices; a second weight would double the size. */
const REPORT_FONTS: Readonly<Record<FontFamily, RegExp>> = {
  'noto-sans': /-(400|600)-normal\.woff$/,
  'noto-sans-arabic': /-(400|600)-normal\.woff$/,
  'noto-sans-hebrew': /-(400|600)-normal\.woff$/,
  'noto-sans-mono': /-400-normal\.woff$/,
  'noto-sans-sc': /-400-normal\.woff$/,
};

/** Collects what the program reads while it runs: data, icons, the report's fonts with their licence, the sandbox's WebAssembly. */
export async function collectAssets(): Promise<Made> {
  const wanted = await wantedAssets();
  const files = new Map<string, Uint8Array>();
  for (const [to, from] of wanted) files.set(to, await readFile(from));
  return { files, inputs: [...wanted.values()] };
}

/** The names of all files that `collectAssets` would collect now. */
export async function assetInventory(): Promise<readonly string[]> {
  return [...(await wantedAssets()).keys()].sort();
}

async function wantedAssets(): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map<string, string>();
  for (const folder of ['data', 'icons']) {
    for (const path of await filesUnder(inRoot(`assets/${folder}`)))
      wanted.set(`assets/${folder}/${path}`, inRoot(`assets/${folder}/${path}`));
  }
  for (const family of FONT_FAMILIES) {
    const fontPackage = inRoot(`node_modules/@fontsource/${family}`);
    for (const name of await readdir(`${fontPackage}/files`)) {
      if (REPORT_FONTS[family].test(name)) wanted.set(`assets/fonts/${family}/${name}`, `${fontPackage}/files/${name}`);
    }
    wanted.set(`assets/fonts/${family}/LICENSE`, `${fontPackage}/LICENSE`);
  }
  wanted.set('assets/sandbox/quickjs.wasm', inRoot('node_modules/quickjs-wasi/quickjs.wasm'));
  return wanted;
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
