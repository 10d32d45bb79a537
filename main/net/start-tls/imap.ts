import type { StartTlsDialect } from './start-tls-talk.ts';

/** IMAP (RFC 9051 section 6.2.1). */
export const talkImap: StartTlsDialect = async (talk) => {
  const greeting = await talk.reader.line();
  if (!greeting.ok) return talk.brokeOff(greeting.end);
  talk.greeted(greeting.value);
  if (/^\* BYE\b/i.test(greeting.value)) return talk.came('refused');
  if (!/^\* (?:OK|PREAUTH)\b/i.test(greeting.value)) return talk.came('not-this-protocol');

  talk.send('a1 CAPABILITY\r\n');
  const listed = await talk.reply((line) => /^a1 /i.test(line));
  if (!listed.ok) return talk.brokeOff(listed.end);
  talk.heard(listed.value.join('\n'));
  const offered = listed.value.some((line) => /^\* CAPABILITY\b.*\bSTARTTLS\b/i.test(line));

  talk.send('a2 STARTTLS\r\n');
  const answer = await talk.reply((line) => /^a2 /i.test(line));
  if (!answer.ok) return offered ? talk.brokeOff(answer.end) : talk.came('not-offered');
  talk.heard(answer.value.join('\n'));
  const agreed = /^a2 OK\b/i.test(answer.value.at(-1) ?? '');
  if (offered) return talk.came(agreed ? 'ready' : 'refused');
  return talk.came(agreed ? 'stripped' : 'not-offered');
};
