import { Box, Button, Stack, Typography } from '@mui/material';
import type { Saved } from '../../../shared/contract/doctor.ts';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import { say } from '../../../shared/words/index.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Panel } from '../../parts/panel.tsx';
import { SavedNote } from '../../parts/saved-note.tsx';
import { Title } from '../../parts/title.tsx';
import { useWords } from '../../parts/words.tsx';

interface Props {
  readonly document: CaseDocument;
  readonly saved: Saved | null;
  readonly onSavePdf: () => void;
  readonly onSaveCase: () => void;
  readonly onShow: (saved: Saved) => void;
  readonly onFinish: () => void;
  readonly onBack: () => void;
}

/** The record of the case: what stands in it, saved where. */
export function Report({ document, saved, onSavePdf, onSaveCase, onShow, onFinish, onBack }: Props) {
  const t = useWords();
  const contains = [
    say('recheck.report.contains.verdict'),
    say('recheck.report.contains.evidence'),
    ...(document.fixPlan === null ? [] : [say('recheck.report.contains.fix')]),
    ...(document.comparison === null ? [] : [say('recheck.report.contains.compare')]),
  ];
  return (
    <Page
      actions={
        <ActionBar
          primary={
            saved === null
              ? { label: t(say('recheck.report.pdf')), icon: 'download', onPress: onSavePdf }
              : { label: t(say('recheck.report.finish')), icon: 'forward', onPress: onFinish }
          }
          back={{ label: t(say('shell.back')), onPress: onBack }}
        >
          {saved === null ? null : (
            <Button variant="text" onClick={onSavePdf}>
              {t(say('recheck.report.again'))}
            </Button>
          )}
        </ActionBar>
      }
    >
      <Title small={t(say('recheck.report.small'))}>{t(say('recheck.report.title'))}</Title>
      <Box role="status" sx={{ '&:empty': { mt: -3 } }}>
        {saved === null ? null : <SavedNote saved={saved} onShow={onShow} />}
      </Box>
      <Panel>
        <Typography variant="h2">{t(say('recheck.report.contains'))}</Typography>
        <Typography sx={{ color: 'text.secondary', mt: 0.5, mb: 2 }}>{t(document.diagnosis.sentence)}</Typography>
        <Stack component="ul" sx={{ gap: 1, m: 0, p: 0, listStyle: 'none' }}>
          {contains.map((line) => (
            <Stack component="li" direction="row" key={line.key} sx={{ gap: 1.5 }}>
              <Icon name="check" sx={{ color: 'success.main' }} />
              <Typography>{t(line)}</Typography>
            </Stack>
          ))}
        </Stack>
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 2 }}>
          {t(say('recheck.report.leaves-out'))}
        </Typography>
      </Panel>
      <Panel sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 1.5, alignItems: 'center', bgcolor: 'transparent' }}>
        <Box sx={{ flex: '1 1 16rem', minWidth: 0 }}>
          <Typography variant="h3" component="h2">
            {t(say('recheck.report.case.title'))}
          </Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t(say('recheck.report.case.help'))}
          </Typography>
        </Box>
        <Button variant="outlined" size="small" startIcon={<Icon name="file" />} onClick={onSaveCase}>
          {t(say('recheck.report.case'))}
        </Button>
      </Panel>
    </Page>
  );
}
