import { Box, Button, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import { isCallersCase } from '../../../shared/wizard/callers-case.ts';
import { say } from '../../../shared/words/index.ts';
import { CopyBox } from '../../parts/copy-box.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useWords } from '../../parts/words.tsx';
import { hostInText } from './next-action.ts';

/** Helping somebody else: how their own computer can tell what cannot be seen from here, and where the file that comes back goes in. */
export function CallersCheck({ document, onOpen }: { readonly document: CaseDocument; readonly onOpen: () => void }) {
  const t = useWords();
  if (document.situation.about !== 'other' || isCallersCase(document)) return null;
  const target = document.input.kind === 'target' ? document.input.target.asTyped : hostInText(document);
  return (
    <Panel component="section" aria-labelledby="callers-check">
      <Typography variant="h2" id="callers-check">
        {t(say('diagnosis.caller.title'))}
      </Typography>
      <Typography sx={{ color: 'text.secondary', mt: 0.5, mb: 2 }}>{t(say('diagnosis.caller.small'))}</Typography>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', rowGap: 2 }}>
        <Way icon="laptop" text={t(say('diagnosis.caller.window'))} />
        {target === null ? null : (
          <Way icon="pulse" text={t(say('diagnosis.caller.line'))}>
            <CopyBox label={t(say('diagnosis.caller.line.label'))} text={`npm start -- diagnose ${quoted(target)} --save case.json`} />
          </Way>
        )}
        <Way icon="folder" text={t(say('diagnosis.caller.back'))}>
          <Button variant="outlined" size="small" startIcon={<Icon name="file" />} onClick={onOpen}>
            {t(say('diagnosis.caller.open'))}
          </Button>
        </Way>
      </Box>
    </Panel>
  );
}

function Way({ icon, text, children }: { icon: 'laptop' | 'pulse' | 'folder'; text: string; children?: ReactNode }) {
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: '24px minmax(0, 1fr)', columnGap: 1.5 }}>
      <Icon name={icon} sx={{ color: 'primary.main' }} />
      <Box sx={{ display: 'grid', rowGap: 1, justifyItems: 'start', '& > div': { width: '100%' } }}>
        <Typography>{text}</Typography>
        {children}
      </Box>
    </Box>
  );
}

/** As one argument of a command line; a host, port or URL that holds anything else is put in quotes. */
function quoted(target: string): string {
  return /^[\w.:[\]/-]+$/.test(target) ? target : `"${target.replaceAll(/["\\$`!]/g, '')}"`;
}
