import type { LogLine } from '../line-frame.ts';
import type { SoftwareReader } from '../line-reading.ts';
import { signalsIn } from '../phrases.ts';
import { reason, type Signal } from '../signal.ts';

/** Messages of the server's own source (`be-secure-openssl.c`, `postmaster.c`, `auth.c`) and their translations (`src/backend/po`). */
const FAILS =
  /could not accept SSL connection|connection requires a valid client certificate|certificate authentication failed|could not load (?:server certificate|private key|root certificate)|Verbindung erfordert ein gültiges Client-Zertifikat|la connexion requiert un certificat client valide|la conexión requiere un certificado de cliente válido|この接続には有効なクライアント証明が必要|для подключения требуется годный сертификат клиента|private key file "[^"]*" (?:must|has)/;
/** In any language: the library's own words stay English. */
const ABOUT_SSL = /\[\d+\](?: \S+)? (?:LOG|FATAL): {2}.*SSL.*: \S/;
const NO_CERTIFICATE =
  /requires a valid client certificate|Client-Zertifikat$|certificat client valide|certificado de cliente válido|クライアント証明が必要|сертификат клиента$/;
/** A server that copies from another one is its client. */
const ASKS = /could not connect to the (?:primary|publisher)|connection to server at/;
/** From version 14 on (`be_tls_open_server`). */
const WHY = /DETAIL: {2}Client certificate verification failed at depth \d+: (.*)/s;
/** With `log_connections`. */
const RECEIVED = /connection received: host=(\S+)/;
const AUTHORIZED = /connection authorized: .*SSL enabled \(protocol=([^,)]+)/;

/** One process serves one connection. */
const PROCESS_LINES = 60;

/** PostgreSQL: the log of its own in three formats (`log_destination`), or in syslog. */
export const postgresql: SoftwareReader = (line) => {
  const { text } = line;
  const fails = FAILS.test(text) || ABOUT_SSL.test(text);
  if (!fails && !/connection (?:received|authorized): |DETAIL: {2}Client certificate/.test(text)) return null;
  const { pid, client } = processOf(line);
  const key = pid === null ? null : `postgresql ${pid}`;
  const common = { software: 'postgresql', key, within: PROCESS_LINES, client } as const;
  const received = RECEIVED.exec(text)?.[1];
  if (received !== undefined) return key === null ? null : { ...common, step: 'opens', role: 'server', client: received, signals: [] };
  const version = AUTHORIZED.exec(text)?.[1];
  if (version !== undefined) return { ...common, step: 'closes', role: 'server', established: true, version, signals: [] };
  const why = WHY.exec(text)?.[1];
  if (why !== undefined) return { ...common, step: 'context', signals: signalsIn(`certificate verify failed: ${why}`) };
  if (!fails) return null;
  const role = ASKS.test(text) ? 'client' : 'server';
  return { ...common, step: 'failure', role, client: role === 'server' ? client : null, signals: signalsOf(text) };
};

function signalsOf(text: string): readonly Signal[] {
  if (NO_CERTIFICATE.test(text)) return [reason('client-cert-required')];
  const signals = signalsIn(text);
  return signals.length > 0 ? signals : [{ kind: 'failed' }];
}

/** `log_destination = csvlog`: time, user, database, process, "client:port". */
const CSV = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} [\w+-]{1,9},[^,]{0,200},[^,]{0,200},(\d+),"?(\[?[\da-fA-F.:]+?\]?)(?::\d+)?"?,/;
const TIMES = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?/g;
/** `%h` or `%r` in `log_line_prefix`. */
const CLIENT = /(?<![\w.:])(\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F]{0,4}:[\da-fA-F:.]{2,40})(?:\(\d+\))?(?![\w.:])/;

function processOf({ text, pid, fields }: LogLine): { readonly pid: string | null; readonly client: string | null } {
  // `log_destination = jsonlog`
  if (fields !== null && typeof fields.pid === 'number')
    return { pid: String(fields.pid), client: typeof fields.remote_host === 'string' ? fields.remote_host : null };
  const csv = CSV.exec(text);
  if (csv !== null) return { pid: csv[1] ?? null, client: csv[2] ?? null };
  const prefix = (/^(.{0,300}?)(?:LOG|FATAL|DETAIL|WARNING|ERROR): {2}/s.exec(text)?.[1] ?? '').replace(TIMES, '');
  return {
    pid: /\[(\d+)(?:-\d+)?\]/.exec(prefix)?.[1] ?? pid,
    client: CLIENT.exec(prefix)?.[1] ?? /\b(?:host|client)[= ]"?([\da-fA-F.:]{3,})/.exec(text)?.[1] ?? null,
  };
}
