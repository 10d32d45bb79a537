import type { CaseDocument } from '../../shared/model/case-document.ts';
import { nextStep } from '../../shared/wizard/next-step.ts';
import type { AppState } from './app-state.ts';
import { AT_START } from './app-state.ts';
import { EMPTY_DESK } from './desk.ts';
import type { AppEvent } from './event.ts';
import { advance } from './job.ts';
import type { Screen } from './screen.ts';

/** The window after an event. Pure; an event of a job that no longer runs changes nothing. */
export function reduce(state: AppState, event: AppEvent): AppState {
  switch (event.type) {
    case 'about.read':
      return { ...state, about: event.about };
    case 'recent.read':
      return { ...state, recent: event.recent };
    case 'glance.read':
      return { ...state, glance: event.report };
    case 'screen.opened':
      return open(state, event.screen);
    case 'back.pressed':
      return goBack(state);
    case 'draft.edited':
      return { ...state, draft: { ...state.draft, ...event.change } };
    case 'message.pasted':
      return open({ ...state, draft: { ...state.draft, message: event.text } }, { name: 'message' });
    case 'site.given':
      return open({ ...state, draft: { ...state.draft, site: event.site } }, { name: 'site' });
    case 'job.started': {
      const job = { id: event.id, doing: event.doing, subject: event.subject, lines: [], soFar: null, fraction: null, cancelling: false };
      return { ...(event.doing === 'computer' ? state : open(state, { name: 'checking' })), job, problem: null, watching: null };
    }
    case 'job.progressed':
      return state.job?.id === event.id ? { ...state, job: advance(state.job, event.progress) } : state;
    case 'cancel.pressed':
      return state.job === null ? state : { ...state, job: { ...state.job, cancelling: true } };
    case 'job.given-up':
      return state.job?.id === event.id ? goBack({ ...state, job: null }) : state;
    case 'case.judged':
      return isOld(state, event.id) ? state : openCase(state, event);
    case 'walk.begun':
      return open(
        {
          ...state,
          document: event.document,
          walking: true,
          walkedFrom: null,
          done: [],
          saved: null,
          desk: EMPTY_DESK,
          practice: false,
        },
        { name: 'question' },
      );
    case 'walk.back':
      if (state.walkedFrom !== null) return beforeTheCheck(state);
      return state.trail.at(-1)?.name === 'diagnosis' ? goBack(state) : { ...state, walking: false };
    case 'walk.ended':
      return open({ ...state, walking: false }, { name: 'diagnosis' });
    case 'case.answered': {
      const remembered = event.answer === null ? state.remembered : { ...state.remembered, [event.question]: event.answer };
      return open({ ...state, document: event.document, remembered }, afterJudging(true, event.document));
    }
    case 'case.retold':
      return retold(state, event.document);
    case 'case.rechecked':
      return isOld(state, event.id)
        ? state
        : replace({ ...state, job: null, document: event.document, saved: null, desk: EMPTY_DESK }, { name: 'comparison' });
    case 'watch.started':
      return { ...state, watching: { tries: 0 } };
    case 'watch.tried':
      return state.watching === null || state.document?.id !== event.document.id
        ? state
        : { ...state, document: event.document, saved: null, watching: { tries: state.watching.tries + 1 } };
    case 'watch.ended':
      return { ...state, watching: null };
    case 'case.closed':
      return { ...AT_START, about: state.about, recent: state.recent, glance: state.glance, computer: state.computer };
    case 'step.ticked':
      return {
        ...state,
        done: state.done.includes(event.step) ? state.done.filter((id) => id !== event.step) : [...state.done, event.step],
      };
    case 'report.saved':
      return { ...state, saved: event.saved };
    case 'desk.answered':
      return { ...state, desk: { ...state.desk, ...event.change } };
    case 'computer.read':
      return isOld(state, event.id) ? state : { ...state, job: null, computer: event.report };
    case 'problem.met':
      return isOld(state, event.id) ? state : meetProblem(state, event);
  }
}

function isOld(state: AppState, job: string | null): boolean {
  return job !== null && state.job?.id !== job;
}

function open(state: AppState, screen: Screen): AppState {
  if (isSame(state.screen, screen)) return state;
  return { ...state, screen, trail: [...state.trail, state.screen].slice(-40) };
}

/** The screen that was only passed through (checking, a problem) does not stay on the way back. */
function replace(state: AppState, screen: Screen): AppState {
  if (!isPassing(state.screen)) return open(state, screen);
  const last = state.trail.at(-1);
  return { ...state, screen, trail: last !== undefined && isSame(last, screen) ? state.trail.slice(0, -1) : state.trail };
}

function goBack(state: AppState): AppState {
  const trail = state.trail.filter((screen) => !isPassing(screen));
  const screen = trail.at(-1);
  if (screen === undefined || screen.name === 'start') return { ...state, screen: { name: 'start' }, trail: [], walking: false };
  const back = { ...state, screen, trail: trail.slice(0, -1) };
  // The verdict ended the walk: before it stood the question which site it is.
  const ended = screen.name === 'question' && state.walking && state.document !== null && nextStep(state.document).kind === 'diagnosis';
  return ended ? beforeTheCheck(back) : back;
}

/** The walk as it was before its site was checked; what was typed and answered since is kept. */
function beforeTheCheck(state: AppState): AppState {
  return state.walkedFrom === null ? state : { ...state, document: state.walkedFrom, walkedFrom: null };
}

function openCase(state: AppState, event: Extract<AppEvent, { type: 'case.judged' }>): AppState {
  const sameCase = state.document?.id === event.document.id;
  return replace(
    {
      ...state,
      job: null,
      problem: null,
      document: event.document,
      walkedFrom: state.walking && !sameCase ? state.document : state.walkedFrom,
      practice: event.practice,
      done: sameCase ? state.done : [],
      desk: sameCase ? state.desk : EMPTY_DESK,
      saved: null,
      draft: { ...state.draft, situation: event.document.situation },
    },
    afterJudging(state.walking, event.document),
  );
}

/** Through other eyes there may be nothing to fix: what was seen here says nothing of somebody else's computer. Then the verdict stands. */
function retold(state: AppState, document: CaseDocument): AppState {
  const told = { ...state, document };
  return state.screen.name === 'steps' && document.fixPlan === null ? goBack(told) : told;
}

/** Who is walked through is asked on until the wizard has enough; everybody else sees the verdict. */
function afterJudging(walking: boolean, document: CaseDocument): Screen {
  return { name: walking && nextStep(document).kind !== 'diagnosis' ? 'question' : 'diagnosis' };
}

function meetProblem(state: AppState, event: Extract<AppEvent, { type: 'problem.met' }>): AppState {
  if (event.problem.kind === 'cancelled') return state.job === null ? state : goBackFromJob(state);
  return replace({ ...state, job: null, problem: event.problem }, { name: 'problem' });
}

function goBackFromJob(state: AppState): AppState {
  return state.screen.name === 'checking' ? goBack({ ...state, job: null }) : { ...state, job: null };
}

function isPassing(screen: Screen): boolean {
  return screen.name === 'checking' || screen.name === 'problem';
}

function isSame(one: Screen, other: Screen): boolean {
  return one.name === other.name && JSON.stringify(one) === JSON.stringify(other);
}
