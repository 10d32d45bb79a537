import type { Said } from '../../../shared/model/said.ts';
import type { CaptureStream } from '../../../shared/model/traffic.ts';
import type { CaptureTools } from '../../../shared/read/capture/capture-tools.ts';
import { CaptureReader, type CaptureReading } from '../../../shared/read/capture/read-capture.ts';
import { recordedTime } from '../../../shared/read/capture/refused-chain.ts';
import type { KeyLog } from '../../../shared/wire/key-log.ts';
import { say } from '../../../shared/words/index.ts';
import { type Draining, MOST_PIECES, type OneFile } from './draining.ts';

/** Conversations whose certificates are judged for the eye: of a large file only what seems wrong, because fetching the judge takes time. */
const MOST_SHOWN = 20;
const FEW = 4;

export function captureReader({ name, at }: OneFile, keyLog: KeyLog): Draining {
  let fetched: Promise<CaptureTools> | null = null;
  const tools = () => {
    fetched ??= captureTools();
    return fetched;
  };
  const reader = new CaptureReader({ keyLog, tools });
  const header = { kind: 'capture-stream', at, seenFrom: 'capture', source: 'read-capture' } as const;
  return {
    push: (chunk) => reader.push(chunk),
    settle: () => reader.settle(),
    found: () => reader.found,
    fresh: () => reader.takeFailures().map((stream) => ({ ...header, state: 'seen', seen: { ...stream, file: name } })),
    end: async () => {
      reader.close();
      await reader.settle();
      const reading = reader.end();
      const { streams, untold } = reading;
      if (streams.length === 0) return [{ ...header, state: 'absent', said: nothingIn(reading) }];
      const told = await withChains(streams.slice(0, MOST_PIECES), tools);
      return told.map((stream, place) => ({
        ...header,
        state: 'seen',
        seen: { ...stream, file: name, ...(place === 0 && untold > 0 ? { untold } : {}) },
      }));
    },
  };
}

function nothingIn({ foreignLink, cut }: CaptureReading): Said {
  if (foreignLink !== null) return say('captures.foreign-link', { type: foreignLink });
  return say(cut ? 'captures.cut-datagrams' : 'captures.no-tls');
}

/** Judges the certificates of what seems wrong, and of a few that went well. */
async function withChains(streams: readonly CaptureStream[], tools: () => Promise<CaptureTools>): Promise<readonly CaptureStream[]> {
  const readable = streams.filter((one) => one.certificatesBase64.length > 0);
  const shown = streams.length <= FEW ? readable : readable.filter((one) => one.ending !== 'completed' || one.cause !== null);
  if (shown.length === 0) return streams;
  const { judge } = await tools();
  const chosen = new Set(shown.slice(0, MOST_SHOWN));
  return streams.map((stream) =>
    judge !== null && stream.at != null && dated(stream.at) && chosen.has(stream)
      ? { ...stream, chain: judge(stream.certificatesBase64, stream.sni, stream.at) }
      : stream,
  );
}

function dated(at: string): boolean {
  return recordedTime(Date.parse(at) * 1000) !== null;
}

async function captureTools(): Promise<CaptureTools> {
  const [{ handshakeCrypto }, { unsealer }, { capturedChainJudge }, { storesFor }] = await Promise.all([
    import('../../crypto/handshake-crypto.ts'),
    import('./unsealer.ts'),
    import('../chains/captured-chains.ts'),
    import('../chains/stores.ts'),
  ]);
  const stores = await storesFor({ trustPem: null, trustOnlyPem: null });
  return { crypto: handshakeCrypto, unsealer, judge: capturedChainJudge(stores) };
}
