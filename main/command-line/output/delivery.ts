import type { HandshakeDepth } from '../../../shared/report/handshake-text.ts';
import type { Arguments } from '../read-arguments.ts';

/** How `diagnose`, `explain` and `read` hand over their answer. */
export interface Delivery {
  readonly json: boolean;
  readonly pdf: string | null;
  readonly save: string | null;
  readonly handshake: HandshakeDepth;
}

/** The options of it that all three take, as `readArguments` wants them. */
export const DELIVERY = { json: 'flag', handshake: 'flag', pdf: 'text', save: 'text' } as const;

export function deliveryOf({ text, flag }: Pick<Arguments<typeof DELIVERY>, 'text' | 'flag'>): Delivery {
  return { json: flag('json'), pdf: text('pdf'), save: text('save'), handshake: flag('handshake') ? 'whole' : 'where-it-fails' };
}
