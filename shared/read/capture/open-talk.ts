import type { KeyLog } from '../../wire/key-log.ts';
import { type End, other } from './talk-side.ts';
import type { TlsTalk } from './tls-talk.ts';
import { type OpenedRecord, type Unsealer, unseal12, unseal13 } from './unseal.ts';

/** What opens encrypted records: the secrets and the cryptography. */
export interface Keys {
  readonly log: KeyLog;
  readonly unsealer: Unsealer;
}

/** Opens what the key log has secrets for and lets the conversation say it. Without them nothing happens. */
export function openTalk(talk: TlsTalk, { log, unsealer }: Keys): void {
  const client = talk.clientEnd;
  if (client === null || talk.clientRandom === null || talk.suiteNumber === null) return;
  const secrets = log.of(talk.clientRandom);
  if (secrets === null) return;
  const server = other(client);
  if (talk.tls13) {
    // The server's flight comes first: what the client says may answer a request in it.
    for (const [end, side] of [[server, 'server'] as const, [client, 'client'] as const])
      say(talk, end, unseal13(unsealer, talk.suiteNumber, secrets, side, talk.sealed.of(end)), unsealer);
    return;
  }
  const master = secrets.get('CLIENT_RANDOM');
  if (master === undefined || talk.serverRandom === null || talk.versionNumber === null) return;
  const openers = unsealer.tls12({
    suite: talk.suiteNumber,
    version: talk.versionNumber,
    master,
    clientRandom: talk.clientRandom,
    serverRandom: talk.serverRandom,
    encryptThenMac: talk.encryptThenMac,
  });
  if (openers === null) return;
  say(talk, client, unseal12(openers.client, talk.sealed.of(client)), unsealer);
  say(talk, server, unseal12(openers.server, talk.sealed.of(server)), unsealer);
}

function say(talk: TlsTalk, end: End, opened: readonly OpenedRecord[], unsealer: Unsealer): void {
  if (opened.length > 0) talk.opened(end, opened, unsealer);
}
