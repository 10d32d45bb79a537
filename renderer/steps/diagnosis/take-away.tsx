import { Button, Stack } from '@mui/material';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import { ticketLines } from '../../../shared/report/plain-text.ts';
import { isCallersCase } from '../../../shared/wizard/callers-case.ts';
import { say } from '../../../shared/words/index.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { useLanguage, useWords } from '../../parts/words.tsx';

interface Props {
  readonly document: CaseDocument;
  readonly onReport: () => void;
  readonly onCheckAgain: () => void;
}

/** What a person may want to carry off: the twelve lines for a ticket, the report, another check. */
export function TakeAway({ document, onReport, onCheckAgain }: Props) {
  const t = useWords();
  const language = useLanguage();
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1 }}>
      <CopyButton
        variant="outlined"
        text={ticketLines(document, language).join('\n')}
        label={t(say(document.situation.audience === 'end-user' ? 'diagnosis.copy-summary' : 'diagnosis.copy-ticket'))}
      />
      <Button variant="outlined" size="small" startIcon={<Icon name="file" />} onClick={onReport}>
        {t(say('diagnosis.save-report'))}
      </Button>
      {document.input.kind === 'target' && !isCallersCase(document) ? (
        <Button variant="outlined" size="small" startIcon={<Icon name="again" />} onClick={onCheckAgain}>
          {t(say('diagnosis.check-again'))}
        </Button>
      ) : null}
    </Stack>
  );
}
