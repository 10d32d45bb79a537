import type { CauseId } from '../model/cause-id.ts';
import type { Evidence, HeldFile, Recognised, RecognisedMessage } from '../model/evidence.ts';
import type { Said } from '../model/said.ts';
import type { Certainty, SeenFrom, Side } from '../model/side.ts';
import type { CaptureStream } from '../model/traffic.ts';
import { say } from '../words/index.ts';
import { capturedGroup } from './captured-groups.ts';
import { fromLogs } from './logged.ts';
import { seenOf } from './seen.ts';

/** A cause that a text, a log or a capture names by itself. */
export interface Candidate {
  readonly cause: CauseId;
  readonly variant: string | null;
  readonly certainty: Certainty;
  /** 0 = the likeliest of its text. */
  readonly order: number;
  readonly from: 'message' | 'log' | 'capture';
  /** The text itself says that the server works besides. */
  readonly adviceOnly?: boolean;
  readonly seenFrom: SeenFrom;
  /** On which side of the connection the speaker stood; null when not known. */
  readonly speaker: 'client' | 'server' | null;
  /** Who has to act, where the text shows it better than the cause alone does. */
  readonly side?: Side;
  /** What happened, from where the text was written; the cause’s own title without it. */
  readonly title?: Said;
  readonly because: readonly Said[];
  readonly evidence: readonly number[];
}

export interface ReadingFacts {
  readonly messages: readonly { readonly evidence: number; readonly seen: RecognisedMessage }[];
  /** Candidates, the likeliest first; each cause once. */
  readonly candidates: readonly Candidate[];
  /** Something failed by its own words, but they do not say what. */
  readonly vague: boolean;
  readonly notTls: { readonly evidence: number; readonly kind: string; readonly said: Said } | null;
  /** Files that hold a request, a key or a list, and say so themselves. */
  readonly held: readonly HeldFile[];
  /** Were there readings at all, and did all of them end well? */
  readonly capturesCompleted: readonly number[];
  /** Captured conversations that seem to have failed, though no cause shows, and what speaks for it. */
  readonly capturesOpen: { readonly evidence: readonly number[]; readonly because: readonly Said[] };
}

/** Reads what messages, log lines and captured conversations say by themselves, before anything is measured. */
export function readingFacts(evidence: readonly Evidence[]): ReadingFacts {
  const messages = seenOf(evidence, 'message').map((piece) => ({ evidence: piece.id, seen: piece.seen }));
  const notTls = messages.find((one) => one.seen.notTls !== null);
  const candidates = [...fromMessages(evidence), ...fromCaptures(evidence), ...fromLogs(evidence)];
  return {
    messages,
    candidates: onceEach(candidates),
    vague:
      messages.some((one) => one.seen.vague || (one.seen.recognised.length === 0 && one.seen.notTls === null)) ||
      seenOf(evidence, 'log-event').some((piece) => piece.seen.cause === 'cannot-tell'),
    notTls: notTls?.seen.notTls ? { evidence: notTls.evidence, ...notTls.seen.notTls } : null,
    held: seenOf(evidence, 'held-file').map((piece) => piece.seen),
    capturesCompleted: seenOf(evidence, 'capture-stream')
      .filter((piece) => piece.seen.ending === 'completed' && piece.seen.cause === null)
      .map((piece) => piece.id),
    capturesOpen: openCaptures(evidence),
  };
}

const FAILED: ReadonlySet<CaptureStream['ending']> = new Set(['alert', 'reset', 'closed', 'no-answer']);
const MOST_REASONS = 4;

function openCaptures(evidence: readonly Evidence[]): ReadingFacts['capturesOpen'] {
  const open = seenOf(evidence, 'capture-stream').filter(
    ({ seen }) =>
      seen.cause === null && ((seen.candidates?.length ?? 0) > 0 || (FAILED.has(seen.ending) && seen.offeredVersions.length > 0)),
  );
  const because = new Map(open.flatMap((piece) => piece.seen.because).map((said) => [JSON.stringify(said), said]));
  return { evidence: open.map((piece) => piece.id), because: [...because.values()].slice(0, MOST_REASONS) };
}

/** A scanner lists all that a server accepts: what is old or broken stands beside what is sound. */
const SCANNED_ADVICE: ReadonlySet<CauseId> = new Set(['insecure-legacy', 'weak-cipher']);

/**
 * The candidates of a pasted text. What stands deepest (the root cause, `order` 0) names them first. Where it allows several, a
 * later line of the same text that names one of them alone settles it.
 */
function fromMessages(evidence: readonly Evidence[]): Candidate[] {
  return seenOf(evidence, 'message').flatMap((piece) => {
    const recognised = [...piece.seen.recognised].sort((a, b) => a.order - b.order);
    const shown = shownByRequest(piece);
    if (shown?.certainty === 'certain') return [shown];
    const named = recognised.flatMap((one) =>
      one.causes.map(
        (candidate, place): Candidate => ({
          cause: candidate.cause,
          variant: candidate.variant,
          certainty: candidate.certainty,
          order: one.order * 100 + place,
          from: 'message',
          ...(one.family === 'scan' && SCANNED_ADVICE.has(candidate.cause) ? { adviceOnly: true } : {}),
          seenFrom: piece.seenFrom,
          speaker: one.side,
          because: [inItsWords(one, piece.seen.text)],
          evidence: [piece.id],
        }),
      ),
    );
    // Of what the error alone allows, the connection has shown which it is.
    return shown === null ? named : [shown, ...named.map((one) => ({ ...one, certainty: 'possible' as const }))];
  });
}

/** What the failed connection of a browser's log shows by itself. */
function shownByRequest(piece: ReturnType<typeof seenOf<'message'>>[number]): Candidate | null {
  const { request } = piece.seen;
  if (request?.decided == null) return null;
  const { cause, certainty, because } = request.decided;
  return {
    cause,
    variant: null,
    certainty,
    order: -1,
    from: 'message',
    seenFrom: piece.seenFrom,
    speaker: 'client',
    because: [...because, say('facts.message-of-program-names', { program: request.program ?? 'Chrome', code: request.error })],
    evidence: [piece.id],
  };
}

/** Codes that people can look up are named; anything else is quoted as it was pasted. */
const CODE = /^(?:[A-Z][A-Z0-9]*(?:[_:][A-Z0-9]+)+|0x[0-9a-f]{4,8}|-?\d{2,6}|AH\d{5}|curl:? ?\(\d+\))$/i;
const QUOTED_AT_MOST = 100;

function inItsWords(one: Recognised, text: string): Said {
  const { program } = one;
  if (!one.id.startsWith('seen:') && CODE.test(one.id)) {
    return program === null
      ? say('facts.message-names', { code: one.id })
      : say('facts.message-of-program-names', { program, code: one.id });
  }
  const words = text.slice(one.from, one.to).replace(/\s+/g, ' ').trim();
  const quoted = words.length > QUOTED_AT_MOST ? `${words.slice(0, QUOTED_AT_MOST)}…` : words;
  if (quoted === '') return say('facts.message-fits');
  return program === null ? say('facts.message-says', { text: quoted }) : say('facts.message-of-program-says', { program, text: quoted });
}

function fromCaptures(evidence: readonly Evidence[]): Candidate[] {
  const pieces = seenOf(evidence, 'capture-stream');
  const streams = pieces.map((piece) => piece.seen);
  const groups = new Map(
    [...new Set(streams.map((one) => one.cause))].map((cause) => [cause, cause === null ? [] : capturedGroup(streams, cause)]),
  );
  return pieces.flatMap((piece, place) =>
    piece.seen.cause === null
      ? []
      : [
          {
            cause: piece.seen.cause,
            variant: null,
            certainty: piece.seen.certainty ?? 'possible',
            order: place,
            from: 'capture',
            seenFrom: piece.seenFrom,
            speaker: null,
            because: [...(groups.get(piece.seen.cause) ?? []), ...piece.seen.because],
            evidence: [piece.id],
          } satisfies Candidate,
        ],
  );
}

const STRENGTH: Readonly<Record<Certainty, number>> = { certain: 0, likely: 1, possible: 2 };

function onceEach(candidates: readonly Candidate[]): Candidate[] {
  const sorted = [...candidates].sort((a, b) => {
    // A log is judged by what happens most, not by the one line that is plainest.
    const plain = a.from === 'log' && b.from === 'log' && a.certainty !== 'possible' && b.certainty !== 'possible';
    return plain ? a.order - b.order : STRENGTH[a.certainty] - STRENGTH[b.certainty] || a.order - b.order;
  });
  const kept = new Map<string, Candidate>();
  for (const candidate of sorted) {
    const earlier = kept.get(candidate.cause);
    kept.set(candidate.cause, earlier === undefined ? candidate : { ...earlier, variant: earlier.variant ?? candidate.variant });
  }
  return [...kept.values()];
}
