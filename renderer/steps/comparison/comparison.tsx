import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import type { Comparison as ComparisonValue } from '../../../shared/model/comparison.ts';
import { standingOf, standingThen } from '../../../shared/report/standing.ts';
import { say } from '../../../shared/words/index.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Chip, type Tone } from '../../parts/chip.tsx';
import { Icon, type IconName } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Title } from '../../parts/title.tsx';
import { verdictLook } from '../../parts/verdict-look.ts';
import { useWhen } from '../../parts/when.ts';
import { useWords } from '../../parts/words.tsx';
import { VerdictBrief } from './verdict-brief.tsx';
import { Watch } from './watch.tsx';

interface Props {
  readonly document: CaseDocument;
  readonly comparison: ComparisonValue;
  readonly onSeeRest: () => void;
  readonly onCheckAgain: () => void;
  readonly watching: { readonly tries: number } | null;
  readonly onWatch: () => void;
  readonly onStopWatching: () => void;
  readonly onReport: () => void;
  readonly onBack: () => void;
}

const LOOKS = {
  solved: { tone: 'good', icon: 'fine' },
  'still-there': { tone: 'bad', icon: 'found' },
  partly: { tone: 'warn', icon: 'info' },
  worse: { tone: 'bad', icon: 'found' },
  'known-now': { tone: 'warn', icon: 'found' },
  'different-fault': { tone: 'warn', icon: 'found' },
  flapping: { tone: 'warn', icon: 'again' },
  'cannot-tell': { tone: 'plain', icon: 'unknown' },
} as const satisfies Record<ComparisonValue['outcome'], { tone: Tone; icon: IconName }>;

/** A moment on a line that goes down through all of them. */
const MOMENT = {
  display: 'grid',
  gridTemplateColumns: '20px minmax(0, 1fr)',
  columnGap: 1.5,
  position: 'relative',
  '&:not(:last-child)::before': {
    content: '""',
    position: 'absolute',
    insetInlineStart: 9,
    top: 24,
    bottom: 2,
    borderInlineStart: '2px solid',
    borderColor: 'divider',
  },
} as const;

/** Before and after, side by side, and what changed between them. */
export function Comparison({ document, comparison, watching, onWatch, onStopWatching, onSeeRest, onCheckAgain, onReport, onBack }: Props) {
  const t = useWords();
  const when = useWhen();
  const [shownFirst] = useState(comparison);
  const solved = comparison.outcome === 'solved';
  const before = document.attempts.at(-1)?.diagnosis ?? document.diagnosis;
  const { tone, icon } = LOOKS[comparison.outcome];
  return (
    <Page
      actions={
        <ActionBar
          primary={
            solved
              ? { label: t(say('recheck.save-report')), icon: 'forward', onPress: onReport }
              : { label: t(say('recheck.see-what-is-left')), icon: 'forward', onPress: onSeeRest }
          }
          back={{ label: t(say('shell.back')), onPress: onBack }}
        >
          <Button variant="text" startIcon={<Icon name="again" />} onClick={onCheckAgain}>
            {t(say('recheck.again'))}
          </Button>
        </ActionBar>
      }
    >
      {/* The title is read out when the screen opens; what a later look brings, here. */}
      <Stack aria-live={comparison === shownFirst ? 'off' : 'polite'} sx={{ gap: 1.5, alignItems: 'flex-start' }}>
        <Chip tone={tone} icon={icon}>
          {t(say(`recheck.chip.${comparison.outcome}`))}
        </Chip>{' '}
        <Title>{t(comparison.sentence)}</Title>
      </Stack>
      {solved && watching === null ? null : <Watch watching={watching} onWatch={onWatch} onStop={onStopWatching} />}
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2 }}>
        <VerdictBrief label={t(say('recheck.before'))} diagnosis={before} standing={standingThen(document.situation, before)} quiet />
        <VerdictBrief label={t(say('recheck.after'))} diagnosis={document.diagnosis} standing={standingOf(document)} />
      </Box>
      <Box component="section">
        <Typography variant="h2" sx={{ mb: 1 }}>
          {t(say('recheck.what-changed'))}
        </Typography>
        {comparison.changes.length === 0 ? (
          <Typography sx={{ color: 'text.secondary' }}>{t(say('recheck.what-changed.nothing'))}</Typography>
        ) : (
          <Stack component="ul" sx={{ gap: 1, m: 0, p: 0, listStyle: 'none' }}>
            {comparison.changes.map((change) => (
              <Stack component="li" direction="row" key={JSON.stringify(change)} sx={{ gap: 1.5 }}>
                <Icon name="forward" sx={{ color: 'primary.main' }} />
                <Typography>{t(change)}</Typography>
              </Stack>
            ))}
          </Stack>
        )}
      </Box>
      {document.attempts.length < 2 ? null : (
        <Box component="section">
          <Typography variant="h2" sx={{ mb: 1 }}>
            {t(say('recheck.attempts'))}
          </Typography>
          <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {document.attempts.map((attempt) => {
              const look = verdictLook(attempt.diagnosis);
              return (
                <Box component="li" key={attempt.at} sx={MOMENT}>
                  <Icon name={look.icon} sx={{ color: look.colour, fontSize: '1.25rem' }} />
                  <Box sx={{ pb: 2 }}>
                    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                      {when(attempt.at)}
                    </Typography>
                    <Typography>{t(attempt.diagnosis.sentence)}</Typography>
                  </Box>
                </Box>
              );
            })}
          </Box>
        </Box>
      )}
    </Page>
  );
}
