import { domainToASCII } from 'node:url';
import type { CaseDocument } from '../../shared/model/case-document.ts';
import type { CauseId } from '../../shared/model/cause-id.ts';
import { DEFAULT_OPTIONS, type Situation } from '../../shared/model/input.ts';
import { parseTarget } from '../../shared/read/target.ts';
import { causeSentence } from '../../shared/report/sentence.ts';
import { LOOK_QUESTION, nextStep, TARGET_QUESTION, type WizardStep } from '../../shared/wizard/next-step.ts';
import { DONT_KNOW } from '../../shared/wizard/question.ts';
import { ENGLISH, type Language, say, tell, toldTo } from '../../shared/words/index.ts';
import { checkTarget } from '../case/check.ts';
import { lookFromHere } from '../case/look-around.ts';
import { OpenCase } from '../case/open-case.ts';
import { thisPlatform } from '../case/platform.ts';
import type { Asker } from './ask.ts';
import { EXIT, type ExitCode, exitCodeFor } from './exit-codes.ts';
import { answerText } from './output/answer-text.ts';
import { foldLines } from './output/fold-lines.ts';
import { progressLines } from './output/progress-lines.ts';
import { type Terminal, tellProblem, tellSafe } from './terminal.ts';
import { whatNext } from './what-next.ts';

const BACK = 'back';
const WHO = ['me', 'other', 'server'] as const;
const now = (): string => new Date().toISOString();

/** The guided way at a keyboard: the same tree, words and diagnosis as the window. Back works at every step and forgets no answer. */
export async function walkThrough(terminal: Terminal, ask: Asker): Promise<ExitCode> {
  const remembered = new Map<string, string>();
  for (;;) {
    const situation = await askWho(ask);
    if (situation === null) return EXIT.nothingAtFault;
    const ended = await walkFor(situation, remembered, terminal, ask);
    if (ended !== BACK) return ended;
  }
}

async function walkFor(
  situation: Situation,
  remembered: Map<string, string>,
  terminal: Terminal,
  ask: Asker,
): Promise<ExitCode | typeof BACK> {
  let open = new OpenCase({ input: { kind: 'answers' }, situation, at: now(), platform: thisPlatform() });
  const given: { readonly question: string; readonly before: OpenCase }[] = [];
  const goBack = (): boolean => {
    const last = given.pop();
    if (last === undefined) return false;
    if (last.before !== open) open = last.before;
    else open.answer(last.question, null, vantage(situation), now());
    return true;
  };
  for (;;) {
    const document = open.document();
    const step = nextStep(document);
    if (step.kind === 'question') {
      const { id } = step.question;
      const answer = await askQuestion(step, remembered.get(id), toldTo(ENGLISH, document), ask);
      if (answer === null) return EXIT.nothingAtFault;
      if (answer === BACK) {
        if (!goBack()) return BACK;
        continue;
      }
      open.answer(id, answer, vantage(situation), now());
      remembered.set(id, answer);
      given.push({ question: id, before: open });
    } else if (step.kind === 'target') {
      const checked = await askTarget(open, remembered, terminal, ask);
      if (checked === null) return EXIT.nothingAtFault;
      if (checked === BACK) {
        if (!goBack()) return BACK;
        continue;
      }
      given.push({ question: TARGET_QUESTION, before: open });
      open = checked;
    } else if (step.kind === 'look') {
      const looked = await askLook(open, terminal, ask);
      if (looked === null) return EXIT.nothingAtFault;
      if (looked === BACK) {
        if (!goBack()) return BACK;
        continue;
      }
      given.push({ question: LOOK_QUESTION, before: open });
    } else {
      terminal.out(endText(step, document, terminal.columns));
      const after = await whatNext(open, terminal, ask);
      return exitCodeFor(step.kind === 'diagnosis' ? after.diagnosis.verdict : 'cannot-tell');
    }
  }
}

async function askWho(ask: Asker): Promise<Situation | null> {
  const who = await ask.choose(
    tellSafe(say('terminal.walk.who')),
    WHO.map((value) => ({ value, label: tellSafe(say(`terminal.walk.who.${value}`)) })),
  );
  if (who === null) return null;
  if (who === 'other') return { audience: 'support', about: 'other' };
  return who === 'server' ? { audience: 'operator', about: 'server' } : { audience: 'end-user', about: 'this-computer' };
}

/** The id of the answer, `back`, or null when the person gave up. */
async function askQuestion(
  { question, left }: Extract<WizardStep, { kind: 'question' }>,
  before: string | undefined,
  language: Language,
  ask: Asker,
): Promise<string | null> {
  return ask.choose(
    `${tellSafe(question.text, language)} (${tellSafe(left <= 1 ? say('wizard.left.none') : say('wizard.left', { count: left - 1 }))})`,
    [
      ...question.options.map((option) => ({ value: option.id, label: tellSafe(option.text, language) })),
      { value: DONT_KNOW, label: tellSafe(say('wizard.dont-know')) },
      { value: BACK, label: tellSafe(say('terminal.walk.back')) },
    ],
    before,
  );
}

/** Asks for leave to look from here, and looks; without leave the questions follow. */
async function askLook(open: OpenCase, terminal: Terminal, ask: Asker): Promise<'done' | typeof BACK | null> {
  const may = await ask.choose(`${tellSafe(say('wizard.look.text'))} ${tellSafe(say('wizard.look.asks'))}`, [
    { value: 'look', label: tellSafe(say('wizard.look.yes')) },
    { value: DONT_KNOW, label: tellSafe(say('wizard.look.skip')) },
    { value: BACK, label: tellSafe(say('terminal.walk.back')) },
  ]);
  if (may === null) return null;
  if (may === BACK) return BACK;
  if (may === DONT_KNOW) open.answer(LOOK_QUESTION, DONT_KNOW, vantage(open.situation), now());
  else await lookFromHere(open, { signal: terminal.signal, now, env: terminal.env, onProgress: progressLines(terminal) });
  return 'done';
}

/** Asks for the site and checks it; an empty line skips, "back" goes back. The answers go over into the checked case. */
async function askTarget(
  open: OpenCase,
  remembered: Map<string, string>,
  terminal: Terminal,
  ask: Asker,
): Promise<OpenCase | typeof BACK | null> {
  for (;;) {
    const typed = await ask.line(tellSafe(say('wizard.target.text')), {
      hint: tellSafe(say('terminal.walk.target')),
      initial: remembered.get(TARGET_QUESTION) ?? '',
    });
    if (typed === null) return null;
    if (typed.trim().toLowerCase() === tellSafe(say('terminal.walk.target.back'))) return BACK;
    remembered.set(TARGET_QUESTION, typed.trim());
    if (typed.trim() === '') {
      open.answer(TARGET_QUESTION, DONT_KNOW, vantage(open.situation), now());
      return open;
    }
    const target = parseTarget(typed, { startTls: null, connectTo: null, toAscii: domainToASCII });
    if (!target.ok) {
      tellProblem(terminal, target.error);
      continue;
    }
    const checked = new OpenCase({
      input: { kind: 'target', target: target.value, options: DEFAULT_OPTIONS },
      situation: open.situation,
      at: now(),
      platform: thisPlatform(),
    });
    checked.add(open.notebook.evidence.filter((one) => one.kind === 'answer'));
    await checkTarget(checked, { signal: terminal.signal, now, env: terminal.env, onProgress: progressLines(terminal) });
    return checked;
  }
}

type EndingStep = Exclude<WizardStep, { kind: 'question' | 'target' | 'look' }>;

/** Where the questions end. A likeliest cause is told as an answer, with its steps; what is open, with the one thing to do. */
function endText(step: EndingStep, document: CaseDocument, columns: number): string {
  const language = toldTo(ENGLISH, document);
  const also = (causes: readonly CauseId[]) =>
    causes.length === 0 ? [] : ['', tellSafe(say('terminal.walk.candidates')), ...causes.map((cause) => `  - ${titleOf(cause, language)}`)];
  switch (step.kind) {
    case 'diagnosis':
      return answerText(document, columns);
    case 'likely':
      return document.fixPlan?.cause === step.cause
        ? `${foldLines([tellSafe(say('terminal.walk.likely'))], columns).join('\n')}\n${answerText(document, columns)}`
        : lines(
            columns,
            tellSafe(say('terminal.walk.likely')),
            titleOf(step.cause, language),
            causeSentence(step.cause, 'plain') ?? '',
            ...also(step.others),
          );
    case 'do-this':
      return lines(columns, tellSafe(say('wizard.end.do-this')), tellSafe(step.thing.said, language), ...also(step.candidates));
    case 'hand-over':
      return lines(columns, tellSafe(say('wizard.end.hand-over')), ...also(step.candidates));
  }
}

function titleOf(cause: CauseId, language: Language): string {
  return tell({ key: `causes/${cause}.title` }, language);
}

function lines(columns: number, ...all: readonly string[]): string {
  const said = all.filter((line, index) => line !== '' || index > 0);
  return `${foldLines(said, columns).join('\n')}\n`;
}

function vantage({ about }: Situation): 'caller' | 'this-computer' {
  return about === 'other' ? 'caller' : 'this-computer';
}
