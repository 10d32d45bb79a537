import { Box, ButtonBase, Typography } from '@mui/material';
import { causeOf } from '../../../shared/causes/index.ts';
import type { CauseId } from '../../../shared/model/cause-id.ts';
import type { Said } from '../../../shared/model/said.ts';
import type { CodePage } from '../../../shared/read/code-page.ts';
import { say } from '../../../shared/words/index.ts';
import { Code } from '../../parts/code.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Terms } from '../../parts/terms.tsx';
import { Title } from '../../parts/title.tsx';
import { useWords } from '../../parts/words.tsx';
import { nameFamily } from './family-names.ts';
import { useCodeTables } from './use-codes.ts';

interface Props {
  readonly family: string;
  readonly id: string;
  readonly onCause: (cause: CauseId) => void;
}

/** What one code of one program means, and what can be behind it. */
export function CodeExplanation({ family, id, onCause }: Props) {
  const t = useWords();
  const page = useCodeTables()?.codePage(family, id) ?? null;
  return (
    <>
      <Title small={t(say('pages.explanation.code', { family: nameFamily(family) }))}>{id}</Title>
      {page === null ? null : (
        <>
          <Panel>
            <Typography>
              <Terms>{t(named(page.plain, family))}</Terms>
            </Typography>
            {page.text === null ? null : (
              <Code sx={{ display: 'block', mt: 1.5, color: 'text.secondary' }}>
                <bdi>{page.text}</bdi>
              </Code>
            )}
            <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1.5 }}>
              {t(page.who)}
            </Typography>
            {page.numbersWritten.length === 0 ? null : (
              <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5, overflowWrap: 'anywhere' }}>
                {t(say('pages.explanation.numbers'))} <bdi>{page.numbersWritten.join(', ')}</bdi>
              </Typography>
            )}
          </Panel>
          <CauseList
            label={t(say('pages.explanation.causes'))}
            why={page.causes.length > 1 ? t(say('pages.explanation.causes-order')) : null}
            causes={page.causes}
            onCause={onCause}
          />
          <CauseList
            label={t(say('pages.explanation.on-server'))}
            why={t(say('pages.explanation.on-server-why'))}
            causes={page.causesOnServer ?? []}
            onCause={onCause}
          />
        </>
      )}
    </>
  );
}

interface CauseListProps {
  readonly label: string;
  readonly why: string | null;
  readonly causes: CodePage['causes'];
  readonly onCause: (cause: CauseId) => void;
}

/** Causes in their order, each leading to its own page; nothing where there are none. */
function CauseList({ label, why, causes, onCause }: CauseListProps) {
  const t = useWords();
  const known = [...new Set(causes.map((one) => one.cause))].flatMap((cause) => causeOf(cause) ?? []);
  if (known.length === 0) return null;
  return (
    <Box component="section">
      <Typography variant="h2" sx={{ mb: 0.5 }}>
        {label}
      </Typography>
      {why === null ? null : (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
          {why}
        </Typography>
      )}
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {known.map((cause) => (
          <Box component="li" key={cause.id} sx={{ borderTop: '1px solid', borderColor: 'divider' }}>
            <ButtonBase
              onClick={() => onCause(cause.id)}
              sx={{ width: '100%', py: 1, justifyContent: 'space-between', textAlign: 'start' }}
            >
              <Typography component="span">{t(cause.words.title)}</Typography>
              <Icon name="chevron" sx={{ color: 'text.secondary', flex: 'none' }} />
            </ButtonBase>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** The sentence with the name that people know the program by. */
function named(plain: Said, family: string): Said {
  return plain.values?.family === undefined ? plain : { ...plain, values: { ...plain.values, family: nameFamily(family) } };
}
