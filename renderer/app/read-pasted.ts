import type { AppEvent } from '../state/event.ts';

const LONGEST = 2048;
/** Protocols whose addresses people copy from a setting or a connection string. */
const URL_OF_A_SERVER =
  /^(?:https?|smtps?|submissions?|imaps?|pop3s?|ldaps?|ftps?|xmpps?|postgres(?:ql)?|mysql|mariadb|rdp|nntps?|ircs?):\/\/[^\s/]\S*$/iu;
const NAME = /^(?:[\p{L}\p{N}_-]{1,63}\.)+[\p{L}]{2,24}(?::\d{1,5})?$/u;
const NUMBERS = /^(?:(?:\d{1,3}\.){3}\d{1,3}|\[[\da-f:.]{2,45}\]|localhost)(?::\d{1,5})?$/iu;
/** Our own link, copied instead of opened. */
const OWN_LINK = /^handshake-doctor:\/\/check\/([^\s/]+)\/?$/iu;

/** Where a pasted or dropped text belongs: one word that looks like an address to the site, everything else to the message. */
export function readPasted(text: string): AppEvent {
  const word = text.length <= 2 * LONGEST ? text.trim() : '';
  const site = OWN_LINK.exec(word)?.[1] ?? word;
  const isAddress = site.length <= LONGEST && (URL_OF_A_SERVER.test(site) || NAME.test(site) || NUMBERS.test(site));
  return isAddress ? { type: 'site.given', site } : { type: 'message.pasted', text };
}
