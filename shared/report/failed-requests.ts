import { CAUSES } from '../causes/index.ts';
import { seenOf } from '../facts/seen.ts';
import type { CaseDocument } from '../model/case-document.ts';
import type { CauseId } from '../model/cause-id.ts';
import type { FailedRequest, RecognisedMessage } from '../model/evidence.ts';
import type { Said } from '../model/said.ts';
import { say, saySide } from '../words/index.ts';
import type { LogTable } from './log-report.ts';

type Judged = Pick<CaseDocument, 'evidence' | 'diagnosis' | 'situation'>;

const MOST_ROWS = 20;

/** The requests of a browser's log that failed, each place with its own cause; null where the case holds none. */
export function failedRequests(document: Judged): (LogTable & { readonly more: number }) | null {
  const rows = seenOf(document.evidence, 'message').flatMap(({ seen }) =>
    seen.request === undefined ? [] : [{ seen, request: seen.request, cause: causeOf(seen, seen.request, document) }],
  );
  if (rows.length === 0) return null;
  return {
    id: 'requests',
    heading: say('logs.requests'),
    columns: [
      say('logs.column.site'),
      say('logs.column.what'),
      say('logs.column.turn'),
      say('logs.column.error'),
      say('logs.column.failed'),
    ],
    rows: rows
      .slice(0, MOST_ROWS)
      .map(({ request, cause }) => [
        say('logs.name-only', { name: request.origin }),
        cause === 'cannot-tell' ? say('logs.request-unclear') : { key: `causes/${cause}.title` },
        saySide(sideOf(cause, document), document.situation),
        say('logs.name-only', { name: request.error }),
        say(request.workedLater ? 'logs.failed-then-worked' : 'logs.number', { count: request.count }),
      ]),
    more: rows.length - Math.min(rows.length, MOST_ROWS),
  };
}

/** What the certificate that was shown there says, else the connection, else the error where it allows but one. */
function causeOf(seen: RecognisedMessage, request: FailedRequest, { evidence, diagnosis }: Judged): CauseId | 'cannot-tell' {
  const host = seen.found.hosts[0] ?? seen.found.addresses[0];
  const found = new Set([...(diagnosis.primary === null ? [] : [diagnosis.primary]), ...diagnosis.others].map((one) => one.cause));
  const named = seen.recognised.flatMap((one) => one.causes);
  if (request.error.includes('CERT') || request.decided === null)
    for (const chain of seenOf(evidence, 'chain')) {
      if (chain.seen.host !== host) continue;
      const refusals = chain.seen.findings.filter((one) => one.weight === 'refuses').map((one) => one.cause);
      const cause = refusals.find((one) => found.has(one) && named.some((other) => other.cause === one)) ?? refusals[0];
      if (cause !== undefined)
        return diagnosis.primary?.cause === 'interception' && diagnosis.primary.evidence.includes(chain.id) ? 'interception' : cause;
    }
  if (request.decided !== null) return request.decided.cause;
  const [first, second] = named;
  return first === undefined || (first.certainty === 'possible' && second !== undefined) ? 'cannot-tell' : first.cause;
}

function sideOf(cause: CauseId | 'cannot-tell', { diagnosis }: Judged) {
  const found = [...(diagnosis.primary === null ? [] : [diagnosis.primary]), ...diagnosis.others].find((one) => one.cause === cause);
  return found?.side ?? CAUSES.find((one) => one.id === cause)?.usualSide ?? 'unknown';
}

/** Told in lines and tables by whoever shows it. */
export type FailedRequests = NonNullable<ReturnType<typeof failedRequests>>;

export function moreRequests({ more }: FailedRequests): Said | null {
  return more === 0 ? null : say('report.more', { count: more });
}
