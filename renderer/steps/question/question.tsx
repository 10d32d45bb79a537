import { Box, FormControl, FormControlLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import type { Said } from '../../../shared/model/said.ts';
import type { OptionGroup } from '../../../shared/wizard/question.ts';
import { say } from '../../../shared/words/index.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Page } from '../../parts/page.tsx';
import { Title } from '../../parts/title.tsx';
import { useWords } from '../../parts/words.tsx';

interface Option {
  readonly id: string;
  readonly said: Said;
}

export interface AskedQuestion {
  readonly id: string;
  readonly said: Said;
  readonly help: Said | null;
  readonly options: readonly Option[];
  /** Headings over a long list; an option in no group stands under all of them. */
  readonly groups: readonly OptionGroup[] | null;
  /** What was answered before, when Back came here again. */
  readonly chosen: string | null;
  /** At most so many questions follow after this one; null when that is not known. */
  readonly left: number | null;
}

interface Props {
  readonly question: AskedQuestion;
  readonly onAnswer: (option: string) => void;
  readonly onBack: () => void;
}

/** One question, its answers all in sight; give it the question's id as `key`. "I don't know" is one of them. */
export function Question({ question, onAnswer, onBack }: Props) {
  const t = useWords();
  const label = useId();
  const [chosen, setChosen] = useState(question.chosen);
  const [tried, setTried] = useState(false);
  const goOn = () => {
    setTried(true);
    if (chosen !== null) onAnswer(chosen);
  };
  const grouped = new Set(question.groups?.flatMap((group) => group.options));
  const rest = question.options.filter((option) => !grouped.has(option.id));
  const answers = (options: readonly Option[]) => options.map((option) => <Answer key={option.id} option={option} chosen={chosen} />);
  return (
    <Page
      actions={
        <ActionBar
          primary={{ label: t(say('start.question.go-on')), icon: 'forward', onPress: goOn }}
          back={{ label: t(say('shell.back')), onPress: onBack }}
        />
      }
    >
      <div id={label}>
        <Title small={question.help === null ? undefined : t(question.help)}>{t(question.said)}</Title>
      </div>
      <FormControl>
        <RadioGroup aria-labelledby={label} value={chosen} onChange={(_, value) => setChosen(value)} sx={{ display: 'grid', gap: 2 }}>
          {question.groups?.map((group) => (
            <Group key={group.text.key} label={t(group.text)}>
              {answers(group.options.flatMap((id) => question.options.filter((option) => option.id === id)))}
            </Group>
          ))}
          <Box sx={{ display: 'grid', gap: 1 }}>{answers(rest)}</Box>
        </RadioGroup>
      </FormControl>
      <Typography variant="body2" sx={{ color: 'text.secondary', minHeight: '1.25rem' }} role="status">
        {tried && chosen === null ? t(say('start.question.choose')) : t(leftAfter(question.left))}
      </Typography>
    </Page>
  );
}

function Group({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <Box role="group" aria-labelledby={id}>
      <Typography id={id} variant="subtitle2" sx={{ color: 'text.secondary', mb: 0.75 }}>
        {label}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>{children}</Box>
    </Box>
  );
}

function Answer({ option, chosen }: { readonly option: Option; readonly chosen: string | null }) {
  const t = useWords();
  const isChosen = chosen === option.id;
  return (
    <FormControlLabel
      value={option.id}
      control={<Radio size="small" />}
      label={t(option.said)}
      sx={{
        m: 0,
        px: 0.75,
        py: 0.25,
        border: '1px solid',
        borderColor: isChosen ? 'primary.main' : 'edge',
        boxShadow: isChosen ? 'inset 0 0 0 1px var(--mui-palette-primary-main)' : 'none',
        borderRadius: 2,
        bgcolor: 'background.paper',
        transition: 'border-color 150ms',
        '&:hover': { borderColor: 'primary.main' },
        '& .MuiFormControlLabel-label': { flex: 1, py: 0.75 },
        '&:has(:focus-visible)': { outline: '2px solid var(--mui-palette-primary-main)', outlineOffset: 2 },
        '& .MuiRadio-root.Mui-focusVisible': { outline: 'none' },
      }}
    />
  );
}

function leftAfter(left: number | null): Said {
  if (left === null) return say('start.question.left-unknown');
  return left <= 0 ? say('start.question.last') : say('start.question.left', { count: left });
}
