import { Box, Link, Stack, Typography } from '@mui/material';
import { say } from '../../../shared/words/index.ts';
import { Code } from '../../parts/code.tsx';
import { Icon } from '../../parts/icons.tsx';
import { useWords } from '../../parts/words.tsx';
import { isCode, NOTHING_RECOGNISED, type Passage, type RecognisedText } from './recognise.ts';

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
  const { codes, said, passages, hsts, certificates } = recognised ?? NOTHING_RECOGNISED;
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
      {codes.length === 0 && certificates > 0 ? null : codes.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t(said ?? empty)}
        </Typography>
      ) : (
        <Stack component="ul" sx={{ gap: 1, m: 0, p: 0, listStyle: 'none' }}>
          {codes.slice(0, SHOWN).map((code) => (
            <Stack component="li" key={`${code.family} ${code.id}`} direction="row" sx={{ gap: 1 }}>
              <Icon name="check" sx={{ color: 'success.main', fontSize: '1.25rem', mt: 0.25 }} />
              <Box sx={{ minWidth: 0 }}>
                {code.meaning === null ? null : <Typography>{t(code.meaning)}</Typography>}
                <Typography variant="body2" component="div" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
                  {isCode(code.id) ? (
                    <Link
                      component="button"
                      type="button"
                      onClick={() => onExplain(code.family, code.id)}
                      sx={{ textAlign: 'start', py: 0.25 }}
                    >
                      <Code>{code.id}</Code>
                    </Link>
                  ) : null}
                  {isCode(code.id) && code.program !== null ? ' · ' : null}
                  {code.program === null ? null : t(say('input.message.recognised.from', { program: code.program }))}
                </Typography>
              </Box>
            </Stack>
          ))}
          {codes.length > SHOWN ? (
            <Typography component="li" variant="body2" sx={{ color: 'text.secondary', pl: 3.5 }}>
              {t(say('input.message.recognised.more', { count: codes.length - SHOWN }))}
            </Typography>
          ) : null}
        </Stack>
      )}
      {certificates === 0 ? null : (
        <Stack direction="row" sx={{ gap: 1, mt: codes.length === 0 ? 0 : 1 }}>
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
