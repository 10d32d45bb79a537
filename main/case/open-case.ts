import { compare } from '../../shared/diagnose/compare.ts';
import { factsOf } from '../../shared/facts/facts.ts';
import type { CaseDocument } from '../../shared/model/case-document.ts';
import { CAUSE_IDS } from '../../shared/model/cause-id.ts';
import type { Comparison } from '../../shared/model/comparison.ts';
import type { Evidence, EvidenceDraft, GivenAnswer } from '../../shared/model/evidence.ts';
import type { Platform, ServerSoftware } from '../../shared/model/fix-plan.ts';
import type { CheckSecrets, Input, Situation } from '../../shared/model/input.ts';
import type { SeenFrom } from '../../shared/model/side.ts';
import { isCallersCase } from '../../shared/wizard/callers-case.ts';
import { pointsOf } from '../../shared/wizard/candidates.ts';
import { newCaseId } from './case-id.ts';
import { documentOf } from './judge.ts';
import { Notebook } from './notebook.ts';

export const NO_SECRETS: CheckSecrets = { proxyUser: null, proxyPassword: null, clientCertificate: null, clientKeyPassword: null };

/** What a saved case brings back: everything but the verdict, which is judged anew. */
export type SavedParts = Pick<
  CaseDocument,
  'id' | 'startedAt' | 'finishedAt' | 'situation' | 'input' | 'evidence' | 'cost' | 'attempts' | 'comparison'
>;

/** A case that is being worked on. Secrets live here and nowhere else: they are never part of the document. */
export class OpenCase {
  readonly id: string;
  readonly startedAt: string;
  input: Input;
  situation: Situation;
  notebook: Notebook;
  secrets: CheckSecrets;
  software: ServerSoftware | null = null;
  platform: Platform | null;
  /** Read from a file that was saved on another computer. */
  fromElsewhere = false;
  #finishedAt: string;
  #cost: CaseDocument['cost'] = { connections: 0, milliseconds: 0, hosts: [] };
  #attempts: CaseDocument['attempts'] = [];
  #comparison: Comparison | null = null;

  constructor(start: {
    readonly input: Input;
    readonly situation: Situation;
    readonly at: string;
    readonly platform: Platform | null;
    readonly secrets?: CheckSecrets;
    readonly id?: string;
  }) {
    this.id = start.id ?? newCaseId();
    this.startedAt = start.at;
    this.#finishedAt = start.at;
    this.input = start.input;
    this.situation = start.situation;
    this.platform = start.platform;
    this.secrets = start.secrets ?? NO_SECRETS;
    this.notebook = new Notebook();
  }

  /** A case read back from a file; it has no secrets any more. */
  static from(document: SavedParts, platform: Platform | null): OpenCase {
    const opened = new OpenCase({
      input: document.input,
      situation: document.situation,
      at: document.startedAt,
      platform,
      id: document.id,
    });
    opened.notebook = new Notebook(document.evidence);
    opened.#finishedAt = document.finishedAt;
    opened.#cost = document.cost;
    opened.#attempts = document.attempts;
    opened.#comparison = document.comparison;
    return opened;
  }

  add(drafts: readonly EvidenceDraft[]): void {
    this.notebook.add(drafts);
  }

  /** Notes an answer of the person in the place of an earlier one to the same question; null only takes that back. */
  answer(question: string, answer: string | null, seenFrom: SeenFrom, at: string): void {
    this.notebook = new Notebook(
      this.notebook.evidence.filter((one) => one.kind !== 'answer' || one.state !== 'seen' || one.seen.question !== question),
    );
    if (answer !== null)
      this.add([
        { kind: 'answer', state: 'seen', seen: { question, answer, points: weighed(question, answer) }, at, seenFrom, source: 'wizard' },
      ]);
  }

  /** Puts new evidence in the place of all that was measured before, and keeps the earlier diagnosis as an attempt. */
  beginAgain(at: string): CaseDocument {
    const before = this.document();
    this.#attempts = [...this.#attempts, { at: before.finishedAt, diagnosis: before.diagnosis }];
    // What a person said or pasted stays in the record; what was measured is measured anew.
    const said = before.evidence.filter((one) => one.kind === 'answer' || one.kind === 'message');
    this.notebook = new Notebook(this.situation.about === 'other' ? said : said.map(saidBefore));
    this.#finishedAt = at;
    return before;
  }

  /**
   * The case of the person who is helped, opened by who helps: what their computer showed was seen from their place. A case that was
   * told to a helper already stays as it is.
   */
  heldByHelper(situation: Situation): void {
    if (this.situation.about === 'other') return;
    this.situation = situation;
    this.notebook = new Notebook(
      this.notebook.evidence.map((piece) => (piece.seenFrom === 'this-computer' ? { ...piece, seenFrom: 'caller' } : piece)),
    );
  }

  /** A later look at what an earlier case of the same person looked at: their file after the mending. */
  follows(earlier: OpenCase): void {
    const before = earlier.document();
    this.#attempts = [...before.attempts, { at: before.finishedAt, diagnosis: before.diagnosis }, ...this.#attempts];
    const after = this.document();
    this.#comparison = compare(before.diagnosis, after.diagnosis, factsOf(after.evidence, this.situation));
  }

  /** Was it measured on the computer of the person who is helped? */
  get isCallers(): boolean {
    return isCallersCase({ situation: this.situation, evidence: this.notebook.evidence });
  }

  get finishedAt(): string {
    return this.#finishedAt;
  }

  compared(comparison: Comparison): void {
    this.#comparison = comparison;
  }

  finished(at: string, cost: CaseDocument['cost']): void {
    this.#finishedAt = at;
    this.#cost = cost;
  }

  /** Counts what was asked for the case afterwards: every host stands in its report. */
  alsoAsked(cost: CaseDocument['cost']): void {
    const { connections, milliseconds, hosts } = this.#cost;
    this.#cost = {
      connections: connections + cost.connections,
      milliseconds: milliseconds + cost.milliseconds,
      hosts: [...new Set([...hosts, ...cost.hosts])],
    };
  }

  document(): CaseDocument {
    return documentOf({
      id: this.id,
      startedAt: this.startedAt,
      finishedAt: this.#finishedAt,
      situation: this.situation,
      input: this.input,
      evidence: this.notebook.evidence,
      cost: this.#cost,
      attempts: this.#attempts,
      comparison: this.#comparison,
      software: this.software,
      platform: this.platform,
      clientCertificateGiven: this.secrets.clientCertificate !== null,
    });
  }
}

/** What was answered before something was mended says nothing of what is now: it names no cause any more. */
function saidBefore(piece: Evidence): Evidence {
  return piece.kind === 'answer' && piece.state === 'seen' ? { ...piece, seen: { ...piece.seen, points: [] } } : piece;
}

/** What an answer speaks for, kept with it so that a saved case is judged as it was. */
function weighed(question: string, answer: string): NonNullable<GivenAnswer['points']> {
  const points = pointsOf(question, answer);
  return CAUSE_IDS.flatMap((cause) => {
    const weight = points[cause];
    return weight === undefined ? [] : [{ cause, weight }];
  });
}
