import { expect, test } from 'vitest';
import { alert, play } from './testing/imagined-world.ts';

test('given a server that refuses every greeting, asks in plain HTTP who it is, for whoever runs it and nobody else', () => {
  const found = { cause: 'version-mismatch', state: 'found', variant: null, side: 'server', certainty: 'certain' } as const;
  const primary = { ...found, because: [{ key: 'x' }], evidence: [1] } as const;
  const diagnosis = {
    verdict: 'fault',
    primary,
    others: [],
    findings: [primary],
    sentence: { key: 'x' },
    because: [],
    wanted: [],
    provisional: true,
  } as const;
  const plainly = (about: 'server' | 'this-computer') =>
    play(() => alert(70), { diagnosis, about }).asked.filter((one) => one.probe === 'plain-answer');
  expect([plainly('server').length, plainly('this-computer').length]).toEqual([1, 0]);
});
