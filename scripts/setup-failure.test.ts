import { expect, test } from 'vitest';
import { explainSetupFailure } from './setup-failure.mjs';

test.each([
  ['npm error code ENOSPC\nnpm error syscall write', 'The disk is full.'],
  ["Error: EROFS: read-only file system, access '/x'", 'This folder is read-only.'],
  ['npm error code EACCES\nnpm error syscall mkdir', 'You may not write'],
  ['npm error code ECONNREFUSED\nnpm error FetchError: request to http://127.0.0.1:9/react failed', 'cannot be reached (ECONNREFUSED)'],
  ['npm error code E503\nnpm error 503 Service Unavailable', 'cannot be reached (E503)'],
  [
    'npm error code SELF_SIGNED_CERT_IN_CHAIN\nnpm error errno SELF_SIGNED_CERT_IN_CHAIN',
    'certificate was not accepted (SELF_SIGNED_CERT_IN_CHAIN)',
  ],
  ['npm error code E403', 'refused us (E403)'],
  ['npm error code EINTEGRITY', 'npm cache verify'],
  ['npm error code EUSAGE\nnpm error `npm ci` can only install packages when', 'do not fit together'],
])('given %j, says in one sentence what is wrong and what to do', (output, expected) => {
  const sentence = explainSetupFailure(output, 'npm start');
  expect(sentence).toContain(expected);
  expect(sentence).toMatch(/then run `npm start` again\.$/);
  expect(sentence).not.toContain('\n');
});

test('given words that it does not know, repeats the first of them', () => {
  expect(explainSetupFailure('npm error something odd happened\nnpm error more', 'npm test')).toBe(
    'The installation failed: something odd happened. Run `npm ci` to see everything it says.',
  );
});
