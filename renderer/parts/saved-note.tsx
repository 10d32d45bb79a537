import { Button, Typography } from '@mui/material';
import { say } from '../../shared/words/index.ts';
import { Icon } from './icons.tsx';
import { Panel } from './panel.tsx';
import { useWords } from './words.tsx';

interface Place {
  /** Full path. */
  readonly path: string;
  readonly saved: string;
}

/** Where a file was saved, with the way to it. */
export function SavedNote<S extends Place>({ saved, onShow }: { readonly saved: S; readonly onShow: (saved: S) => void }) {
  const t = useWords();
  return (
    <Panel sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
      <Icon name="fine" sx={{ color: 'success.main' }} />
      <Typography sx={{ flex: '1 1 16rem', minWidth: 0, overflowWrap: 'anywhere' }}>
        {t(say('recheck.report.saved-to', { path: saved.path }))}
      </Typography>
      <Button variant="outlined" size="small" startIcon={<Icon name="folder" />} onClick={() => onShow(saved)}>
        {t(say('recheck.report.show'))}
      </Button>
    </Panel>
  );
}
