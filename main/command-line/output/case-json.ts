import type { CaseDocument } from '../../../shared/model/case-document.ts';
import type { FoundFinding } from '../../../shared/model/finding.ts';
import type { Said } from '../../../shared/model/said.ts';
import { logPatterns, logSummaries } from '../../../shared/report/log-report.ts';
import { tell } from '../../../shared/words/index.ts';

/**
 * The one document of DESIGN section 4, for scripts and for saving: English sentences with the word keys beside them. Evidence and
 * input stand in it unchanged, so that a saved case can be judged again years later (`main/case/saved/saved-case.ts`).
 */
export function caseJson(document: CaseDocument): Record<string, unknown> {
  const { diagnosis, fixPlan } = document;
  return {
    format: document.format,
    id: document.id,
    product: document.product,
    startedAt: document.startedAt,
    finishedAt: document.finishedAt,
    situation: document.situation,
    input: document.input,
    diagnosis: {
      verdict: diagnosis.verdict,
      sentence: tell(diagnosis.sentence),
      provisional: diagnosis.provisional,
      primary: diagnosis.primary === null ? null : foundJson(diagnosis.primary, diagnosis.sentence),
      others: diagnosis.others.map((other) => ({ ...foundJson(other, other.title ?? null), explainedBy: other.explainedBy })),
      because: diagnosis.because.map((one) => tell(one)),
      wanted: diagnosis.wanted.map((need) => ({ ...need, said: tell(need.said), key: need.said.key })),
    },
    findings: diagnosis.findings.map((finding) => ({
      cause: finding.cause,
      state: finding.state,
      because: finding.because.map((one) => tell(one)),
      becauseKeys: finding.because.map((one) => one.key),
      evidence: finding.evidence,
      ...(finding.state === 'cannot-tell' ? { needs: finding.needs.map((need) => tell(need.said)) } : {}),
    })),
    ...readingJson(document),
    fixPlan: (fixPlan?.steps ?? []).map((step) => ({
      id: step.id,
      do: tell(step.do),
      why: maybe(step.why),
      seeThatItWorked: maybe(step.seeThatItWorked),
      notThis: maybe(step.notThis),
      inBrowsers: step.inBrowsers.map((one) => ({ browser: one.browser, do: tell(one.do) })),
      minutes: step.minutes,
      who: maybe(step.who),
      copy: step.copy === null ? null : { label: tell(step.copy.label), text: step.copy.text, language: step.copy.language },
      source: step.source,
      key: step.do.key,
    })),
    message: fixPlan?.message == null ? null : { to: tell(fixPlan.message.to), lines: fixPlan.message.lines.map((line) => tell(line)) },
    attempts: document.attempts,
    comparison: document.comparison,
    compared:
      document.comparison === null
        ? null
        : {
            outcome: document.comparison.outcome,
            sentence: tell(document.comparison.sentence),
            changes: document.comparison.changes.map((change) => tell(change)),
          },
    evidence: document.evidence,
    cost: document.cost,
  };
}

/** What `explain` and `read` add: the recognised messages and what was found in them, streams, events. */
function readingJson(document: CaseDocument): Record<string, unknown> {
  const messages = document.evidence.flatMap((one) => (one.kind === 'message' && one.state === 'seen' ? [one.seen] : []));
  const streams = document.evidence.flatMap((one) => (one.kind === 'capture-stream' && one.state === 'seen' ? [one.seen] : []));
  const events = document.evidence.flatMap((one) => (one.kind === 'log-event' && one.state === 'seen' ? [one.seen] : []));
  const logs = logSummaries(document.evidence);
  const message = messages[0];
  return {
    ...(message === undefined
      ? {}
      : {
          recognised: messages
            .flatMap((one) => one.recognised)
            .map((one) => ({ ...one, causes: one.causes.map((candidate) => candidate.cause), candidates: one.causes })),
          found: message.found,
          ...(message.told === undefined ? {} : { transcript: message.told }),
          host: message.found.hosts[0] ?? null,
          port: message.found.port,
          dates: message.found.dates,
        }),
    ...(streams.length === 0
      ? {}
      : {
          streams: streams.map(({ certificatesBase64: _bytes, steps: _steps, chain: _chain, untold: _untold, because, ...shown }) => ({
            ...shown,
            because: because.map((one) => tell(one)),
          })),
          // Conversations that went well and are too many to stand above.
          untold: streams.reduce((sum, one) => sum + (one.untold ?? 0), 0),
        }),
    ...(events.length === 0 ? {} : { events: events.map((event) => ({ ...event, said: maybe(event.said) })) }),
    ...(logs.length === 0
      ? {}
      : {
          logs: logs.map((log) => ({
            ...log,
            sentences: logPatterns(log).map((one) => tell(one)),
            sentenceKeys: logPatterns(log).map((one) => one.key),
          })),
        }),
  };
}

function foundJson(found: FoundFinding, title: Said | null): Record<string, unknown> {
  const named = found.title ?? title;
  return {
    cause: found.cause,
    variant: found.variant,
    side: found.side,
    certainty: found.certainty,
    title: named === null ? found.cause : tell(named),
    titleKey: named?.key ?? null,
    because: found.because.map((one) => tell(one)),
    becauseKeys: found.because.map((one) => one.key),
    evidence: found.evidence,
  };
}

function maybe(said: Said | null): string | null {
  return said === null ? null : tell(said);
}
