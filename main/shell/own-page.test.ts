import { expect, test } from 'vitest';
import { isOwnPage } from './own-page.ts';

test.each(['app://doctor/', 'app://doctor/index.html', 'app://doctor/index.html?x#y', 'APP://doctor/'])('%s is ours', (address) => {
  expect(isOwnPage(address)).toBe(true);
});

test.each([
  'app://doctor.evil/',
  'app://evil/doctor',
  'app://user@doctor/',
  'app://doctor:1/',
  'apps://doctor/',
  'https://doctor/',
  'null',
  '',
  'app:doctor',
])('%s is not', (address) => {
  expect(isOwnPage(address)).toBe(false);
});
