import type { StartTlsDialect } from './start-tls-talk.ts';

/** FTP (AUTH TLS by RFC 4217). A reply of several lines ends with its own code and a space (RFC 959 section 4.2). */
export const talkFtp: StartTlsDialect = async (talk) => {
  const greeting = await talk.reply(endOfReply());
  if (!greeting.ok) return talk.brokeOff(greeting.end);
  talk.greeted(greeting.value.join('\n'));
  const first = greeting.value[0] ?? '';
  if (!/^\d{3}[ -]/.test(first)) return talk.came('not-this-protocol');
  if (!first.startsWith('220')) return talk.came('refused');

  talk.send('AUTH TLS\r\n');
  const answer = await talk.reply(endOfReply());
  if (!answer.ok) return talk.brokeOff(answer.end);
  talk.heard(answer.value.join('\n'));
  const code = (answer.value.at(-1) ?? '').slice(0, 3);
  if (code === '234') return talk.came('ready');
  if (!/^\d{3}$/.test(code)) return talk.came('not-this-protocol');
  // 500, 502, 504: the command or TLS is not known; 530: servers without TLS ask for a login before anything else.
  return talk.came(['500', '502', '503', '504', '530'].includes(code) ? 'not-offered' : 'refused');
};

function endOfReply(): (line: string) => boolean {
  let code: string | null = null;
  return (line) => {
    if (code === null) {
      const several = /^(\d{3})-/.exec(line);
      if (several?.[1] === undefined) return true;
      code = several[1];
      return false;
    }
    return line.startsWith(`${code} `);
  };
}
