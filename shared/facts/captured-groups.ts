import type { CauseId } from '../model/cause-id.ts';
import type { Said } from '../model/said.ts';
import type { CaptureStream } from '../model/traffic.ts';
import { say, type WordKey } from '../words/index.ts';

/** With fewer conversations everybody sees at a glance what they have in common. */
const FEW = 4;
/** A hello that does not fit into one packet of an Ethernet (1500 bytes less IP and TCP). */
const ONE_PACKET = 1400;

type Shared = Extract<WordKey, `facts.captured.all-${string}`>;

/** What conversations may have in common, the most telling first. */
const FACTORS: readonly { readonly key: Shared; readonly of: (stream: CaptureStream) => string | null }[] = [
  { key: 'facts.captured.all-large', of: (stream) => helloSize(stream) },
  { key: 'facts.captured.all-sni', of: (stream) => stream.sni },
  { key: 'facts.captured.all-nameless', of: (stream) => (stream.sni === null && stream.offeredVersions.length > 0 ? '' : null) },
  { key: 'facts.captured.all-server', of: (stream) => stream.server },
  { key: 'facts.captured.all-client', of: (stream) => hostOf(stream.client) },
  { key: 'facts.captured.all-offered', of: (stream) => stream.offeredVersions.toSorted().at(-1) ?? null },
];

/**
 * How many of many captured conversations failed by one cause, and what those alone have in common: "14 of 200, all to one address".
 * @returns nothing where there are few
 */
export function capturedGroup(streams: readonly CaptureStream[], cause: CauseId): readonly Said[] {
  const failed = streams.filter((stream) => stream.cause === cause);
  const all = streams.reduce((sum, stream) => sum + 1 + (stream.untold ?? 0), 0);
  if (all < FEW || failed.length < 2) return [];
  const others = streams.filter((stream) => stream.cause !== cause);
  const count = say('facts.captured.count', { count: failed.length, all });
  for (const { key, of } of FACTORS) {
    const [first] = failed;
    const value = first === undefined ? null : of(first);
    if (value === null || others.length === 0 || failed.some((stream) => of(stream) !== value)) continue;
    // Only what tells the failures from the rest explains anything.
    if (others.every((stream) => of(stream) === value)) continue;
    return [count, say(key, { value }), ...(others.some((stream) => of(stream) === value) ? [] : [say('facts.captured.no-other')])];
  }
  return [count];
}

/** `large` for a hello that takes several packets; null where it was not kept. */
function helloSize({ steps }: CaptureStream): string | null {
  const hello = steps.find((step) => step.from === 'client' && step.message === 'ClientHello');
  return hello?.bytes == null || hello.bytes <= ONE_PACKET ? null : String(ONE_PACKET);
}

function hostOf(endpoint: string): string {
  return endpoint.slice(0, endpoint.lastIndexOf(':'));
}
