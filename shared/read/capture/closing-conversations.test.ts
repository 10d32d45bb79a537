import { describe, expect, test } from 'vitest';
import { ClosingConversations } from './closing-conversations.ts';
import { Conversation } from './conversation.ts';
import type { MadePacket } from './made-capture.ts';
import { alert, COMPLETED, HELLO } from './made-talk.ts';

const REFUSED: readonly MadePacket[] = [
  { from: 'client', payload: HELLO },
  { from: 'server', payload: alert(40) },
];

function over(said: readonly MadePacket[], port: number): Conversation {
  const conversation = new Conversation({ address: '\x0a\0\0\x01', port }, { address: '\x0a\0\0\x02', port: 443 }, port, String(port));
  for (const { from, payload } of said) if (payload !== undefined) conversation.talk.push(from === 'client' ? 0 : 1, payload);
  return conversation;
}

/** How many of ten that came at once are let go at once. */
function letGo(said: readonly MadePacket[], reset: 'torn-down' | 'closed' = 'closed'): number {
  const closing = new ClosingConversations();
  return Array.from({ length: 10 }, (_, port) => {
    const conversation = over(said, port);
    if (reset === 'torn-down') conversation.resets.push({ from: 1, ttl: 64, at: 0 });
    closing.put(conversation, 0);
    return closing.overdue(0);
  }).filter((one) => one !== null).length;
}

describe('given ten conversations that are over at once', () => {
  test('lets those go that went well beyond the first eight', () => expect(letGo(COMPLETED)).toBe(2));
  test('keeps those that failed, whose late packets say why', () => expect(letGo(REFUSED)).toBe(0));
  test('keeps those that somebody tore down behind their handshake', () => expect(letGo(COMPLETED, 'torn-down')).toBe(0));
});

test('given a second without packets, lets all go', () => {
  const closing = new ClosingConversations();
  const all = [over(COMPLETED, 1), over(REFUSED, 2)];
  for (const one of all) closing.put(one, 0);
  expect([closing.overdue(1_000_000), closing.overdue(1_000_000), closing.overdue(1_000_000)]).toEqual([...all, null]);
});
