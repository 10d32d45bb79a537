import { describe, expect, it } from 'vitest';
import { guideOf } from './index.ts';
import { copiedIn } from './server.ts';

const NAMES = { host: 'shop.example', names: ['shop.example', 'www.shop.example'], port: 8443 };

/**
 * Lines of programs that no registry of ours has, so that they cannot be run here: at least each must be a line of block YAML that means
 * the same to every reader (YAML 1.2, sections 6.1, 7.3 and 8.2). Flow parts stand on one line, closed.
 */
const LINE = /^(?: {2})*(?:- )*(?:(?:[\w./@-]+|"[\w@/.-]+"):(?: (?<value>\S.*))?|(?<item>\S.*)|# .+)$/;
const SCALAR = /^(?:"(?:[^"\\]|\\.)*"|\[[^[\]{}]*\]|\{.*\}|[A-Za-z0-9/](?!.*: )(?!.* #).*)$/;

describe.each(['traefik', 'envoy', 'kubernetes'] as const)('%s: every line to copy into a file is plain YAML', (id) => {
  const recipes = Object.entries(guideOf(id)?.recipes ?? {});
  const texts = recipes.flatMap(([cause, recipe]) =>
    copiedIn(recipe).flatMap((copied) => (copied.language === 'config' ? [[cause, copied.lines(NAMES)] as const] : [])),
  );
  it.each(texts)('%s', (_cause, text) => {
    for (const line of text.split('\n')) {
      const parts = LINE.exec(line)?.groups;
      expect(parts, line).toBeDefined();
      const value = parts?.value ?? parts?.item;
      if (value !== undefined && !line.trimStart().startsWith('#')) expect(value, line).toMatch(SCALAR);
    }
  });
});
