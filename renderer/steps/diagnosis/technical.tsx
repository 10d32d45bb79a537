import { Box, Typography } from '@mui/material';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import { causeSentence } from '../../../shared/report/sentence.ts';
import { say } from '../../../shared/words/index.ts';
import { Code } from '../../parts/code.tsx';
import { Fold } from '../../parts/fold.tsx';
import { useLanguage, useWords } from '../../parts/words.tsx';

/** The small print for those who know the terms; folded until asked for. */
export function Technical({ document }: { readonly document: CaseDocument }) {
  const t = useWords();
  const language = useLanguage();
  const { diagnosis, input, cost } = document;
  const { primary } = diagnosis;
  const rows: [string, string][] = [];
  if (primary !== null) rows.push([t(say('diagnosis.technical.cause')), primary.cause]);
  if (primary !== null && primary.variant !== null) rows.push([t(say('diagnosis.technical.variant')), primary.variant]);
  if (input.kind === 'target') rows.push([t(say('diagnosis.technical.target')), `${input.target.host} ${input.target.port}`]);
  if (cost.connections > 0) {
    const value = { connections: cost.connections, time: { milliseconds: cost.milliseconds }, hosts: cost.hosts };
    rows.push([t(say('diagnosis.technical.cost')), t(say('diagnosis.technical.cost.value', value))]);
  }
  const ruledOut = diagnosis.findings.filter((finding) => finding.state === 'ruled-out');
  return (
    <Box component="section" data-technical="">
      <Fold label={t(say('diagnosis.technical'))}>
        {primary === null ? null : <Typography sx={{ mb: 1.5 }}>{causeSentence(primary.cause, 'technical', language)}</Typography>}
        <Box
          component="dl"
          sx={{ m: 0, display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '8rem minmax(0, 1fr)' }, rowGap: 0.5, columnGap: 2 }}
        >
          {rows.map(([label, value]) => (
            <Box key={label} sx={{ display: 'contents' }}>
              <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
                {label}
              </Typography>
              <Code component="dd" sx={{ m: 0 }}>
                {value}
              </Code>
            </Box>
          ))}
        </Box>
        {ruledOut.length === 0 ? null : (
          <Box sx={{ mt: 2 }}>
            <Typography variant="subtitle2">{t(say('diagnosis.ruled-out', { count: ruledOut.length }))}</Typography>
            <Code sx={{ color: 'text.secondary' }}>{ruledOut.map((finding) => finding.cause).join(', ')}</Code>
          </Box>
        )}
        <Fold label={t(say('diagnosis.technical.raw'))}>
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
            {t(say('diagnosis.technical.raw.help'))}
          </Typography>
          <Code
            component="pre"
            tabIndex={0}
            sx={{ m: 0, p: 2, maxHeight: 320, overflow: 'auto', whiteSpace: 'pre-wrap', bgcolor: 'action.hover', borderRadius: 2 }}
          >
            {JSON.stringify(document, null, 2)}
          </Code>
        </Fold>
      </Fold>
    </Box>
  );
}
