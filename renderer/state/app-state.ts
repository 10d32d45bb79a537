import type { About, RecentCase, Saved } from '../../shared/contract/doctor.ts';
import type { CaseDocument } from '../../shared/model/case-document.ts';
import type { ComputerReport } from '../../shared/model/computer.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { type Desk, EMPTY_DESK } from './desk.ts';
import { type Draft, EMPTY_DRAFT } from './draft.ts';
import type { Job } from './job.ts';
import type { Screen } from './screen.ts';

/** What is open on the screen, whole. */
export interface AppState {
  readonly screen: Screen;
  /** Screens that Back leads to, nearest last. */
  readonly trail: readonly Screen[];
  readonly draft: Draft;
  readonly job: Job | null;
  readonly document: CaseDocument | null;
  /** The open case is the built-in example: its fault can be mended from here. */
  readonly practice: boolean;
  /** The person is walked through: after each answer and each check the wizard says what comes next. */
  readonly walking: boolean;
  /** The case of this walk before its site was checked; Back leads there. */
  readonly walkedFrom: CaseDocument | null;
  /** Every answer ever given in this walk, so that Back forgets nothing. */
  readonly remembered: Readonly<Record<string, string>>;
  /** Ids of the fix steps ticked off. */
  readonly done: readonly string[];
  /** We look again by ourselves until it works: so many times so far. */
  readonly watching: { readonly tries: number } | null;
  readonly saved: Saved | null;
  /** What came of the certificate's files of this case. */
  readonly desk: Desk;
  readonly problem: Problem | null;
  readonly computer: ComputerReport | null;
  readonly recent: readonly RecentCase[];
  /** What this computer's own settings show, read without asking anybody; null until it is read. */
  readonly glance: ComputerReport | null;
  readonly about: About | null;
}

export const AT_START: AppState = {
  screen: { name: 'start' },
  trail: [],
  draft: EMPTY_DRAFT,
  job: null,
  document: null,
  practice: false,
  walking: false,
  walkedFrom: null,
  remembered: {},
  done: [],
  watching: null,
  saved: null,
  desk: EMPTY_DESK,
  problem: null,
  computer: null,
  recent: [],
  glance: null,
  about: null,
};
