import { toPrintable } from './bytes.ts';

export type PlainProtocol = 'http' | 'smtp' | 'ssh' | 'ftp' | 'imap' | 'pop3' | 'mysql' | 'redis' | 'vnc' | 'other';

/**
 * Which protocol without TLS some first bytes of a server belong to. SMTP and FTP both greet with 220: the words decide
 * (RFC 5321 section 4.2, RFC 959 section 5.4); without any of them it is called SMTP only where the greeting says so.
 * HTTP/2 without TLS begins with a SETTINGS frame (RFC 9113 section 3.4); VNC with its version (RFC 6143 section 7.1.1); MySQL with a
 * packet number 0 and protocol version 10 or an error (MySQL internals, "Protocol::Handshake"); Redis refuses a command in `-ERR` words
 * of its own.
 */
export function recognisePlainText(bytes: Uint8Array): PlainProtocol {
  const text = toPrintable(bytes, 512);
  if (isSettingsFrame(bytes)) return 'http';
  if (isMysqlGreeting(bytes)) return 'mysql';
  if (/^RFB \d{3}\.\d{3}/.test(text)) return 'vnc';
  if (/^-(ERR (unknown command|protocol error|wrong number|max number)|DENIED|NOAUTH)\b/i.test(text)) return 'redis';
  if (/^HTTP\/\d/.test(text) || /^\s*<(!doctype html|html)/i.test(text)) return 'http';
  if (text.startsWith('SSH-')) return 'ssh';
  if (/^\* (OK|PREAUTH|BYE)\b/.test(text)) return 'imap';
  if (/^(\+OK|-ERR)\b/.test(text)) return 'pop3';
  if (/^\d{3}[ -]/.test(text)) return codeProtocol(text);
  return 'other';
}

/** Length, type 4, no acknowledgement, stream 0; each setting has six bytes (RFC 9113, sections 4.1 and 6.5). */
function isSettingsFrame(bytes: Uint8Array): boolean {
  if (bytes.length < 9) return false;
  const [a = 0, b = 0, c = 0, type, flags, ...stream] = bytes.subarray(0, 9);
  return a === 0 && b < 4 && ((b << 8) | c) % 6 === 0 && type === 4 && flags === 0 && stream.every((byte) => byte === 0);
}

function isMysqlGreeting(bytes: Uint8Array): boolean {
  if (bytes.length < 7 || bytes[3] !== 0) return false;
  return (bytes[4] === 0x0a && isDigit(bytes[5])) || (bytes[4] === 0xff && bytes[1] === 0 && bytes[2] === 0);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function codeProtocol(text: string): PlainProtocol {
  if (/\b(E?SMTP|LMTP|Postfix|Exim|Sendmail|mail)\b/i.test(text)) return 'smtp';
  if (/\b(FTP|FileZilla|vsFTPd|ProFTPD)\b/i.test(text)) return 'ftp';
  if (/^(530|332|331|426) /.test(text)) return 'ftp';
  return /^(220|421|5[05]\d)[ -]/.test(text) ? 'smtp' : 'other';
}
