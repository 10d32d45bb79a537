import { decodeBase64 } from '../../../shared/wire/pem.ts';
import { rememberedRoot, type StoredRoot, trustedRoot } from './stored-root.ts';
import { trustedForm } from './trusted-form.ts';

/** A bundle as programs take it in: line by line, and no further than the first block that is broken. */
export interface PemBundle {
  /** What stands before the first broken block. */
  readonly roots: readonly StoredRoot[];
  /** A block without its end, with bytes that are no certificate, or no certificate at all. */
  readonly broken: boolean;
}

const BEGIN = /^-----BEGIN ([A-Z0-9 ]+)-----\s*$/u;
const MOST_BLOCKS = 10_000;

/**
 * Reads a bundle as OpenSSL does: marks stand at the beginning of a line, every block has its end, every certificate can be read.
 * A text around the blocks, a byte order mark and Windows' line ends do not matter.
 *
 * Source: OpenSSL, PEM_read_bio_ex(3); compared with curl 7.88.1, OpenSSL 3.0, Python 3.11 and Node 24 on broken bundles.
 */
export function readBundle(bytes: Uint8Array): PemBundle {
  const known = taken.get(bytes) ?? takeIn(bytes);
  taken.set(bytes, known);
  return known;
}

/** Of one look, in which several programs go by the same file. */
const taken = new WeakMap<Uint8Array, PemBundle>();

function takeIn(bytes: Uint8Array): PemBundle {
  const lines = new TextDecoder('latin1')
    .decode(bytes)
    .replace(/^\u00ef\u00bb\u00bf/u, '')
    .split('\n');
  const roots: StoredRoot[] = [];
  let privateKeyBeside = false;
  for (let at = 0, blocks = 0; at < lines.length && blocks < MOST_BLOCKS; at += 1) {
    const label = BEGIN.exec(lines[at] ?? '')?.[1];
    if (label === undefined) continue;
    blocks += 1;
    const end = endOf(lines, at, label);
    if (end === null) return { roots, broken: true };
    if (label.endsWith('PRIVATE KEY')) privateKeyBeside = true;
    if (/^(?:X509 |TRUSTED )?CERTIFICATE$/u.test(label)) {
      const root = rootIn(lines.slice(at + 1, end).join(''), label);
      if (root === null) return { roots, broken: true };
      roots.push(root);
    }
    at = end;
  }
  return { roots: privateKeyBeside ? roots.map((root) => ({ ...root, privateKeyBeside })) : roots, broken: roots.length === 0 };
}

/** The line of the block's end; null where another block begins first or the file ends. */
function endOf(lines: readonly string[], begin: number, label: string): number | null {
  const wanted = `-----END ${label}-----`;
  for (let at = begin + 1; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trimEnd();
    if (line === wanted) return at;
    if (line.startsWith('-----')) return null;
  }
  return null;
}

function rootIn(base64: string, label: string): StoredRoot | null {
  const { bytes, damaged } = decodeBase64(base64);
  if (damaged) return null;
  const root = label.startsWith('TRUSTED') ? trustedForm(bytes) : trustedRoot(rememberedRoot(bytes));
  return root !== null && root.certificate.tbs.length > 0 ? root : null;
}
