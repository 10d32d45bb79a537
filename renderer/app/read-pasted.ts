import type { AppEvent } from '../state/event.ts';

/** Where a pasted or dropped text belongs: one word that looks like an address to the site, everything else to the message. */
export function readPasted(text: string): AppEvent {
  const word = text.trim();
  const isAddress = /^https?:\/\/\S+$/iu.test(word) || /^(?:[\p{L}\p{N}_-]{1,63}\.)+[\p{L}]{2,24}(?::\d{1,5})?$/u.test(word);
  return isAddress && word.length <= 2048 ? { type: 'site.given', site: word } : { type: 'message.pasted', text };
}
