import type { EvidenceDraft } from '../../../shared/model/evidence.ts';
import { isoTime } from '../../../shared/read/capture/iso-time.ts';
import { type AnsweredPlace, readHar } from '../../../shared/read/har/har.ts';
import { type BrowserFailure, failureMessage } from '../../../shared/read/netlog/browser-failure.ts';
import { NetLogReader } from '../../../shared/read/netlog/net-log-reader.ts';
import { encodeBase64, pemCertificates } from '../../../shared/wire/pem.ts';
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
      const drafts = failureDrafts(log.failures, at);
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
    return [...failureDrafts(failures, at), ...connections.map((place) => answered(place, name, at))];
  });
}

function answered({ host, server, version }: AnsweredPlace, file: string, at: string): EvidenceDraft {
  const untold = { offeredVersions: [], cipher: null, alerts: [], certificates: [], certificatesBase64: [], steps: [] };
  const fine = { ending: 'completed', cause: null, certainty: null, because: [] } as const;
  const seen = { ...untold, ...fine, file, at: null, client: '', server, sni: host, version };
  return { kind: 'capture-stream', state: 'seen', seen, at, seenFrom: 'file', source: 'har' };
}

function failureDrafts(failures: readonly BrowserFailure[], at: string): EvidenceDraft[] {
  return failures.slice(0, MOST_MESSAGES).flatMap((failure): EvidenceDraft[] => {
    const seen = failureMessage(failure);
    return seen === null ? [] : [{ kind: 'message', state: 'seen', seen, at, seenFrom: 'file', source: 'net-log-reader' }];
  });
}
