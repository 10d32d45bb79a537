import { Box, Checkbox, FormControlLabel, Stack, Typography } from '@mui/material';
import { useId } from 'react';
import type { FixStep } from '../../../shared/model/fix-plan.ts';
import { say } from '../../../shared/words/index.ts';
import { CopyBox } from '../../parts/copy-box.tsx';
import { Icon, type IconName } from '../../parts/icons.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useWords } from '../../parts/words.tsx';

interface Props {
  readonly step: FixStep;
  readonly number: number;
  readonly done: boolean;
  readonly onTick: () => void;
}

/** One thing to do: what, why, how to see that it worked, what to copy, and a box to tick. */
export function StepCard({ step, number, done, onTick }: Props) {
  const t = useWords();
  const title = useId();
  const small = [
    ...(step.who === null ? [] : [t(say('steps.needs', { who: t(step.who) }))]),
    ...(step.minutes === null ? [] : [t(say('steps.minutes', { count: step.minutes }))]),
  ];
  return (
    <Panel component="li" aria-labelledby={title} sx={{ opacity: 1, borderColor: done ? 'success.main' : 'divider' }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: '32px minmax(0, 1fr)', columnGap: 2 }}>
        <Box
          aria-hidden="true"
          sx={{
            width: 32,
            height: 32,
            borderRadius: '50%',
            display: 'grid',
            placeItems: 'center',
            typography: 'subtitle2',
            color: done ? 'success.main' : 'primary.main',
            bgcolor: `color-mix(in srgb, var(--mui-palette-${done ? 'success' : 'primary'}-main) 10%, transparent)`,
          }}
        >
          {done ? <Icon name="check" sx={{ fontSize: '1.25rem' }} /> : number}
        </Box>
        <Stack sx={{ gap: 1.5, minWidth: 0 }}>
          <Box>
            <Typography variant="h3" id={title} sx={{ pt: 0.5 }}>
              {t(step.do)}
            </Typography>
            {step.why === null ? null : <Typography sx={{ color: 'text.secondary', maxWidth: '68ch' }}>{t(step.why)}</Typography>}
          </Box>
          {step.inBrowsers.length === 0 ? null : (
            <Stack component="ul" sx={{ m: 0, pl: 2.5, gap: 0.5, maxWidth: '68ch' }}>
              {step.inBrowsers.map((one) => (
                <Typography component="li" key={one.browser}>
                  <Box component="span" sx={{ fontWeight: 600 }}>
                    {t(say(`fixes.browser.${one.browser}`))}:
                  </Box>{' '}
                  {t(one.do)}
                </Typography>
              ))}
            </Stack>
          )}
          {step.copy === null ? null : <CopyBox label={t(step.copy.label)} text={step.copy.text} />}
          {step.seeThatItWorked === null ? null : (
            <Hint icon="eye" colour="success.main" label={t(say('steps.see'))} text={t(step.seeThatItWorked)} />
          )}
          {step.notThis === null ? null : (
            <Hint icon="stop" colour="warning.main" label={t(say('steps.not-this'))} text={t(step.notThis)} />
          )}
          <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', flexWrap: 'wrap', columnGap: 2 }}>
            <FormControlLabel
              control={<Checkbox checked={done} onChange={onTick} slotProps={{ input: { 'aria-describedby': title } }} />}
              label={t(say('steps.done'))}
            />
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {small.join(' · ')}
            </Typography>
          </Stack>
        </Stack>
      </Box>
    </Panel>
  );
}

function Hint({ icon, colour, label, text }: { icon: IconName; colour: string; label: string; text: string }) {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: 1 }}>
      <Icon name={icon} sx={{ color: colour, fontSize: '1.25rem', mt: 0.25 }} />
      <Typography>
        <Box component="span" sx={{ fontWeight: 600 }}>
          {label}:
        </Box>{' '}
        {text}
      </Typography>
    </Box>
  );
}
