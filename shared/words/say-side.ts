import { say } from './say.ts';

type Side = 'this-computer' | 'network' | 'server' | 'certificate-authority' | 'unknown';

/**
 * Whose side, in the words of who reads: "you" for a person with trouble of their own, "the other person" for who helps somebody else,
 * "your server" and "who connects" for who runs it.
 */
export function saySide(side: Side, { about }: { readonly about: 'this-computer' | 'other' | 'server' }) {
  if (about === 'other' && (side === 'this-computer' || side === 'network')) return say(`sides.helping.${side}`);
  if (about === 'server' && (side === 'server' || side === 'this-computer' || side === 'network')) return say(`sides.running.${side}`);
  return say(`sides.${side}`);
}
