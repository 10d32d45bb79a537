import type { StartTlsDialect } from './start-tls-talk.ts';

/** NNTP (STARTTLS by RFC 4642, CAPABILITIES by RFC 3977). */
export const talkNntp: StartTlsDialect = async (talk) => {
  const greeting = await talk.reader.line();
  if (!greeting.ok) return talk.brokeOff(greeting.end);
  talk.greeted(greeting.value);
  if (/^[45]\d\d /.test(greeting.value)) return talk.came('refused');
  if (!/^20[01]\b/.test(greeting.value)) return talk.came('not-this-protocol');

  talk.send('CAPABILITIES\r\n');
  const listed = await talk.reply((line) => line === '.' || /^[45]\d\d\b/.test(line));
  if (!listed.ok) return talk.brokeOff(listed.end);
  talk.heard(listed.value.join('\n'));
  const listIsKnown = (listed.value.at(-1) ?? '') === '.';
  const offered = listed.value.some((line) => line.trim().toUpperCase() === 'STARTTLS');

  talk.send('STARTTLS\r\n');
  const answer = await talk.reader.line();
  if (!answer.ok) return offered ? talk.brokeOff(answer.end) : talk.came('not-offered');
  talk.heard(answer.value);
  const agreed = answer.value.startsWith('382');
  if (offered) return talk.came(agreed ? 'ready' : 'refused');
  if (agreed) return talk.came(listIsKnown ? 'stripped' : 'ready');
  return talk.came(answer.value.startsWith('580') ? 'refused' : 'not-offered');
};
