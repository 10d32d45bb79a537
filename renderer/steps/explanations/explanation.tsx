import { Box, ButtonBase, Typography } from '@mui/material';
import { type ReactNode, useMemo } from 'react';
import { causeOf } from '../../../shared/causes/index.ts';
import type { CauseId } from '../../../shared/model/cause-id.ts';
import { say } from '../../../shared/words/index.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Code } from '../../parts/code.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Panel } from '../../parts/panel.tsx';
import { SidesRow } from '../../parts/sides-row.tsx';
import { Terms } from '../../parts/terms.tsx';
import { Title } from '../../parts/title.tsx';
import { useWords } from '../../parts/words.tsx';
import type { Subject } from '../../state/screen.ts';
import { CodeExplanation } from './code-explanation.tsx';
import { nameFamily } from './family-names.ts';
import { useCodeTables } from './use-codes.ts';

/** Explained for whoever reads: nobody's trouble in particular. */
const HERE = { audience: 'end-user', about: 'this-computer' } as const;

interface Props {
  readonly subject: Subject;
  readonly onOpen: (subject: Subject) => void;
  readonly onCheck: () => void;
  readonly onBack: () => void;
}

/** One cause or one code, explained on a page of its own. */
export function Explanation({ subject, onOpen, onCheck, onBack }: Props) {
  const t = useWords();
  return (
    <Page
      actions={
        <ActionBar
          primary={{ label: t(say('pages.explanation.check')), icon: 'forward', onPress: onCheck }}
          back={{ label: t(say('shell.back')), onPress: onBack }}
        />
      }
    >
      {subject.kind === 'cause' ? (
        <CauseExplanation cause={subject.cause} onCode={(family, id) => onOpen({ kind: 'code', family, id })} />
      ) : (
        <CodeExplanation family={subject.family} id={subject.id} onCause={(cause) => onOpen({ kind: 'cause', cause })} />
      )}
    </Page>
  );
}

function CauseExplanation({ cause: id, onCode }: { readonly cause: CauseId; readonly onCode: (family: string, id: string) => void }) {
  const t = useWords();
  const cause = causeOf(id);
  const tables = useCodeTables();
  const codes = useMemo(() => tables?.codesOfCause(id) ?? [], [tables, id]);
  if (cause === undefined) return <Title>{t(say('diagnosis.others.another'))}</Title>;
  return (
    <>
      <Title>{t(cause.words.title)}</Title>
      <Panel>
        <Typography>
          <Terms>{t(cause.words.plain)}</Terms>
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 2, mb: 0.75 }}>
          {t(say('pages.explanation.whose'))}
        </Typography>
        <SidesRow side={cause.usualSide} situation={HERE} label={t(say('pages.explanation.whose'))} />
      </Panel>
      {codes.length === 0 ? null : (
        <Box component="section">
          <Typography variant="h2" sx={{ mb: 1 }}>
            {t(say('pages.explanation.said-as'))}
          </Typography>
          <Box
            component="ul"
            sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1 }}
          >
            {codes.map((code) => (
              <li key={`${code.family} ${code.id}`}>
                <CodeCard family={code.family} id={code.id} onOpen={() => onCode(code.family, code.id)} />
              </li>
            ))}
          </Box>
        </Box>
      )}
      <Part label={t(say('pages.explanation.technical'))}>
        <Typography>{t(cause.words.technical)}</Typography>
      </Part>
      <Part label={t(say('pages.explanation.sources'))}>
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {cause.sources.map((source) => (
            <Typography component="li" variant="body2" key={source}>
              {source}
            </Typography>
          ))}
        </Box>
      </Part>
    </>
  );
}

/** One program's word for it; the whole card opens its page. */
function CodeCard({ family, id, onOpen }: { readonly family: string; readonly id: string; readonly onOpen: () => void }) {
  return (
    <ButtonBase
      onClick={onOpen}
      sx={{
        width: '100%',
        height: '100%',
        px: 1.5,
        py: 1,
        border: '1px solid',
        borderColor: 'edge',
        borderRadius: 2,
        bgcolor: 'background.paper',
        textAlign: 'start',
        justifyContent: 'space-between',
        gap: 1,
        '&:hover': { borderColor: 'primary.main' },
      }}
    >
      <Box component="span" sx={{ minWidth: 0 }}>
        <Code sx={{ display: 'block' }}>
          <bdi>{id}</bdi>
        </Code>
        <Typography component="span" variant="body2" sx={{ display: 'block', color: 'text.secondary' }}>
          <bdi>{nameFamily(family)}</bdi>
        </Typography>
      </Box>
      <Icon name="chevron" sx={{ color: 'text.secondary', flex: 'none' }} />
    </ButtonBase>
  );
}

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box component="section" data-technical="">
      <Typography variant="h2" sx={{ mb: 1 }}>
        {label}
      </Typography>
      {children}
    </Box>
  );
}
