import type { StartTlsDialect } from './start-tls-talk.ts';

const endsReply = (line: string) => /^(?:OK|NO|BYE)\b/i.test(line);

/** ManageSieve (RFC 5804 section 2.2): the server lists its capabilities first. */
export const talkSieve: StartTlsDialect = async (talk) => {
  const greeting = await talk.reply((line) => endsReply(line) || !line.startsWith('"'));
  if (!greeting.ok) return talk.brokeOff(greeting.end);
  talk.greeted(greeting.value.join('\n'));
  const last = greeting.value.at(-1) ?? '';
  if (!endsReply(last)) return talk.came('not-this-protocol');
  if (!/^OK\b/i.test(last)) return talk.came('refused');
  const offered = greeting.value.some((line) => /^"STARTTLS"/i.test(line));

  talk.send('STARTTLS\r\n');
  const answer = await talk.reply(endsReply);
  if (!answer.ok) return offered ? talk.brokeOff(answer.end) : talk.came('not-offered');
  talk.heard(answer.value.join('\n'));
  const agreed = /^OK\b/i.test(answer.value.at(-1) ?? '');
  if (offered) return talk.came(agreed ? 'ready' : 'refused');
  return talk.came(agreed ? 'stripped' : 'not-offered');
};
