import { fileURLToPath } from 'node:url';

/** The font families that the report draws with; each is one folder of WOFF files with its licence. */
export const FONT_FAMILIES = ['noto-sans', 'noto-sans-mono', 'noto-sans-arabic', 'noto-sans-hebrew', 'noto-sans-sc'] as const;

export type FontFamily = (typeof FONT_FAMILIES)[number];

const runsFromSource = import.meta.url.endsWith('/main/files/assets.ts');

/**
 * Where a file of `assets/` stands on this computer.
 * In: its path under `assets/`, with forward slashes (`data/roots.json`, `icons/icon.png`). Out: an absolute path.
 * Run from source that is the folder `assets`; every bundle lies one level under `dist` and finds `dist/assets`, also inside an asar.
 */
export function assetPath(pathUnderAssets: string): string {
  const folder = runsFromSource ? '../../assets/' : '../assets/';
  return fileURLToPath(new URL(folder + pathUnderAssets, import.meta.url));
}

/**
 * Where one font file stands. In: family and file name (`noto-sans-latin-400-normal.woff`). Out: an absolute path.
 * From source the files are read out of the packages @fontsource/<family>; the build copies the weights that the report draws with to `dist/assets/fonts`.
 */
export function fontPath(family: FontFamily, fileName: string): string {
  const folder = runsFromSource ? `../../node_modules/@fontsource/${family}/files/` : `../assets/fonts/${family}/`;
  return fileURLToPath(new URL(folder + fileName, import.meta.url));
}
