import { useState } from 'react';
import type { CaseDocument } from '../../shared/model/case-document.ts';
import { AUDIENCES } from '../../shared/model/side.ts';
import { askedOf, LOOK_QUESTION, nextStep, TARGET_QUESTION } from '../../shared/wizard/next-step.ts';
import { DONT_KNOW, type Question as WizardQuestion } from '../../shared/wizard/question.ts';
import { say } from '../../shared/words/index.ts';
import { READERS } from '../state/draft.ts';
import { Ending, type EndingStep } from '../steps/question/ending.tsx';
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
      return <EndingNow {...props} document={document} step={step} onBack={back} />;
  }
}

interface EndingNowProps extends ScreenProps {
  readonly document: CaseDocument;
  readonly step: EndingStep;
  readonly onBack: () => void;
}

/** The end of the questions; where one thing is to be tried, its outcome is said here and the walk goes on. */
function EndingNow({ tell, acts, document, step, onBack }: EndingNowProps) {
  const [tried, setTried] = useState(false);
  if (tried && step.kind === 'do-this' && step.thing.by === 'trying') {
    const { question } = step.thing;
    return (
      <Question
        question={questionOf({ question, left: null }, null)}
        onAnswer={(option) => {
          setTried(false);
          void acts.answer(question.id, option);
        }}
        onBack={() => setTried(false)}
      />
    );
  }
  const open = (name: 'site' | 'message' | 'steps' | 'report') => () => tell({ type: 'screen.opened', screen: { name } });
  return (
    <Ending
      document={document}
      step={step}
      onSite={open('site')}
      onMessage={open('message')}
      onTried={() => setTried(true)}
      onFix={open('steps')}
      onVerdict={() => tell({ type: 'walk.ended' })}
      onReport={open('report')}
      onBack={onBack}
    />
  );
}

function questionOf(
  { question, left }: { readonly question: WizardQuestion; readonly left: number | null },
  chosen: string | null,
): AskedQuestion {
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
    left: left === null ? null : left - 1,
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
