import { expect, test } from 'vitest';
import { readStartOptions } from './start-options.ts';

test('the starter’s options end at the main file; the rest belongs to the program', () => {
  expect(readStartOptions(['--headless', '--browser=/b', '--browser-argument=--x=1', 'main.js', '--headless', 'link'])).toEqual({
    main: 'main.js',
    programArguments: ['--headless', 'link'],
    browser: '/b',
    headless: true,
    browserArguments: ['--x=1'],
  });
});

test.each([[[]], [['--headless']], [['--unknown', 'main.js']]])('%j: names no main file or an unknown option', (values) => {
  expect(readStartOptions(values)).toBeNull();
});
