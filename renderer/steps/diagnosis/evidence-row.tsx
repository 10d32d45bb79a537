import { Box, Typography } from '@mui/material';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import type { Evidence } from '../../../shared/model/evidence.ts';
import { describeEvidence } from '../../../shared/report/describe-evidence.ts';
import { say } from '../../../shared/words/index.ts';
import { Icon } from '../../parts/icons.tsx';
import { useWhen } from '../../parts/when.ts';
import { useWords } from '../../parts/words.tsx';
import { EvidenceDetail } from './evidence-detail.tsx';
import { evidenceLook } from './evidence-look.ts';

/** One thing that was looked at: found, fine or not known; a sentence; source and time in small print; the data folded below. */
export function EvidenceRow({
  evidence,
  document,
  telling,
  open,
}: {
  readonly evidence: Evidence;
  readonly document: CaseDocument;
  readonly telling: boolean;
  readonly open: boolean;
}) {
  const t = useWords();
  const when = useWhen();
  const look = evidenceLook(evidence, telling);
  return (
    <Box component="li" sx={{ py: 1.5, borderTop: '1px solid', borderColor: 'divider' }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: 1.5 }}>
        <Icon name={look.icon} sx={{ color: look.colour, fontSize: '1.25rem', mt: 0.25 }} />
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="body2">
            <Box component="span" sx={{ color: look.colour, fontWeight: 600 }}>
              {t(say(`checking.${look.word}`))}
            </Box>{' '}
            · {t(describeEvidence(evidence))}
          </Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t(say('diagnosis.evidence.when', { source: t(say(`report.from.${evidence.seenFrom}`)), time: when(evidence.at) }))}
          </Typography>
          <EvidenceDetail evidence={evidence} document={document} open={open} />
        </Box>
      </Box>
    </Box>
  );
}
