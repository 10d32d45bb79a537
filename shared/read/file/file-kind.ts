import { captureFileKind } from '../../wire/capture-file.ts';
import { decodeBase64 } from '../../wire/pem.ts';
import { isPkcs12, textOf } from '../../wire/pkcs7.ts';
import { beginsAsScan } from '../scan/scan-report.ts';
import { encodedPem } from './encoded-pem.ts';

/** What a file is, by its content; its name says nothing. */
export type FileKind =
  | 'capture'
  | 'other-capture'
  | 'netlog'
  | 'har'
  | 'case'
  | 'certificates'
  | 'transcript'
  | 'key-log'
  | 'event-log'
  | 'old-event-log'
  | 'java-store'
  | 'archive'
  | 'text'
  | 'binary'
  | 'empty';

/** First bytes of capture formats that are not read: Solaris snoop, Network Monitor, Bluetooth, NetXray, Visual Networks, Sniffer, NetScaler. */
const OTHER_CAPTURES = ['snoop\0\0\0', 'RTSS', 'GMBU', 'btsnoop\0', 'XCP\0', '\x05VNF', 'TRSNIFF data', 'NetScaler'];

/** Event logs of Windows in their own forms: EVTX, and EVT of Windows XP (documentation of libevtx and libevt). */
const [EVENT_LOG, OLD_EVENT_LOG] = ['ElfFile\0', '0\0\0\0LfLe'];

/** Bytes of the beginning that are enough to tell. */
export const HEAD_BYTES = 64 * 1024;

/**
 * Tells the kind of a file.
 * @param head its first `HEAD_BYTES` bytes, or all of them
 */
export function fileKind(head: Uint8Array): FileKind {
  if (head.length === 0) return 'empty';
  const capture = captureFileKind(head);
  if (capture === 'pcap' || capture === 'pcapng') return 'capture';
  const first = String.fromCharCode(...head.subarray(0, 12));
  if (OTHER_CAPTURES.some((one) => first.startsWith(one))) return 'other-capture';
  if (first.startsWith(EVENT_LOG)) return 'event-log';
  if (first.startsWith(OLD_EVENT_LOG)) return 'old-event-log';
  if (isJavaStore(head)) return 'java-store';
  // A local file header (APPNOTE.TXT of PKWARE, section 4.3.7): certificate authorities send what they issued so.
  if (first.startsWith('PK\x03\x04')) return 'archive';
  if (looksLikeDer(head) || isPkcs12(head)) return 'certificates';
  // What a Windows program saved as text: a certificate, or a log of events.
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
    const wide = textKind(textOf(head));
    if (wide === 'certificates' || wide === 'text') return wide;
  }
  const text = asciiOf(head);
  const start = text.replace(BYTE_ORDER_MARK, '').trimStart();
  if (start.startsWith('{')) {
    if (/"format"\s*:\s*"handshake-doctor\//.test(text)) return 'case';
    if (
      /^\{\s*"(?:constants|events)"\s*:/.test(start) &&
      /"(?:logEventTypes|activeFieldTrialGroups|netError|certStatusFlag|clientInfo)"/.test(text)
    )
      return 'netlog';
    if (/^\{\s*"log"\s*:\s*\{/.test(start) || HAR_INSIDE.test(start)) return 'har';
  }
  if (isMostlyText(head)) return textKind(text);
  return 'binary';
}

/** UTF-8 with its mark, as .NET programs save it; read as Latin-1. */
const BYTE_ORDER_MARK = /^\u00ef\u00bb\u00bf/;
/** A HAR that begins with something else than its log. */
const HAR_INSIDE = /"log"\s*:\s*\{\s*"(?:version|creator|browser|pages|entries)"\s*:/;

/** Marks of programs whose output a person copied: `openssl s_client`, `curl -v`, `gnutls-cli`, `wget`. */
const TRANSCRIPT =
  /^(?:CONNECTED\([0-9A-Fa-f]+\)|CONNECTION ESTABLISHED$|=== Trying \S+:\d+|\* (?:Host | {1,2}Trying |Connected to |ALPN[:,]|(?:\(\d+\) )?TLSv1|SSL connection using|Server certificate:)|Processed \d+ CA certificate|- Certificate\[\d+\] info:)/m;

function textKind(text: string): FileKind {
  if (/^(?:CLIENT_RANDOM|CLIENT_HANDSHAKE_TRAFFIC_SECRET|SERVER_HANDSHAKE_TRAFFIC_SECRET) [0-9a-fA-F]{64} [0-9a-fA-F]+/m.test(text))
    return 'key-log';
  if (TRANSCRIPT.test(text) || /^\s{0,9}\{[\s\S]{0,60000}"ssl_verify_result" ?:/.test(text)) return 'transcript';
  if (beginsAsScan(text)) return 'text';
  // An answer about revocation printed as text has the certificate of whoever signed it behind it: no chain of a server.
  if (/^OCSP Response Data:/m.test(text)) return 'transcript';
  if (isBareBase64(text) || (encodedPem(text)?.includes('-----BEGIN CERTIFICATE-----') === true && !LOG_LINE.test(text)))
    return 'certificates';
  if (/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----|-----BEGIN (?:PKCS7|CMS)-----/.test(text) && !LOG_LINE.test(text))
    return 'certificates';
  if (holdsRequestOrKey(text)) return 'certificates';
  return 'text';
}

/** A certificate or a bundle that lost its BEGIN and END lines, or a part of it; DER begins with 30, which is "M" there. */
function isBareBase64(text: string): boolean {
  const bare = text.trim();
  if (!/^M[A-Za-z0-9+/\s]{100,}={0,2}$/.test(bare)) return false;
  return looksLikeDer(decodeBase64(bare).bytes);
}

/** Requests, keys and lists: no certificates, but of their world (`held-file` evidence). */
const BESIDE_CERTIFICATES =
  /^[ \t>]*-----BEGIN (?:(?:NEW )?CERTIFICATE REQUEST|X509 CRL|(?:[A-Z0-9]+ ){0,2}(?:PRIVATE|PUBLIC) KEY)-----|^PuTTY-User-Key-File-\d:/m;

/** Does a text hold a request, a key or a list of the world of certificates, and no log around it? */
export function holdsRequestOrKey(text: string): boolean {
  return BESIDE_CERTIFICATES.test(text) && !looksLikeLog(text);
}

/** A line that begins with a time, as logs have them. */
const LOG_LINE = /^(?:\[|\{|<\d+>)?(?:\d{4}[-/.]\d\d[-/.]\d\d[T ]\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d )/m;

/** JKS and JCEKS: two marks, then version 1 or 2 (sun.security.provider.JavaKeyStore, com.sun.crypto.provider.JceKeyStore). */
function isJavaStore(head: Uint8Array): boolean {
  const mark = String.fromCharCode(...head.subarray(0, 7));
  return mark === '\xfe\xed\xfe\xed\0\0\0' || mark === '\xce\xce\xce\xce\0\0\0';
}

/** A SEQUENCE with a length that a certificate, a bundle, a request, a list or a key in DER may have (X.690 section 8.1). */
function looksLikeDer(head: Uint8Array): boolean {
  const [tag, length = 0] = head;
  if (tag !== 0x30) return false;
  // A short key or public key: its length is the file's.
  if (length < 0x80) return length === head.length - 2 && (head[2] === 0x02 || head[2] === 0x30);
  if (length > 0x83) return false;
  const first = 2 + (length & 0x7f);
  return head[first] === 0x30 || head[first] === 0x06 || (head[first] === 0x02 && head[first + 1] === 1);
}

function isMostlyText(head: Uint8Array): boolean {
  let odd = 0;
  for (const byte of head)
    if (byte === 0 || (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 27 && byte !== 12)) odd += 1;
  return odd * 50 < head.length;
}

function asciiOf(head: Uint8Array): string {
  let text = '';
  for (let at = 0; at < head.length; at += 8192) text += String.fromCharCode(...head.subarray(at, at + 8192));
  return text;
}

/** Other beginnings of lines that only logs have: access logs, Redis, Tomcat, asctime, Asterisk, Mosquitto, .NET, slapd. */
const LOG_BEGINNINGS: readonly RegExp[] = [
  /^\S+ \S+ \S+ \[\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:/m,
  /^(?:\d+:[A-Z] )?\d{1,2}[- ][A-Z][a-z]{2}[- ]\d{4} \d\d:\d\d:\d\d/m,
  /^\[?[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d(?:\.\d+)? \d{4}/m,
  /^\[[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d\] /m,
  /^1\d{9}(?:\.\d+)?: /m,
  /^(?:trce|dbug|info|warn|fail|crit): [A-Z][\w.]+\[\d+\]/m,
  /^<Events?[ >]/m,
  /^[0-9a-f]{8}(?:\.[0-9a-f]{8})? (?:0x[0-9a-f]+ )?(?:conn=\d+|TLS|slapd)/m,
];

/** Do the lines of a text begin with times, as those of logs do (also of access logs)? */
export function looksLikeLog(text: string): boolean {
  return LOG_LINE.test(text) || LOG_BEGINNINGS.some((beginning) => beginning.test(text));
}
