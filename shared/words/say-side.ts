import { say } from './say.ts';

type Side = 'this-computer' | 'network' | 'server' | 'certificate-authority' | 'unknown';

/**
 * Whose side, in the words of who reads: "you" for a person with trouble of their own, "the other person" for who helps somebody else,
 * "your server" and "who connects" for who runs it. Behind a server
 * that asked another one, that one is the server.
 */
export function saySide(
  side: Side,
  { about, behind = false }: { readonly about: 'this-computer' | 'other' | 'server'; readonly behind?: boolean },
) {
  if (about === 'other' && (side === 'this-computer' || side === 'network')) return say(`sides.helping.${side}`);
  if (about === 'server' && (side === 'server' || side === 'this-computer' || side === 'network'))
    return say(behind ? `sides.behind.${side}` : `sides.running.${side}`);
  return say(`sides.${side}`);
}
