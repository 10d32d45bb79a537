import { Box, Link, Stack, Typography } from '@mui/material';
import { Fragment } from 'react';
import { say } from '../../../shared/words/index.ts';
import { Code } from '../../parts/code.tsx';
import { Icon } from '../../parts/icons.tsx';
import { useWords } from '../../parts/words.tsx';
import { NOTHING_RECOGNISED, type Passage, type RecognisedMeaning, type RecognisedText } from './recognise.ts';

const SHOWN = 4;

interface Props {
  readonly recognised: RecognisedText | null;
  readonly typed: boolean;
  /** Opens the page of a code. */
  readonly onExplain: (family: string, id: string) => void;
}

/** What is recognised while the person types: in plain words first, each code a way to its page. Its room is kept, so that nothing jumps. */
export function RecognisedList({ recognised, typed, onExplain }: Props) {
  const t = useWords();
  const { meanings, said, passages, hsts, certificates } = recognised ?? NOTHING_RECOGNISED;
  const empty = !typed
    ? say('input.message.recognised.none-yet')
    : recognised === null
      ? say('input.message.recognised.reading')
      : say('input.message.recognised.nothing');
  return (
    <Box component="section" aria-live="polite" sx={{ minHeight: 88 }}>
      <Typography variant="subtitle2" sx={{ mb: 1 }}>
        {t(say('input.message.recognised'))}
      </Typography>
      {meanings.length === 0 && certificates > 0 ? null : meanings.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t(said ?? empty)}
        </Typography>
      ) : (
        <Stack component="ul" sx={{ gap: 1, m: 0, p: 0, listStyle: 'none' }}>
          {meanings.slice(0, SHOWN).map((one) => (
            <MeaningItem key={one.id} told={one} onExplain={onExplain} />
          ))}
          {meanings.length > SHOWN ? (
            <Typography component="li" variant="body2" sx={{ color: 'text.secondary', pl: 3.5 }}>
              {t(say('input.message.recognised.more', { count: meanings.length - SHOWN }))}
            </Typography>
          ) : null}
        </Stack>
      )}
      {certificates === 0 ? null : (
        <Stack direction="row" sx={{ gap: 1, mt: meanings.length === 0 ? 0 : 1 }}>
          <Icon name="issuer" sx={{ color: 'text.secondary', fontSize: '1.25rem', mt: 0.25 }} />
          <Typography>{t(say('input.message.recognised.certificates', { count: certificates }))}</Typography>
        </Stack>
      )}
      <Passages passages={passages} />
      {hsts ? (
        <Typography variant="body2" sx={{ mt: 1 }}>
          {t(say('messages.hsts'))}
        </Typography>
      ) : null}
    </Box>
  );
}

/** One meaning in plain words, and beneath it its codes and whose words they are. */
function MeaningItem({ told, onExplain }: { readonly told: RecognisedMeaning; readonly onExplain: Props['onExplain'] }) {
  const t = useWords();
  const { meaning, program, codes } = told;
  return (
    <Stack component="li" direction="row" sx={{ gap: 1 }}>
      <Icon name="check" sx={{ color: 'success.main', fontSize: '1.25rem', mt: 0.25 }} />
      <Box sx={{ minWidth: 0 }}>
        {meaning === null ? null : <Typography>{t(meaning)}</Typography>}
        <Typography variant="body2" component="div" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {codes.slice(0, SHOWN).map(({ family, id }, place) => (
            <Fragment key={id}>
              {place === 0 ? null : ' · '}
              <Link component="button" type="button" onClick={() => onExplain(family, id)} sx={{ textAlign: 'start', py: 0.25 }}>
                <Code>{id}</Code>
              </Link>
            </Fragment>
          ))}
          {codes.length > 0 && program !== null ? ' · ' : null}
          {program === null ? null : t(say('input.message.recognised.from', { program }))}
        </Typography>
      </Box>
    </Stack>
  );
}

/** Where in the pasted text the recognised words stand, marked. */
function Passages({ passages }: { readonly passages: readonly Passage[] }) {
  const t = useWords();
  if (passages.length === 0) return null;
  return (
    <Box sx={{ mt: 1.5 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t(say('input.message.recognised.here'))}
      </Typography>
      {passages.map((passage) => (
        <Typography key={passage.at} variant="body2" component="bdi" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
          {passage.before}
          <Box component="mark" sx={{ bgcolor: 'action.selected', color: 'text.primary', fontWeight: 600, borderRadius: 0.5, px: 0.25 }}>
            {passage.words}
          </Box>
          {passage.after}
        </Typography>
      ))}
    </Box>
  );
}
