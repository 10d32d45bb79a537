import { AUDIENCES } from '../../shared/model/side.ts';
import { askedOf, LOOK_QUESTION, nextStep, TARGET_QUESTION, type WizardStep } from '../../shared/wizard/next-step.ts';
import { DONT_KNOW } from '../../shared/wizard/question.ts';
import { say } from '../../shared/words/index.ts';
import { READERS } from '../state/draft.ts';
import { Ending } from '../steps/question/ending.tsx';
import { Look } from '../steps/question/look.tsx';
import { type AskedQuestion, Question } from '../steps/question/question.tsx';
import { Site } from '../steps/site/site.tsx';
import type { ScreenProps } from './screen-now.tsx';

/** "Walk me through it": whose place first, then whatever the wizard wants next. Back takes the last answer away and remembers it. */
export function QuestionNow(props: ScreenProps) {
  const { state, tell, acts } = props;
  const { document, draft } = state;
  if (!state.walking || document === null) return <Who {...props} />;
  const step = nextStep(document);
  const before = state.walkedFrom === null ? new Map() : askedOf(state.walkedFrom).answers;
  const last = [...askedOf(document).answers.keys()].filter((question) => !before.has(question)).at(-1);
  const back = () => {
    if (last !== undefined) void acts.answer(last, null);
    else tell({ type: 'walk.back' });
  };
  switch (step.kind) {
    case 'question':
      return (
        <Question
          key={step.question.id}
          question={questionOf(step, state.remembered[step.question.id] ?? null)}
          onAnswer={(option) => void acts.answer(step.question.id, option)}
          onBack={back}
        />
      );
    case 'target':
      return (
        <Site
          draft={draft}
          asked={{ text: say('wizard.target.text'), help: say('wizard.target.help') }}
          onEdit={(change) => tell({ type: 'draft.edited', change })}
          onCheck={() => void acts.checkSite()}
          onSkip={() => void acts.answer(TARGET_QUESTION, DONT_KNOW)}
          onBack={back}
        />
      );
    case 'look':
      return <Look onLook={() => void acts.look()} onSkip={() => void acts.answer(LOOK_QUESTION, DONT_KNOW)} onBack={back} />;
    case 'likely':
    case 'do-this':
    case 'hand-over':
    case 'diagnosis':
      return (
        <Ending
          document={document}
          step={step}
          onSite={() => tell({ type: 'screen.opened', screen: { name: 'site' } })}
          onVerdict={() => tell({ type: 'walk.ended' })}
          onReport={() => tell({ type: 'screen.opened', screen: { name: 'report' } })}
          onBack={back}
        />
      );
  }
}

function questionOf({ question, left }: Extract<WizardStep, { kind: 'question' }>, chosen: string | null): AskedQuestion {
  return {
    id: question.id,
    said: question.text,
    help: question.help,
    options: [
      ...question.options.map((option) => ({ id: option.id, said: option.text })),
      { id: DONT_KNOW, said: say('wizard.dont-know') },
    ],
    groups: question.groups ?? null,
    chosen,
    left: left - 1,
  };
}

function Who({ state, tell, acts }: ScreenProps) {
  return (
    <Question
      question={{
        id: 'who',
        said: say('start.question.who'),
        help: say('start.question.who.help'),
        options: AUDIENCES.map((audience) => ({ id: audience, said: say(`start.question.who.${audience}`) })),
        groups: null,
        chosen: state.draft.situation.audience,
        left: null,
      }}
      onAnswer={(option) => {
        const audience = AUDIENCES.find((one) => one === option) ?? 'end-user';
        tell({ type: 'draft.edited', change: { situation: READERS[audience] } });
        void acts.beginWalk();
      }}
      onBack={() => tell({ type: 'back.pressed' })}
    />
  );
}
