/** What one folder may import besides itself. The design's table, as data; change a row on purpose, with the reason in the commit. */
export interface Row {
  /** The folder; a file belongs to the row with the longest fitting path. */
  readonly folder: string;
  /** Folders of the repository, each with everything below it. */
  readonly may: readonly string[];
  /** npm packages, `node` for Node's own modules. `react` also stands for `react/jsx-runtime`. */
  readonly packages: readonly string[];
  /** Packages of which only the types may be imported. */
  readonly typesOnly?: readonly string[];
  /** Whether data files under `assets` may be imported. */
  readonly assets?: true;
}

/** What a screen may name from shared: it shows what these say and asks the rest through the contract. */
const SHOWN = ['model', 'words', 'read', 'facts', 'causes', 'wizard', 'fixplan', 'report', 'contract'].map((name) => `shared/${name}`);
const SCREEN = ['react', 'react-dom', '@mui/material', '@emotion/react', '@emotion/cache', '@emotion/styled'];

export const TABLE: readonly Row[] = [
  { folder: 'shared/model', may: [], packages: [] },
  { folder: 'shared/words', may: ['shared/model'], packages: [] },
  { folder: 'shared/tables', may: ['shared/model', 'shared/words'], packages: [], assets: true },
  { folder: 'shared/wire', may: ['shared/model', 'shared/tables', 'shared/words'], packages: [] },
  // A capture is asked whether a certificate fits the name in its hello: the rule for names is one.
  {
    folder: 'shared/read',
    may: ['shared/model', 'shared/tables', 'shared/wire', 'shared/words', 'shared/chain/host-name.ts'],
    packages: ['tldts'],
    assets: true,
  },
  { folder: 'shared/chain', may: ['shared/model', 'shared/tables', 'shared/wire', 'shared/words'], packages: ['tldts'], assets: true },
  { folder: 'shared/facts', may: ['shared/model', 'shared/tables', 'shared/chain', 'shared/words'], packages: [] },
  { folder: 'shared/servers', may: ['shared/model', 'shared/tables', 'shared/facts', 'shared/words'], packages: [], assets: true },
  { folder: 'shared/causes', may: ['shared/model', 'shared/tables', 'shared/facts', 'shared/words'], packages: [], assets: true },
  { folder: 'shared/diagnose', may: ['shared/model', 'shared/facts', 'shared/causes', 'shared/words'], packages: [] },
  { folder: 'shared/wizard', may: ['shared/model', 'shared/facts', 'shared/causes', 'shared/diagnose', 'shared/words'], packages: [] },
  // The plan fills in the case's own names and dates, which stand in the facts.
  { folder: 'shared/fixplan', may: ['shared/model', 'shared/facts', 'shared/causes', 'shared/servers', 'shared/words'], packages: [] },
  {
    folder: 'shared/report',
    may: ['shared/model', 'shared/tables', 'shared/words', 'shared/facts', 'shared/causes', 'shared/fixplan'],
    packages: ['bidi-js'],
  },
  { folder: 'shared/contract', may: ['shared/model', 'shared/wizard', 'shared/words'], packages: ['zod/mini'] },

  { folder: 'main/net', may: ['shared/model', 'shared/words'], packages: ['node'] },
  { folder: 'main/files', may: ['shared/model', 'shared/words'], packages: ['node'] },
  {
    folder: 'main/crypto',
    may: ['shared/model', 'shared/words', 'shared/wire', 'shared/tables', 'shared/chain/signatures.ts'],
    packages: ['node', '@noble/ciphers', '@noble/curves', '@noble/hashes', '@noble/post-quantum'],
  },
  {
    folder: 'main/computer',
    may: ['shared/model', 'shared/wire', 'shared/chain', 'shared/words', 'main/net', 'main/files'],
    packages: ['node', 'quickjs-wasi', 'node-forge'],
    assets: true,
  },
  {
    folder: 'main/probe',
    may: ['shared/model', 'shared/tables', 'shared/wire', 'shared/chain', 'shared/words', 'main/net', 'main/crypto'],
    packages: ['node'],
    assets: true,
  },
  {
    folder: 'main/practice',
    may: ['shared/model', 'shared/tables', 'shared/wire', 'shared/words', 'main/net', 'main/crypto'],
    packages: ['node', 'node-forge'],
  },
  {
    folder: 'main/pdf',
    may: ['shared/model', 'shared/report', 'shared/words', 'main/files/assets.ts'],
    packages: ['node', 'pdfkit', 'bidi-js'],
    assets: true,
  },
  {
    folder: 'main/case',
    // The flow hands the network, its limits and the deadline to the probes; package.json holds the version that reports name.
    may: ['shared', 'package.json', 'main/net', 'main/probe', 'main/computer', 'main/files', 'main/pdf', 'main/practice', 'main/crypto'],
    // PKCS#12 files of client certificates.
    packages: ['node', 'node-forge'],
    assets: true,
  },
  {
    folder: 'main/command-line',
    // The chooser of lines names each server software.
    // Arguments are read at the door: a target, a proxy's address, a file of certificates. `practice` and `demo` start the practice servers.
    may: [
      'shared/contract',
      'shared/model',
      'shared/report',
      'shared/words',
      'shared/wizard',
      'shared/servers',
      'shared/read/target.ts',
      'shared/wire/pkcs7.ts',
      'main/net/tunnel/proxy-url.ts',
      'main/practice',
      'main/case',
    ],
    packages: ['node', '@clack/prompts'],
  },
  {
    folder: 'main/shell',
    may: ['shared/contract', 'shared/model', 'shared/words', 'main/case', 'main/command-line'],
    packages: ['node', 'electron'],
  },
  { folder: 'main/stand-in', may: ['shared/model', 'shared/words'], packages: ['node'], typesOnly: ['electron'] },

  { folder: 'renderer/parts', may: ['shared/model', 'shared/words'], packages: SCREEN },
  { folder: 'renderer/state', may: ['shared/model', 'shared/contract', 'shared/wizard', 'shared/words'], packages: [] },
  { folder: 'renderer/doctor', may: ['shared/model', 'shared/contract', 'shared/wizard', 'shared/words'], packages: [] },
  { folder: 'renderer/steps', may: [...SHOWN, 'renderer/parts', 'renderer/state'], packages: SCREEN },
  {
    folder: 'renderer/app',
    may: ['renderer', 'shared/model', 'shared/words', 'shared/contract', 'shared/wizard'],
    packages: [...SCREEN, '@fontsource/noto-sans', '@fontsource/noto-sans-mono'],
  },
];

/** Folders in which the pieces may not know each other: two causes, two probes, two screens. */
export const STRANGERS = [
  { folder: 'shared/causes', what: 'a cause' },
  { folder: 'main/probe', what: 'a probe' },
  { folder: 'renderer/steps', what: 'a step' },
] as const;

/** Names that say nothing about what a folder holds. */
export const EMPTY_NAMES = ['utils', 'helpers', 'common', 'services', 'managers'];

export const LONGEST_FILE = 400;

/** Tables, words and data may be as long as they are; so are lists of messages and the wizard's questions. */
export const MAY_BE_LONG = [
  /(^|\/)(tables|words|data|fixtures)\//,
  /^shared\/read\/browser-message\/sentences-[\w-]+\.ts$/,
  /^shared\/read\/program-message\/meanings\//,
  /^shared\/read\/message\/speakers\.ts$/,
  /^shared\/wizard\/questions\.ts$/,
  /^e2e\/lab\/situations/,
];
