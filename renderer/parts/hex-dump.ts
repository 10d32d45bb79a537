/** Bytes as people read them, and as `text2pcap` and Wireshark import them: offset, sixteen bytes in hex, and what is printable. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const row = bytes.subarray(at, at + 16);
    const hex = Array.from(row, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = Array.from(row, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(4, '0')}  ${hex.padEnd(47)}  ${text}`);
  }
  return lines.join('\n');
}

/** More is never kept of one message; a saved case from elsewhere may hold more. */
const MOST = 16 * 1024;

export function keptBytes(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64.slice(0, 2 * MOST)), (letter) => letter.charCodeAt(0)).subarray(0, MOST);
  } catch {
    return new Uint8Array(0);
  }
}
