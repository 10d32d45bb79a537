import type { LineReading, SoftwareReader } from '../line-reading.ts';
import { signalsIn } from '../phrases.ts';
import { reason, type Signal } from '../signal.ts';

/** `client:port [time] frontend/bind: text`: the format of errors before a request (HAProxy configuration manual, section 8.2.6). */
const CONNECTION_ERROR = /(?:^|[^\w.:-])([\da-fA-F.:]+|[\w.-]+):(\d+) \[\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:[\d:.]+\] ([^\s/]+)\/(\S+): (.+)$/s;
/** The same in an `error-log-format` of one's own, as long as client, time and the front end (`%ft`, with its mark of TLS) stand in front. */
const OWN_FORMAT =
  /(?:^|\s)([\da-fA-F.:]+):\d+ \[\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:[\d:.]+\] \S+~ (?!\S+\/\S+ [\d/+-]+ )(.*(?:\berror:[0-9A-F]{8}:|SSL (?:handshake|client)).*)$/s;
/** HTTP log line of a TLS front end (the name ends in ~) that never saw a request. */
const BAD_REQUEST =
  /(?:^|\s)(\S+):(\d+) \[\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:[\d:.]+\] \S+~ \S+\/<NOSRV> .* (?:CR|PR|cR|SR|CD|LR)-- .*<BADREQ>/s;
const SERVER_DOWN =
  /(?:^|\s)(?:Health check for (?:backup )?server|(?:Backup )?Server) (\S+?)\/(\S+) (?:is DOWN|failed).*?reason: (Layer6[^,]*|L6[A-Z]+[^,]*)(?:, .*?info: "([^"]*)")?/s;
const NO_SERVER = /(?:^|\s)(?:backend|proxy) (\S+) has no server available!/;
const AT_START = /\[(?:ALERT|EMERG)\].*(?:certificate|private key|\bSSL\b|\bcrt\b|\.pem|Private Key found)/i;

/** HAProxy's log: handshakes of clients, health checks over TLS, and the start. */
export const haproxy: SoftwareReader = (line) => {
  const { text } = line;
  const error = CONNECTION_ERROR.exec(text);
  if (error !== null) {
    const [, client, , , , said = ''] = error;
    if (!/SSL|TLS|handshake|certificate|PROXY protocol/i.test(said)) return null;
    return failure({
      role: 'server',
      client: client ?? null,
      sni: /\bsni[=: ]+"?(?:-(?=["\s]|$)|([\w.-]*))/i.exec(said)?.[1] ?? (/\bsni[=:]/i.test(said) ? '' : null),
      // Either side of it thinks that the other one speaks it (`accept-proxy`, `send-proxy`).
      signals: /PROXY protocol/.test(said) ? [reason('protocol-error')] : orFailed(signalsIn(said)),
    });
  }
  const own = OWN_FORMAT.exec(text);
  if (own !== null) return failure({ role: 'server', client: own[1] ?? null, signals: orFailed(signalsIn(own[2] ?? '')) });
  const bad = BAD_REQUEST.exec(text);
  if (bad !== null) return failure({ role: 'server', client: bad[1] ?? null, established: true, signals: [{ kind: 'failed' }] });
  const down = SERVER_DOWN.exec(text);
  if (down !== null) {
    const timeout = /timeout|L6TOUT/.test(down[3] ?? '');
    return failure({ role: 'client', signals: timeout ? [{ kind: 'dropped', how: 'timeout' }] : orFailed(signalsIn(down[4] ?? '')) });
  }
  if (NO_SERVER.test(text)) return failure({ role: 'client', signals: [{ kind: 'failed' }], key: 'haproxy backend' });
  if (AT_START.test(text)) return failure({ signals: [reason('server-fault', 'bad-certificate')] });
  return null;
};

function failure(read: Omit<LineReading, 'software' | 'step' | 'key'> & { readonly key?: string }): LineReading {
  // A backend without servers is told only where a TLS check took the last one down: the engine ties both by nearness.
  return { software: 'haproxy', step: 'failure', ...read, key: null };
}

function orFailed(signals: readonly Signal[]): readonly Signal[] {
  return signals.length > 0 ? signals : [{ kind: 'failed' }];
}
