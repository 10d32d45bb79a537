import type { EvidenceDraft } from '../../../shared/model/evidence.ts';
import { isoTime } from '../../../shared/read/capture/iso-time.ts';
import { type AnsweredPlace, readHar } from '../../../shared/read/har/har.ts';
import { type BrowserFailure, failureMessage } from '../../../shared/read/netlog/browser-failure.ts';
import { NetLogReader, type NetLogReading } from '../../../shared/read/netlog/net-log-reader.ts';
import { encodeBase64, pemCertificates } from '../../../shared/wire/pem.ts';
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
      if (drafts.length > 0) drafts.push(...clockDrafts(log, at), ...portalDrafts(log, at));
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
        const siblings = trustedPath.slice(1).flatMap(pemCertificates).map(encodeBase64);
        const shown = (time === null ? null : isoTime(time * 1000)) ?? at;
        const context = { options: { clock: shown, offline: true, asProfile: null }, network: null, stores, now: () => at };
        const served = pem.flatMap(pemCertificates).map(encodeBase64);
        if (served.length > 0) drafts.push(await gatherChain({ served, siblings, host, seenFrom: 'capture' }, context));
      }
      return drafts;
    },
  };
}

/** A HAR: what failed, as the browser's own messages. */
export function harReader({ name, at }: OneFile): Draining {
  return whole((bytes) => {
    const { failures, connections } = readHar(new TextDecoder().decode(bytes));
    return [...failureDrafts(failures, at, null), ...connections.map((place) => answered(place, name, at))];
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
const FROM_THE_FUTURE = 60 * 60_000;

/** The clock of the browser's computer, where the recording holds another time to compare it with. */
function clockDrafts({ time, dates }: NetLogReading, at: string): EvidenceDraft[] {
  const localTime = time === null ? null : isoTime(time * 1000);
  if (time === null || localTime === null) return [];
  const heard = dates.map(({ host, offset }) => ({
    host,
    kind: 'http-date' as const,
    offsetMilliseconds: offset,
    uncertaintyMilliseconds: DATE_UNCERTAINTY,
  }));
  const ahead = time - Date.parse(at);
  const readHere =
    ahead > FROM_THE_FUTURE
      ? [
          {
            host: tell(say('facts.reading-computer')),
            kind: 'http-date' as const,
            offsetMilliseconds: ahead,
            uncertaintyMilliseconds: DATE_UNCERTAINTY,
          },
        ]
      : [];
  const sources = [...heard, ...readHere];
  if (sources.length === 0) return [];
  const seen = { localTime, timeZone: 'UTC', given: false, sources };
  return [{ kind: 'clock', state: 'seen', seen, at, seenFrom: 'file', source: 'net-log-reader' }];
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
