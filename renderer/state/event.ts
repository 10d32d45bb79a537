import type { About, RecentCase, Saved } from '../../shared/contract/doctor.ts';
import type { CaseDocument } from '../../shared/model/case-document.ts';
import type { ComputerReport } from '../../shared/model/computer.ts';
import type { Problem } from '../../shared/model/problem.ts';
import type { Progress } from '../../shared/model/progress.ts';
import type { Desk } from './desk.ts';
import type { Draft } from './draft.ts';
import type { Job } from './job.ts';
import type { Screen } from './screen.ts';

/** Everything that can happen in the window. One spelling each: what, then what became of it. */
export type AppEvent =
  | { readonly type: 'about.read'; readonly about: About }
  | { readonly type: 'recent.read'; readonly recent: readonly RecentCase[] }
  | { readonly type: 'glance.read'; readonly report: ComputerReport }
  | { readonly type: 'screen.opened'; readonly screen: Screen }
  | { readonly type: 'back.pressed' }
  | { readonly type: 'draft.edited'; readonly change: Partial<Draft> }
  | { readonly type: 'message.pasted'; readonly text: string }
  | { readonly type: 'site.given'; readonly site: string }
  | { readonly type: 'job.started'; readonly id: string; readonly doing: Job['doing']; readonly subject: string }
  | { readonly type: 'job.progressed'; readonly id: string; readonly progress: Progress }
  | { readonly type: 'cancel.pressed' }
  | { readonly type: 'job.given-up'; readonly id: string }
  | { readonly type: 'case.judged'; readonly id: string | null; readonly document: CaseDocument; readonly practice: boolean }
  | { readonly type: 'walk.begun'; readonly document: CaseDocument }
  | { readonly type: 'walk.ended' }
  /** Back from the first thing asked: of a checked site to which site it is, of a walk to whose it is. */
  | { readonly type: 'walk.back' }
  | { readonly type: 'case.answered'; readonly document: CaseDocument; readonly question: string; readonly answer: string | null }
  | { readonly type: 'case.retold'; readonly document: CaseDocument }
  | { readonly type: 'case.rechecked'; readonly id: string; readonly document: CaseDocument }
  | { readonly type: 'watch.started' }
  | { readonly type: 'watch.tried'; readonly document: CaseDocument }
  | { readonly type: 'watch.ended' }
  | { readonly type: 'case.closed' }
  | { readonly type: 'step.ticked'; readonly step: string }
  | { readonly type: 'report.saved'; readonly saved: Saved }
  | { readonly type: 'desk.answered'; readonly change: Partial<Desk> }
  | { readonly type: 'computer.read'; readonly id: string; readonly report: ComputerReport }
  | { readonly type: 'problem.met'; readonly id: string | null; readonly problem: Problem };
