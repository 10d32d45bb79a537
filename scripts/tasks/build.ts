import { stripVTControlCharacters } from 'node:util';
import { build, type PartOutcome } from '../build/build.ts';

/** `npm run build`: one line per part; exit code 1 when a part could not be built. */
const outcomes = await build((outcome) => console.log(line(outcome)));
process.exitCode = outcomes.some((outcome) => outcome.state === 'failed' || outcome.state === 'missing') ? 1 : 0;

function line(outcome: PartOutcome): string {
  const name = outcome.id.padEnd(14);
  switch (outcome.state) {
    case 'built':
      return `${name} built in ${outcome.seconds.toFixed(1)} s, ${kilobytes(outcome.bytes)} kB in ${outcome.files} ${outcome.files === 1 ? 'file' : 'files'}`;
    case 'unchanged':
      return `${name} unchanged`;
    case 'missing':
      return `${name} cannot be built: ${outcome.entry} is missing`;
    case 'failed':
      return `${name} cannot be built: ${stripVTControlCharacters(outcome.message)}`;
  }
}

function kilobytes(bytes: number): string {
  return Math.round(bytes / 1000).toLocaleString('en-GB');
}
