export { harmless } from '../words/harmless.ts';
