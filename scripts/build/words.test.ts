import { expect, test } from 'vitest';
import { english } from '../../shared/words/en/index.ts';
import { collectWords } from './words.ts';

test('each area of words is written whole, and reads back as what it was', async () => {
  const { files } = await collectWords();
  const read = [...files].map(([path, bytes]) => [path.replace(/^words\/|\.json$/g, ''), JSON.parse(Buffer.from(bytes).toString('utf8'))]);
  expect(Object.fromEntries(read)).toStrictEqual({ ...english });
});
