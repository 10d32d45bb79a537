/** Stands wherever a person still has to write; the guard test finds it. */
export const FILLER = 'FILL-IN';

/** Turns `clock-stopped` into `clockStopped`. */
export function nameOfCause(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * What a new cause needs: its rule, its test, its words, and its place in three lists.
 * In: the id, and a reader of the repository's files (null where there is none). Out: whole files by their path, or a sentence that says why not.
 */
export function draftCause(id: string, read: (path: string) => string | null): ReadonlyMap<string, string> | string {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) return `“${id}” is no id. Use lower-case words with hyphens, such as clock-stopped.`;
  if (read(`shared/causes/${id}.ts`) !== null) return `shared/causes/${id}.ts is already there.`;
  const name = nameOfCause(id);
  const ids = read('shared/model/cause-id.ts') ?? '';
  const files = new Map([
    [`shared/causes/${id}.ts`, ruleOf(id, name)],
    [`shared/causes/${id}.test.ts`, testOf(id, name)],
    [`shared/words/en/causes/${id}.ts`, wordsOf(name)],
    ['shared/causes/index.ts', listed(read('shared/causes/index.ts') ?? '', id, name, `  ${name},`)],
    ['shared/words/en/causes/index.ts', listed(read('shared/words/en/causes/index.ts') ?? '', id, name, `  'causes/${id}': ${name},`)],
  ]);
  if (!ids.includes(`'${id}'`)) files.set('shared/model/cause-id.ts', ids.replace(/^\] as const;/m, `  '${id}',\n] as const;`));
  return files;
}

/** Adds the import and the entry to an index, each where the alphabet puts it. */
function listed(index: string, id: string, name: string, entry: string): string {
  const lines = index.split('\n');
  const importLine = `import { ${name} } from './${id}.ts';`;
  insertSorted(lines, importLine, /^import \{ \w+ \} from '\.\/(.*)\.ts';$/, id);
  insertSorted(lines, entry, entry.includes(':') ? /^ {2}'causes\/(.*)': \w+,$/ : /^ {2}(\w+),$/, entry.includes(':') ? id : name);
  return lines.join('\n');
}

function insertSorted(lines: string[], line: string, form: RegExp, key: string): void {
  const places = lines.flatMap((one, place) => {
    const found = form.exec(one)?.[1];
    return found === undefined ? [] : [{ place, found }];
  });
  const after = places.findLast(({ found }) => found < key);
  lines.splice(after === undefined ? (places[0]?.place ?? 0) : after.place + 1, 0, line);
}

function ruleOf(id: string, name: string): string {
  return `import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** ${FILLER}: what it is, and which neighbour it is not. */
export const ${name}: Cause = {
  id: '${id}',
  words: {
    title: say('causes/${id}.title'),
    plain: say('causes/${id}.plain'),
    technical: say('causes/${id}.technical'),
    gone: say('causes/${id}.gone'),
  },
  sources: ['${FILLER}: RFC section or document'],
  variants: [],
  usualSide: 'unknown',
  explains: [],
  judge(facts: Facts): Judgement {
    // ${FILLER}: the rule. As it stands it never finds anything.
    if (facts.attempts.all.length === 0) return cannotTell([NEEDS.handshake]);
    const fault = false;
    if (!fault) return ruledOut([say('causes/${id}.because.holds')], []);
    return found({ side: 'unknown', certainty: 'possible', because: [say('causes/${id}.because.seen')], evidence: [] });
  },
};
`;
}

function testOf(id: string, name: string): string {
  return `import { describe, expect, test } from 'vitest';
import { healthySite } from '../facts/made-evidence.ts';
import { ${name} } from './${id}.ts';
import { judging } from './judging.ts';

const judge = judging(${name});

describe('${id}', () => {
  test('given ${FILLER}, is found', () => {
    expect(judge([/* ${FILLER} */])).toMatchObject({ state: 'found' });
  });

  test('given a healthy site, is ruled out', () => {
    expect(judge(healthySite()).state).toBe('ruled-out');
  });

  test('given nothing, cannot tell, and says what would settle it', () => {
    expect(judge([])).toMatchObject({ state: 'cannot-tell', needs: [{ kind: 'probe' }] });
  });

  test('given ${FILLER}: the cause it is easily confused with, is not found', () => {
    expect(judge([/* ${FILLER} */]).state).not.toBe('found');
  });
});
`;
}

function wordsOf(name: string): string {
  return `export const ${name} = {
  title: '${FILLER}: the verdict in the person’s words.',
  plain: '${FILLER}: what that means, and who can change it.',
  gone: '${FILLER}: what has changed when a re-check no longer finds it.',
  technical: '${FILLER}: the same for an administrator, with the RFC section.',
  'because.seen': '${FILLER}: what was seen.',
  'because.holds': '${FILLER}: what speaks against it.',
} as const;
`;
}
