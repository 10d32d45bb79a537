import { closeSync, openSync, readSync } from 'node:fs';

/** Places of a file that are looked into, all over it, and how far. */
const PLACES = 32;
const LOOK = 16 * 1024;
/** ClientHellos in a megabyte of a file in which reading makes more garbage than text. */
const MANY_IN_A_MEGABYTE = 32;

/**
 * Does a capture hold many short conversations? Estimated from a few places of the file, where a ClientHello begins (RFC 8446 sections 4 and
 * 5.1: a handshake record of version 3.x, in it a message of type 1). A wrong answer costs time, nothing else. Throws what the file system says.
 * @param size of the file, in bytes
 */
export function isBusyCapture(path: string, size: number): boolean {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(LOOK);
    let hellos = 0;
    let seen = 0;
    for (let place = 0; place < PLACES; place += 1) {
      const read = readSync(file, buffer, 0, LOOK, Math.floor(((size - LOOK) * place) / (PLACES - 1)));
      hellos += clientHellos(buffer.subarray(0, read));
      seen += read;
    }
    return hellos * 1024 * 1024 > MANY_IN_A_MEGABYTE * seen;
  } finally {
    closeSync(file);
  }
}

const HANDSHAKE_RECORD = Buffer.from([0x16, 0x03]);

function clientHellos(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(HANDSHAKE_RECORD); at >= 0; at = bytes.indexOf(HANDSHAKE_RECORD, at + 1))
    if ((bytes[at + 2] ?? 9) <= 4 && bytes[at + 5] === 1 && bytes[at + 6] === 0) count += 1;
  return count;
}
