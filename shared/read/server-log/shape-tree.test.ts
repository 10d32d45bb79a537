import { describe, expect, it } from 'vitest';
import { LineBytes, LineSlots, LONGEST_SHAPED } from './line-slots.ts';
import { LineTemplate } from './line-template.ts';
import { ShapeTree } from './shape-tree.ts';

/** A tree that knows the shape of a line that nobody reads. */
function treeOf(line: string): ShapeTree {
  const [slots, bytes, tree] = [new LineSlots(), new LineBytes(), new ShapeTree()];
  bytes.take(line, 0, line.length);
  slots.find(bytes.bytes, 0, line.length);
  const template = LineTemplate.learn(line, bytes.bytes, slots, () => null);
  if (template !== null) tree.add(template);
  return tree;
}

describe('given lines of a known shape', () => {
  const tree = treeOf('worker [7] is idle');
  const endOf = (line: string) => tree.match(new TextEncoder().encode(`${line}\n`), 0, new LineSlots());
  const withNumber = (length: number) => `worker [${'7'.repeat(length)}] is idle`;
  const longest = LONGEST_SHAPED - withNumber(0).length;
  it('finds the end of one up to the longest that has a shape', () => expect(endOf(withNumber(longest))).toBe(LONGEST_SHAPED));
  it('leaves a longer one to be read by itself, as it is when it is read as text', () => expect(endOf(withNumber(longest + 1))).toBe(-1));
});
