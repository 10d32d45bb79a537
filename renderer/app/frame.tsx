import { Box, Button, Link } from '@mui/material';
import { type ReactNode, Suspense } from 'react';
import { say } from '../../shared/words/index.ts';
import { StageLine } from '../parts/stage-line.tsx';
import { useWords } from '../parts/words.tsx';
import type { AppState } from '../state/app-state.ts';
import type { AppEvent } from '../state/event.ts';
import { stageOf } from '../state/screen.ts';
import { Mark } from './mark.tsx';
import { Places } from './places.tsx';

interface Props {
  readonly state: AppState;
  readonly tell: (event: AppEvent) => void;
  readonly onComputer: () => void;
  readonly children: ReactNode;
}

/** What stands around every screen: the name, the ways to the side pages, and where on the way we are. */
export function Frame({ state, tell, onComputer, children }: Props) {
  const t = useWords();
  const stage = stageOf(state.screen, state.job?.doing === 'recheck');
  return (
    <>
      <Link
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>('#content h1')?.focus();
        }}
        sx={{ position: 'absolute', left: 16, top: -80, zIndex: 5, p: 1, bgcolor: 'background.paper', '&:focus': { top: 8 } }}
      >
        {t(say('shell.skip-to-content'))}
      </Link>
      <Box
        component="header"
        sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 1, px: { xs: 1, sm: 2.5 }, minHeight: 56 }}
      >
        <Button
          color="secondary"
          sx={{ minWidth: 0, lineHeight: 1.25, textAlign: 'start', '& .MuiButton-startIcon': { flex: 'none' } }}
          startIcon={<Mark />}
          onClick={() => tell({ type: 'case.closed' })}
          disabled={state.job !== null}
        >
          {t(say('shell.name'))}
        </Button>
        <Places
          here={state.screen.name}
          busy={state.job !== null}
          onOpen={(name) => {
            tell({ type: 'screen.opened', screen: { name } });
            if (name === 'computer') onComputer();
          }}
        />
      </Box>
      {stage === null ? null : (
        <Box
          component="section"
          aria-label={t(say('shell.stages.label'))}
          sx={{
            width: '100%',
            maxWidth: { xs: 784, lg: state.screen.name === 'diagnosis' ? 1176 : 784 },
            mx: 'auto',
            px: { xs: 2, sm: 4 },
            pt: 0.5,
          }}
        >
          <Box sx={{ maxWidth: { xs: 720, lg: state.screen.name === 'diagnosis' ? 'min(720px, 100% - 392px)' : 720 } }}>
            <StageLine at={stage} />
          </Box>
        </Box>
      )}
      <Box component="main" id="content" sx={{ flex: 1, display: 'flex', flexDirection: 'column' }}>
        <Suspense>{children}</Suspense>
      </Box>
    </>
  );
}
