import type { HandshakeStep } from '../../model/handshake.ts';
import { toBase64 } from '../../wire/bytes.ts';
import type { ByteRing, RingPlace } from './byte-ring.ts';
import type { End } from './talk-side.ts';

interface KeptStep extends Omit<HandshakeStep, 'from' | 'rawBase64'> {
  readonly from: End;
  readonly order: number;
  /** Still sealed: only the kind of record is known. */
  readonly closed: boolean;
  readonly raw: RingPlace | null;
}

/** A message as it was said; `raw` is a view. */
export type SaidStep = Omit<KeptStep, 'raw'> & { readonly raw: Uint8Array | null };

const MOST_STEPS = 60;
/** Bytes of one message that are kept to be looked at. */
const LONGEST_RAW = 16 * 1024;

/** What one conversation said, message by message, for the ladder. */
export class StepList {
  readonly #ring: ByteRing;
  #steps: KeptStep[] = [];

  constructor(ring: ByteRing) {
    this.#ring = ring;
  }

  add({ from, message, at, bytes, encrypted, facts, order, closed, raw }: SaidStep): void {
    if (this.#steps.length >= MOST_STEPS) return;
    this.#steps.push({ from, message, at, bytes, encrypted, facts, order, closed, raw: this.#kept(raw) });
  }

  #kept(raw: Uint8Array | null): RingPlace | null {
    if (raw === null || raw.length === 0) return null;
    return this.#ring.keep(raw.length > LONGEST_RAW ? raw.subarray(0, LONGEST_RAW) : raw);
  }

  /** What a sealed record held takes the place of the record. */
  replace(end: End, order: number, opened: readonly SaidStep[]): void {
    this.#steps = this.#steps.filter((step) => !(step.closed && step.from === end && step.order === order));
    for (const step of opened) this.add(step);
  }

  /** In the order of what was said. */
  shown(client: End): readonly HandshakeStep[] {
    return this.#steps
      .toSorted((one, another) => one.order - another.order)
      .map(({ from, message, at, bytes, encrypted, facts, raw }): HandshakeStep => {
        const step = { from: from === client ? ('client' as const) : ('server' as const), message, at, bytes, encrypted, facts };
        const kept = raw === null ? null : this.#ring.read(raw);
        return kept === null ? step : { ...step, rawBase64: toBase64(kept) };
      });
  }
}
