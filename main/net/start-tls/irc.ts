import type { StartTlsDialect } from './start-tls-talk.ts';

/** How long an answer to STARTTLS is waited for before the server is asked something that it must know. */
const ANSWER = 4_000;

/**
 * IRC (ircv3.net/specs/deprecated/tls: 670 agrees, 691 refuses). Notices about looking up the host come first. Some servers ignore a
 * command they do not know until the client has registered: that they answer another one shows that they were listening. ngIRCd knows CAP,
 * InspIRCd without its cap module only the farewell.
 */
export const talkIrc: StartTlsDialect = async (talk) => {
  talk.send('STARTTLS\r\n');
  let answer = await talk.reply((line) => !/^(?::\S+ )?(?:NOTICE|PING|002|CAP)\b/i.test(line), ANSWER);
  if (!answer.ok && answer.end.kind === 'timeout') {
    talk.send('CAP LS 302\r\nQUIT\r\n');
    answer = await talk.reply((line) => !/^(?::\S+ )?(?:NOTICE|PING|002)\b/i.test(line));
    const said = answer.ok ? (answer.value.at(-1) ?? '') : '';
    if (/^(?::\S+ )?(?:CAP|4\d\d|ERROR)\b/i.test(said)) {
      talk.heard(said);
      return talk.came('not-offered');
    }
  }
  if (!answer.ok) return talk.brokeOff(answer.end);
  const last = answer.value.at(-1) ?? '';
  talk.greeted(answer.value.slice(0, -1).join('\n'));
  talk.heard(last);
  const numeric = /^(?::\S+ )?(\d{3}) /.exec(last)?.[1];
  if (numeric === '670') return talk.came('ready');
  if (numeric === '691') return talk.came('refused');
  // 421 unknown command, 451 not registered, 462: the server does not know STARTTLS.
  if (numeric !== undefined) return talk.came('not-offered');
  return talk.came(/^ERROR\b/i.test(last) ? 'refused' : 'not-this-protocol');
};
