import type { SoftwareReader } from '../line-reading.ts';
import { signalsIn } from '../phrases.ts';
import { reason } from '../signal.ts';

/** What wraps the line may be anything; none of the names is a word of somebody else's, but for the last four. */
const HEAD =
  /(?:^|[\s"=:>m,])(?:dovecot(?:\[\d+\])?: )?(imap-login|pop3-login|submission-login|managesieve-login|lmtp|auth|config|master|ssl-params)(?:\(([^)]*)\))?(?:<\d+>(?:<[^>]*>)?)?: (.*)$/s;

/** Dovecot's login processes. With `verbose_ssl` the debug lines before "Disconnected" say what the last line may leave out. */
export const dovecot: SoftwareReader = (line) => {
  const head = HEAD.exec(line.program === 'dovecot' || line.program === null ? line.text : `${line.program}: ${line.text}`);
  if (head === null) return null;
  const [, process = '', , text = ''] = head;
  const key = `dovecot ${process}`;
  const common = { software: 'dovecot', key, role: 'server' } as const;
  if (/^Debug: SSL: where=0x10, ret=1: before/.test(text)) return { ...common, step: 'opens', signals: [] };
  if (/where=0x20, ret=1: SSL negotiation finished/.test(text)) return { ...common, step: 'context', established: true, signals: [] };
  if (/^Debug: SSL(?: alert| error)?:/.test(text)) return { ...common, step: 'context', signals: signalsIn(text) };
  if (/(?:Can't load|Couldn't (?:parse|load)|Failed to initialize) .*(?:ssl|certificate|private key)/i.test(text))
    return { ...common, key: null, step: 'failure', signals: [reason('server-fault', 'bad-certificate')] };
  const ended = /^(?:Info: )?(?:Disconnected|Aborted login|Login aborted)/.test(text);
  if (!ended) return null;
  const client = /\brip=([\da-fA-F.:]+)/.exec(text)?.[1] ?? null;
  const handshaking = /TLS handshaking/.test(text);
  const failed = /SSL_(?:accept|read|write)\(?\)?|TLS: (?:SSL|read|write|Connection)/.test(text);
  if (!handshaking && !failed) return { ...common, client, step: 'opens', signals: [] };
  // "syscall failed: Invalid argument" comes after the true reason was read from the queue of errors.
  const own = /syscall failed: Invalid argument/.test(text)
    ? []
    : signalsIn(text.replace(/\(no auth attempts.*?\)|\(auth failed.*?\)/, ''));
  return {
    ...common,
    client,
    step: 'closes',
    established: !handshaking,
    signals: own.length > 0 ? own : [{ kind: 'failed' }],
    sni: /\bssl_sni=([\w.-]+)|\blocal_name=([\w.-]+)/.exec(text)?.[1] ?? null,
  };
};
