import type { Dialogue, StartTlsDialect, StartTlsTold } from './start-tls-talk.ts';

/** SMTP and submission (RFC 5321, STARTTLS by RFC 3207). */
export const talkSmtp: StartTlsDialect = (talk) => talkMail(talk, 'EHLO');

/** LMTP (RFC 2033): SMTP with another greeting. */
export const talkLmtp: StartTlsDialect = (talk) => talkMail(talk, 'LHLO');

const REPLY = /^\d{3}(?:[ -]|$)/;
const lastLine = (line: string) => !/^\d{3}-/.test(line);
/** Old Cisco PIX/ASA "fixup" overwrites what it does not know with X, keeping the length; it does the same to the banner with *. */
const OVERWRITTEN = /^X{4,}[A-Z]?$/;
const OVERWRITTEN_BANNER = /^220[ -]\*{6,}/;

async function talkMail(talk: Dialogue, hello: 'EHLO' | 'LHLO'): Promise<StartTlsTold> {
  const greeting = await talk.reply(lastLine);
  if (!greeting.ok) return talk.brokeOff(greeting.end);
  const greeted = greeting.value.join('\n');
  talk.greeted(greeted);
  const last = greeting.value.at(-1) ?? '';
  if (!REPLY.test(last)) return talk.came('not-this-protocol');
  if (!last.startsWith('220')) return talk.came('refused');

  // A client without a name of its own gives an address literal (RFC 5321 section 4.1.4).
  talk.send(`${hello} [127.0.0.1]\r\n`);
  const offers = await talk.reply(lastLine);
  if (!offers.ok) return talk.brokeOff(offers.end);
  talk.heard(offers.value.join('\n'));
  if (!REPLY.test(offers.value.at(-1) ?? '')) return talk.came('not-this-protocol');
  const words = offers.value.map((line) => line.slice(4).trim().toUpperCase());
  const offered = words.some((word) => word === 'STARTTLS' || word.startsWith('STARTTLS '));
  const overwritten = words.some((word) => OVERWRITTEN.test(word)) || OVERWRITTEN_BANNER.test(greeted);

  // Asked even where it is not offered: a server that then agrees shows that the offer was taken out on the way.
  talk.send('STARTTLS\r\n');
  const answer = await talk.reply(lastLine);
  if (!answer.ok) return offered ? talk.brokeOff(answer.end) : talk.came(overwritten ? 'stripped' : 'not-offered');
  talk.heard(answer.value.join('\n'));
  const agreed = (answer.value.at(-1) ?? '').startsWith('220');
  if (offered) return talk.came(agreed ? 'ready' : 'refused');
  return talk.came(agreed || overwritten ? 'stripped' : 'not-offered');
}
