import { readFileSync } from 'node:fs';
import type { ChainAnswer } from '../../main/case/chains/chain-answer.ts';

/** What a line of `check-chain --batch` must answer. */
export interface ExpectedChain {
  readonly id: string;
  readonly ok: boolean;
  /** Kinds, one of which must be among the findings; alternatives split by `|`. */
  readonly fault?: string;
  /** A kind that must be among the findings of an accepted chain. */
  readonly warn?: string;
}

export interface ExpectedLine {
  readonly line: string;
  readonly expected: ExpectedChain;
}

/** Lines and what they must answer, in order. */
export function expectedLines(lines: string, expected: string): ExpectedLine[] {
  const byId = new Map(
    readLines(expected).map((line) => {
      const each = JSON.parse(line) as ExpectedChain;
      return [each.id, each];
    }),
  );
  return readLines(lines).flatMap((line) => {
    const found = byId.get((JSON.parse(line) as { id: string }).id);
    return found === undefined ? [] : [{ line, expected: found }];
  });
}

function readLines(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** The answer in the words of the expectation, so that a test shows the difference. */
export function answeredAs(answer: ChainAnswer, expected: ExpectedChain): ExpectedChain {
  const kinds: readonly string[] = answer.findings.map((finding) => finding.kind);
  const fault = expected.fault?.split('|').some((kind) => kinds.includes(kind)) ? expected.fault : kinds.join('|');
  const warn = expected.warn !== undefined && kinds.includes(expected.warn) ? expected.warn : kinds.join('|');
  return {
    ...expected,
    ok: answer.ok,
    ...(expected.fault === undefined ? {} : { fault }),
    ...(expected.warn === undefined ? {} : { warn }),
  };
}
