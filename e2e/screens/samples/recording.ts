import type { CaseDocument } from '../../../shared/model/case-document.ts';
import type { EvidenceDraft, FailedRequest } from '../../../shared/model/evidence.ts';
import { readMessage } from '../../../shared/read/message.ts';
import { caseOf } from './cases.ts';
import { AT } from './evidence.ts';

function failed(origin: string, error: string, more: Partial<FailedRequest> = {}): EvidenceDraft {
  const request = { origin, error, count: 1, workedLater: false, proxy: null, decided: null, ...more };
  const seen = { ...readMessage(`${origin}/ net::${error}`), request };
  return { kind: 'message', state: 'seen', at: AT, seenFrom: 'file', source: 'browser-log', seen };
}

/** The case of somebody who opened what Chromium recorded: a certificate that ran out, a server of old, and a name that is not there. */
export function openedRecording(): CaseDocument {
  const evidence = [
    failed('https://shop.example', 'ERR_CERT_DATE_INVALID', { count: 3, workedLater: true }),
    failed('https://printer.example', 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH', {
      decided: { cause: 'version-mismatch', certainty: 'likely', because: [] },
    }),
    failed('https://gone.example', 'ERR_NAME_NOT_RESOLVED'),
  ];
  return {
    ...caseOf({ id: 'recording', host: null, evidence, situation: { audience: 'support', about: 'other' } }),
    input: { kind: 'file', name: 'net-export.json', recognisedAs: 'netlog' },
  };
}
