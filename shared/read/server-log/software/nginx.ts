import type { SoftwareReader } from '../line-reading.ts';
import { signalsIn } from '../phrases.ts';
import { reason, type Signal } from '../signal.ts';

const HEAD = /^(?:\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d )?\[(debug|info|notice|warn|error|crit|alert|emerg)\] (\d+)#(\d+): (?:\*(\d+) )?(.*)$/s;
const ABOUT_TLS = /SSL|TLS|certificate|plain HTTP request|invalid method|handshake|QUIC/i;
/** The responder that signs the staple was asked, or is not known (`src/event/ngx_event_openssl_stapling.c`). */
const ABOUT_STAPLING = /OCSP|ssl_stapling|certificate status/;
/** After the handshake, nginx names what it was doing (`src/http/ngx_http_request.c`). */
const AFTER_HANDSHAKE = /while (?:waiting for request|reading client request|sending to client|keepalive|SSL reading|proxying)/;

/** The error log of nginx; TLS failures of clients stand in it at `info`, those of upstreams at `error`. */
export const nginx: SoftwareReader = (line) => {
  const head = HEAD.exec(line.text);
  if (head === null) return null;
  const [, level, pid, , connection, text = ''] = head;
  if (connection === undefined) {
    if (ABOUT_STAPLING.test(text)) {
      const failed = level !== 'info' && level !== 'debug' && level !== 'notice' && level !== 'warn';
      return failed ? { software: 'nginx', key: null, step: 'failure', signals: [reason('revocation-unavailable')] } : null;
    }
    // Before there are connections: the certificates of the configuration.
    if (!['emerg', 'alert', 'crit', 'error'].includes(level ?? '') || !/certificate|SSL_CTX|PEM_|private key|ssl_/i.test(text)) return null;
    return { software: 'nginx', key: null, step: 'failure', signals: [reason('server-fault', 'bad-certificate')] };
  }
  const key = `nginx ${pid} ${connection}`;
  const upstream = /to upstream|from upstream|upstream SSL|while connecting to upstream/.test(text);
  const happened = text.replace(/, (?:client|server|request|upstream|host): .*$/s, '').replace(/"[^"]*"/g, '""');
  if (!ABOUT_TLS.test(happened)) return null;
  const said: readonly Signal[] = signalsIn(happened);
  if (said.length === 0 && !/fail|reject|error|invalid|refus|closed connection in SSL/i.test(happened)) return null;
  return {
    software: 'nginx',
    key: upstream ? null : key,
    // A connection is over with its handshake; what follows by that number is another one of another process.
    step: !upstream && /^(?:SSL_do_handshake\(\) failed|peer closed connection in SSL handshake)/.test(text) ? 'closes' : 'failure',
    role: upstream ? 'client' : 'server',
    established: !upstream && AFTER_HANDSHAKE.test(text),
    client: /, client: ([^,\s]+)/.exec(text)?.[1] ?? null,
    signals: said.length > 0 ? said : [{ kind: 'failed' }],
  };
};
