import type { Dialogue, StartTlsDialect, StartTlsTold } from './start-tls-talk.ts';

/** XMPP client to server (RFC 6120 section 5). */
export const talkXmpp: StartTlsDialect = (talk, name) => talkStream(talk, name, 'jabber:client');

/** XMPP server to server. */
export const talkXmppServer: StartTlsDialect = (talk, name) => talkStream(talk, name, 'jabber:server');

/** Prosody's words where it has nothing at all to offer: no TLS, and no way to log in without. */
const NOTHING_OFFERED = /No stream features to proceed with/i;

const TLS_NAMESPACE = 'urn:ietf:params:xml:ns:xmpp-tls';

async function talkStream(talk: Dialogue, name: string, namespace: string): Promise<StartTlsTold> {
  const to = name.replace(/[<>&'"]/g, '');
  talk.send(
    `<?xml version='1.0'?><stream:stream to='${to}' version='1.0' xmlns='${namespace}' xmlns:stream='http://etherx.jabber.org/streams'>`,
  );
  const first = await talk.reader.peek();
  if (!first.ok) return talk.brokeOff(first.end);
  if (!'<\n\r\t '.includes(String.fromCharCode(first.value))) return talk.came('not-this-protocol');
  const greeting = await talk.reader.upTo(
    /<\/(?:[\w-]+:)?features\s*>|<(?:[\w-]+:)?features\s*\/>|<\/(?:[\w-]+:)?error\s*>|<\/(?:[\w-]+:)?stream\s*>/,
  );
  if (!greeting.ok)
    return talk.reader.pending().includes('http://etherx.jabber.org/streams')
      ? talk.brokeOff(greeting.end)
      : unlikeXmpp(talk, greeting.end);
  talk.greeted(greeting.value);
  const error = /<(?:[\w-]+:)?error\b[\s\S]*/.exec(greeting.value);
  if (error !== null) {
    talk.heard(error[0]);
    return talk.came(NOTHING_OFFERED.test(error[0]) ? 'not-offered' : 'refused');
  }
  if (!greeting.value.includes('http://etherx.jabber.org/streams')) return talk.came('not-this-protocol');
  const offered = greeting.value.includes(TLS_NAMESPACE);

  talk.send(`<starttls xmlns='${TLS_NAMESPACE}'/>`);
  const answer = await talk.reader.upTo(/<(?:[\w-]+:)?proceed\b[^>]*>|<(?:[\w-]+:)?failure\b[^>]*>|<\/(?:[\w-]+:)?(?:error|stream)\s*>/);
  if (!answer.ok) return offered ? talk.brokeOff(answer.end) : talk.came('not-offered');
  talk.heard(answer.value);
  const agreed = /<(?:[\w-]+:)?proceed\b/.test(answer.value);
  if (offered) return talk.came(agreed ? 'ready' : 'refused');
  return talk.came(agreed ? 'stripped' : 'not-offered');
}

function unlikeXmpp(talk: Dialogue, end: Parameters<Dialogue['brokeOff']>[0]): StartTlsTold {
  return talk.reader.pending() === '' ? talk.brokeOff(end) : talk.came('not-this-protocol');
}
