import type { JudgeChain, RefusedChain } from './certificate-cause.ts';
import type { ShelvedCertificate } from './certificate-shelf.ts';
import { isoTime } from './iso-time.ts';

/** Nobody spoke TLS before (SSL 2.0 is of 1995): a router without a battery begins at 1970, and a simple packet of pcapng holds no time. */
const FIRST_TLS = Date.UTC(1995, 0, 1) * 1000;

/** The time of a recording, ISO 8601 UTC; null where the recorder's clock was never set. @param microseconds since 1970 */
export function recordedTime(microseconds: number): string | null {
  return microseconds < FIRST_TLS ? null : isoTime(microseconds);
}

/**
 * The certificates of a conversation, judged by the time of the recording and not by today's. Without one they are judged by a day on
 * which their dates do not matter.
 * @param microseconds since 1970, by the recorder's clock
 */
export function refusedChain(
  shelved: readonly ShelvedCertificate[],
  host: string | null,
  microseconds: number,
  judge: JudgeChain | null,
): RefusedChain {
  return {
    // Nearly every conversation went well, and nobody asks.
    get recordedAt() {
      return recordedTime(microseconds);
    },
    judged: () => {
      const [leaf] = shelved;
      const at = recordedTime(microseconds) ?? leaf?.notBefore ?? null;
      if (judge === null || leaf === undefined || at === null) return null;
      return judge(
        shelved.map((one) => one.base64),
        host,
        at,
      );
    },
  };
}
