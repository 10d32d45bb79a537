import type { ClockReading } from '../../../shared/model/computer.ts';
import type { EvidenceDraft } from '../../../shared/model/evidence.ts';
import { isoTime } from '../../../shared/read/capture/iso-time.ts';
import { type AnsweredPlace, readHar } from '../../../shared/read/har/har.ts';
import { type BrowserFailure, failureMessage } from '../../../shared/read/netlog/browser-failure.ts';
import { NetLogReader, type NetLogReading } from '../../../shared/read/netlog/net-log-reader.ts';
import { toBase64 } from '../../../shared/wire/bytes.ts';
import { pemCertificates } from '../../../shared/wire/pem.ts';
import { say, tell } from '../../../shared/words/index.ts';
import { gatherChain } from '../chains/chain.ts';
import { storesFor } from '../chains/stores.ts';
import { type Draining, type OneFile, whole } from './draining.ts';

const MOST_MESSAGES = 50;

/** A NetLog: what failed, as the browser's own messages, and the certificates that were shown to it, judged by its own clock. */
export function browserLogReader({ name, at }: OneFile): Draining {
  const reader = new NetLogReader();
  const decoder = new TextDecoder('utf-8');
  return {
    push: (chunk) => reader.push(decoder.decode(chunk, { stream: true })),
    found: () => reader.found,
    end: async () => {
      reader.push(decoder.decode());
      const log = reader.end();
      const drafts = failureDrafts(log.failures, at, log.program);
      // Where nothing failed, neither clock nor network is in question.
      const failed = drafts.length > 0;
      for (const talk of log.talks)
        drafts.push({
          kind: 'capture-stream',
          state: 'seen',
          seen: { ...talk, file: name },
          at,
          seenFrom: 'file',
          source: 'net-log-reader',
        });
      for (const { host, pem, trustedPath, time } of log.chains) {
        // What that browser trusted, this computer need not know.
        const stores = await storesFor({ trustPem: trustedPath.at(-1) ?? null, trustOnlyPem: null });
        const siblings = trustedPath.slice(1).flatMap(pemCertificates).map(toBase64);
        const shown = (time === null ? null : isoTime(time * 1000)) ?? at;
        const context = { options: { clock: shown, offline: true, asProfile: null }, network: null, stores, now: () => at };
        const served = pem.flatMap(pemCertificates).map(toBase64);
        if (served.length > 0) drafts.push(await gatherChain({ served, siblings, host, seenFrom: 'capture' }, context));
      }
      if (failed) drafts.push(...clockDrafts(log, drafts, at), ...portalDrafts(log, at));
      return drafts;
    },
  };
}

/** A HAR: what failed, as the browser's own messages. */
export function harReader({ name, at }: OneFile): Draining {
  return whole((bytes) => {
    const har = readHar(new TextDecoder().decode(bytes));
    const failed = failureDrafts(har.failures, at, null);
    return [
      ...failed,
      ...(failed.length > 0 ? clockDrafts(har, [], at) : []),
      ...har.connections.map((place) => answered(place, name, at)),
    ];
  });
}

function answered({ host, server, version }: AnsweredPlace, file: string, at: string): EvidenceDraft {
  const untold = { offeredVersions: [], cipher: null, alerts: [], certificates: [], certificatesBase64: [], steps: [] };
  const fine = { ending: 'completed', cause: null, certainty: null, because: [] } as const;
  const seen = { ...untold, ...fine, file, at: null, client: '', server, sni: host, version };
  return { kind: 'capture-stream', state: 'seen', seen, at, seenFrom: 'file', source: 'har' };
}

/** A Date field is cut to whole seconds and travels a while, milliseconds. */
const DATE_UNCERTAINTY = 2_000;
/** A recording that ends so much later than now (milliseconds) was made by a clock that is ahead of this computer's. */
const FROM_THE_FUTURE = 24 * 60 * 60_000;

type ClockSource = ClockReading['sources'][number];

/**
 * The clock of the browser's computer, where the recording holds another time to compare it with.
 * @param drafts with the chains that were shown, judged by that clock
 */
function clockDrafts(
  { time, dates }: Pick<NetLogReading, 'time' | 'dates'>,
  drafts: readonly EvidenceDraft[],
  at: string,
): EvidenceDraft[] {
  const localTime = time === null ? null : isoTime(time * 1000);
  if (time === null || localTime === null) return [];
  const says = (host: string, offsetMilliseconds: number, kind: ClockSource['kind'] = 'http-date'): ClockSource => ({
    host,
    kind,
    offsetMilliseconds,
    uncertaintyMilliseconds: DATE_UNCERTAINTY,
  });
  const ahead = time - Date.parse(at);
  const sources = [
    ...dates.map(({ host, offset }) => says(host, offset)),
    ...(ahead > FROM_THE_FUTURE ? [says(tell(say('facts.reading-computer')), ahead)] : []),
    ...notGoodYet(drafts, time).map(({ host, start }) => says(host, time - start, 'certificate-start')),
  ];
  if (sources.length === 0) return [];
  const seen = { localTime, timeZone: 'UTC', given: false, sources };
  return [{ kind: 'clock', state: 'seen', seen, at, seenFrom: 'file', source: 'net-log-reader' }];
}

/** Several places that all show a certificate from the future speak against the clock; one place may have made its own mistake. */
function notGoodYet(drafts: readonly EvidenceDraft[], time: number): readonly { readonly host: string; readonly start: number }[] {
  const byLeaf = new Map<string, { readonly host: string; readonly start: number }>();
  for (const draft of drafts) {
    if (draft.kind !== 'chain' || draft.state !== 'seen') continue;
    const [leaf] = draft.seen.served;
    const start = Date.parse(leaf?.notBefore ?? '');
    if (leaf !== undefined && draft.seen.host !== null && start > time) byLeaf.set(leaf.sha256, { host: draft.seen.host, start });
  }
  const places = [...byLeaf.values()];
  return new Set(places.map((one) => one.host)).size >= 2 ? places : [];
}

function portalDrafts({ portal }: NetLogReading, at: string): EvidenceDraft[] {
  return portal === null ? [] : [{ kind: 'captive-portal', state: 'seen', seen: portal, at, seenFrom: 'file', source: 'net-log-reader' }];
}

function failureDrafts(failures: readonly BrowserFailure[], at: string, program: string | null): EvidenceDraft[] {
  return failures.slice(0, MOST_MESSAGES).flatMap((failure): EvidenceDraft[] => {
    const seen = failureMessage(failure, program);
    return seen === null ? [] : [{ kind: 'message', state: 'seen', seen, at, seenFrom: 'file', source: 'net-log-reader' }];
  });
}
