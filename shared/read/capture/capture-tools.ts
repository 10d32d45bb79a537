import type { HandshakeCrypto } from '../../wire/crypto.ts';
import type { JudgeChain } from './certificate-cause.ts';
import type { Unsealer } from './unseal.ts';

/** What reading needs beyond the bytes. A part that is null leaves undone what it would do. */
export interface CaptureTools {
  /** Opens QUIC packets, whose first keys are public. */
  readonly crypto: HandshakeCrypto | null;
  /** Opens encrypted records with the secrets of a key log. */
  readonly unsealer: Unsealer | null;
  /** Judges certificates that somebody refused. */
  readonly judge: JudgeChain | null;
}

/** Fetched once a conversation asks for them: most captures never do, and starting without them is faster. */
export type FetchTools = () => Promise<CaptureTools>;

export const NO_TOOLS: CaptureTools = { crypto: null, unsealer: null, judge: null };
