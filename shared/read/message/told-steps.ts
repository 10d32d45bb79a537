import type { HandshakeStep } from '../../model/handshake.ts';
import { alertName } from '../../tables/alerts.ts';
import { toBase64 } from '../../wire/bytes.ts';
import { handshakeName } from '../../wire/handshake.ts';

/** One message as a program wrote it down; `out` means that the program sent it. */
interface Told {
  readonly out: boolean;
  readonly message: string;
  readonly version: string | null;
  readonly reason: string | null;
  readonly bytes: Uint8Array | null;
  readonly length: number | null;
}

const MOST_STEPS = 60;
const MOST_LINES = 20_000;
/** Bytes of one message that are taken out of a printed dump. */
const LONGEST_DUMP = 16 * 1024;

/**
 * The messages of the first handshake that a program wrote down while it was made. Empty where the text holds no such list, or none that
 * begins with a ClientHello: whoever sent that is the client, on whatever side the program stood.
 */
export function toldSteps(text: string): readonly HandshakeStep[] {
  const lines = text.split(/\r?\n/, MOST_LINES);
  for (const read of [readCurl, readOpenssl, readJava]) {
    const told = firstHandshake(read(lines));
    const [hello] = told;
    const version = versionOf(told);
    if (hello !== undefined && told.length > 1) return told.map((one) => stepOf(one, hello.out, version));
  }
  return [];
}

/** From the first ClientHello to where the next connection begins. */
function firstHandshake(told: readonly Told[]): readonly Told[] {
  const from = told.findIndex(({ message }) => message === 'ClientHello');
  if (from === -1) return [];
  const rest = told.slice(from);
  const again = rest.findIndex(
    ({ message }, at) =>
      message === 'ClientHello' && at > 0 && !(rest[at - 1]?.message === 'ServerHello' || rest[at - 1]?.message === 'ChangeCipherSpec'),
  );
  return rest.slice(0, again === -1 ? MOST_STEPS : Math.min(again, MOST_STEPS));
}

/**
 * Programs call a ServerHello by the version that they asked for, or by the one that TLS 1.3 writes in there for old boxes: what follows
 * tells. EncryptedExtensions are of TLS 1.3 alone (RFC 8446 section 4.3.1).
 */
function versionOf(told: readonly Told[]): string | null {
  if (told.some(({ message }) => message === 'EncryptedExtensions')) return 'TLS 1.3';
  const at = told.findIndex(({ message }) => message === 'ServerHello');
  const next = at === -1 ? undefined : told.slice(at + 1).find(({ message }) => OLDER.has(message));
  return next === undefined ? null : (next.version ?? told[at]?.version ?? null);
}

/** What follows a ServerHello up to TLS 1.2, and never in TLS 1.3. */
const OLDER: ReadonlySet<string> = new Set(['Certificate', 'ServerKeyExchange', 'ServerHelloDone']);

function stepOf({ out, message, reason, bytes, length }: Told, clientIsOut: boolean, version: string | null): HandshakeStep {
  const facts = [...(message === 'ServerHello' && version !== null ? [version] : []), ...(reason === null ? [] : [reason])];
  return {
    from: out === clientIsOut ? 'client' : 'server',
    message,
    at: null,
    bytes: length,
    encrypted: false,
    facts,
    rawBase64: bytes === null ? null : toBase64(bytes),
  };
}

/** `* TLSv1.3 (OUT), TLS handshake, Client hello (1):` (lib/vtls/openssl.c of curl). An alert's number is level and reason in one. */
const CURL = /^\s{0,16}\*\s{1,4}(SSLv[23]|TLSv1(?:\.\d)?) \((IN|OUT)\), TLS (handshake|alert|change cipher), [^()]{1,60}\((\d{1,5})\)/;

function readCurl(lines: readonly string[]): readonly Told[] {
  return lines.flatMap((line): Told[] => {
    const [, version = '', way, kind, digits] = CURL.exec(line) ?? [];
    if (way === undefined) return [];
    const number = Number(digits);
    const told = { out: way === 'OUT', version: version.replace(/v(?=\d)/, ' '), reason: null, bytes: null, length: null };
    if (kind === 'change cipher') return [{ ...told, message: 'ChangeCipherSpec' }];
    if (kind === 'alert') return [{ ...told, message: 'Alert', reason: alertName(number & 0xff) ?? String(number & 0xff) }];
    return [{ ...told, message: handshakeName(number) }];
  });
}

/** `>>> TLS 1.3, Handshake [length 0135], ClientHello`, then the bytes (apps/lib/s_cb.c of OpenSSL). */
const OPENSSL =
  /^\s{0,16}(>>>|<<<) ([A-Z]{3,4} \d\.\d)[^,]{0,20}, (Handshake|Alert|ChangeCipherSpec) \[length ([0-9a-f]{4,6})\](?:, (?:fatal|warning)? ?(\w{1,40}))?/;
const DUMP = /^\s{2,8}((?:[0-9a-f]{2} ){0,15}[0-9a-f]{2}) ?$/;

/** Of a ChangeCipherSpec that came in, OpenSSL prints the header of its record alone. */
const CHANGE_CAME = /^\s{0,16}<<< [A-Z]{3,4} \d\.\d[^,]{0,20}, RecordHeader \[length 0005\]/;

function readOpenssl(lines: readonly string[]): readonly Told[] {
  return lines.flatMap((line, at): Told[] => {
    if (CHANGE_CAME.test(line) && /^\s{1,16}14 03/.test(lines[at + 1] ?? ''))
      return [{ out: false, message: 'ChangeCipherSpec', version: null, reason: null, bytes: null, length: 1 }];
    const [, way, version = null, kind, digits, name] = OPENSSL.exec(line) ?? [];
    if (way === undefined || kind === undefined || digits === undefined) return [];
    const length = Number.parseInt(digits, 16);
    const bytes = dumpAfter(lines, at, Math.min(length, LONGEST_DUMP));
    const told = { out: way === '>>>', version, reason: kind === 'Alert' ? (name ?? null) : null, bytes, length };
    if (kind !== 'Handshake') return [{ ...told, message: kind }];
    // The name that OpenSSL prints is that of the standard; the first byte is what it was made from.
    const message = bytes?.[0] === undefined ? name : handshakeName(bytes[0]);
    return message === undefined ? [] : [{ ...told, message }];
  });
}

/** Exactly as many bytes as were announced, or none: a dump that somebody shortened is no message. */
function dumpAfter(lines: readonly string[], at: number, length: number): Uint8Array | null {
  const bytes: number[] = [];
  for (let next = at + 1; bytes.length < length; next += 1) {
    const row = DUMP.exec(lines[next] ?? '')?.[1];
    if (row === undefined) return null;
    bytes.push(...row.split(' ').map((pair) => Number.parseInt(pair, 16)));
  }
  return length === 0 ? null : Uint8Array.from(bytes.slice(0, length));
}

/** `…|ClientHello.java:641|Produced ClientHello handshake message (` (javax.net.debug since JDK 11). */
const JAVA =
  /\b(Produced|Consuming|Consumed) (?:client |server |ECDHE? |DHE? |RSA ){0,3}(HelloRequest|ClientHello|ServerHello|HelloRetryRequest|HelloVerifyRequest|NewSessionTicket|EncryptedExtensions|Certificate|ServerKeyExchange|CertificateRequest|ServerHelloDone|CertificateVerify|ClientKeyExchange|CertificateStatus|Finished|ChangeCipherSpec) (?:handshake )?message/;
const JAVA_VERSION = /"(?:selected_version|server version)"\s{0,4}:\s{0,4}"?\[?(TLSv1(?:\.\d)?)/;

function readJava(lines: readonly string[]): readonly Told[] {
  const told: Told[] = [];
  let alert: boolean | null = null;
  for (const line of lines) {
    const [, way, message] = JAVA.exec(line) ?? [];
    const none = { version: null, reason: null, bytes: null, length: null };
    if (way !== undefined && message !== undefined) told.push({ ...none, out: way === 'Produced', message });
    if (/\b(?:Received|Sent|Send) alert message|\bRaw write.{0,10}alert/i.test(line)) alert = !/Received/.test(line);
    const reason = alert === null ? null : /"description"\s{0,4}:\s{0,4}"(\w{3,40})"/.exec(line)?.[1];
    if (alert !== null && reason != null) {
      told.push({ ...none, out: alert, message: 'Alert', reason });
      alert = null;
    }
    const version = JAVA_VERSION.exec(line)?.[1];
    const last = told.at(-1);
    if (version !== undefined && last?.message === 'ServerHello' && last.version === null)
      told[told.length - 1] = { ...last, version: version.replace('v', ' ').replace(/ 1$/, ' 1.0') };
  }
  // A session is taken up where a hello is read twice: "Consuming" begins it, "Consumed" ends it.
  return told.filter(
    ({ message, out }, at) => at === 0 || told[at - 1]?.message !== message || told[at - 1]?.out !== out || message === 'Alert',
  );
}
