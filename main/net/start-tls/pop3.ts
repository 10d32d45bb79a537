import type { StartTlsDialect } from './start-tls-talk.ts';

/** POP3 (STLS by RFC 2595 section 4, CAPA by RFC 2449). */
export const talkPop3: StartTlsDialect = async (talk) => {
  const greeting = await talk.reader.line();
  if (!greeting.ok) return talk.brokeOff(greeting.end);
  talk.greeted(greeting.value);
  if (greeting.value.startsWith('-ERR')) return talk.came('refused');
  if (!greeting.value.startsWith('+OK')) return talk.came('not-this-protocol');

  talk.send('CAPA\r\n');
  const listed = await talk.reply((line) => line === '.' || line.startsWith('-ERR'));
  if (!listed.ok) return talk.brokeOff(listed.end);
  talk.heard(listed.value.join('\n'));
  const listIsKnown = !(listed.value.at(-1) ?? '').startsWith('-ERR');
  const offered = listed.value.some((line) => line.trim().toUpperCase() === 'STLS');

  talk.send('STLS\r\n');
  const answer = await talk.reader.line();
  if (!answer.ok) return offered ? talk.brokeOff(answer.end) : talk.came('not-offered');
  talk.heard(answer.value);
  const agreed = answer.value.startsWith('+OK');
  if (offered) return talk.came(agreed ? 'ready' : 'refused');
  // Without CAPA (RFC 1939 servers) nothing was left out of a list.
  if (agreed) return talk.came(listIsKnown ? 'stripped' : 'ready');
  return talk.came('not-offered');
};
