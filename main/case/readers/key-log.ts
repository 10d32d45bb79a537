import type { KeyLog } from '../../../shared/wire/key-log.ts';
import type { Draining } from './draining.ts';

/** Keys of a browser or a program: no evidence by themselves, they open the captures beside them. */
export function keyLogReader(log: KeyLog): Draining {
  const decoder = new TextDecoder('latin1');
  return {
    push: (chunk) => log.push(decoder.decode(chunk, { stream: true })),
    found: () => log.connections,
    end: async () => {
      log.end();
      return [];
    },
  };
}
