import { fromHex, toHex } from './bytes.ts';

/** What a key log says of one connection, by label: `CLIENT_RANDOM`, `SERVER_HANDSHAKE_TRAFFIC_SECRET` … */
export type ConnectionSecrets = ReadonlyMap<string, Uint8Array>;

/** Lines that are kept: a browser writes five for each connection. */
const MOST_LINES = 500_000;
const LONGEST_LINE = 1024;
const LINE = /^([A-Z][A-Z0-9_]{2,60}) ([0-9a-fA-F]{64}) ([0-9a-fA-F]{32,256})$/;
const LABELS: ReadonlySet<string> = new Set([
  'CLIENT_RANDOM',
  'CLIENT_EARLY_TRAFFIC_SECRET',
  'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
  'SERVER_HANDSHAKE_TRAFFIC_SECRET',
  'CLIENT_TRAFFIC_SECRET_0',
  'SERVER_TRAFFIC_SECRET_0',
]);

/** A key log (SSLKEYLOGFILE, RFC 9850), beside a capture or inside it. Lines that are none are passed over. */
export class KeyLog {
  readonly #connections = new Map<string, Map<string, string>>();
  #lines = 0;
  #rest = '';

  /** Connections of which something is known. */
  get connections(): number {
    return this.#connections.size;
  }

  /** Takes the next piece; a line may be cut anywhere. */
  push(text: string): void {
    const lines = (this.#rest + text).split(/\r?\n|\r/);
    this.#rest = (lines.pop() ?? '').slice(-LONGEST_LINE);
    for (const line of lines) this.#line(line);
  }

  /** No more pieces come for now: the last line needs no end. */
  end(): void {
    this.#line(this.#rest);
    this.#rest = '';
  }

  /** @param random of the ClientHello */
  of(random: Uint8Array): ConnectionSecrets | null {
    if (this.#connections.size === 0) return null;
    const known = this.#connections.get(toHex(random));
    if (known === undefined) return null;
    const secrets = new Map<string, Uint8Array>();
    for (const [label, hex] of known) {
      const bytes = fromHex(hex);
      if (bytes !== null) secrets.set(label, bytes);
    }
    return secrets;
  }

  #line(line: string): void {
    if (line.length > LONGEST_LINE || this.#lines >= MOST_LINES) return;
    const match = LINE.exec(line.trim());
    const [, label = '', random = '', secret = ''] = match ?? [];
    if (!LABELS.has(label) || secret.length % 2 !== 0) return;
    this.#lines += 1;
    const key = random.toLowerCase();
    const known = this.#connections.get(key) ?? new Map<string, string>();
    known.set(label, secret);
    this.#connections.set(key, known);
  }
}
