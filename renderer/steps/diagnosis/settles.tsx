import { Box, Stack, Typography } from '@mui/material';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import type { Need } from '../../../shared/model/finding.ts';
import { say } from '../../../shared/words/index.ts';
import { Icon } from '../../parts/icons.tsx';
import { useWords } from '../../parts/words.tsx';

/** A check of the site brings all that can be measured: without one yet, it stands in the place of each single measurement. */
function settling({ input, diagnosis }: CaseDocument): readonly Need[] {
  if (input.kind === 'target') return diagnosis.wanted;
  const first = diagnosis.wanted.findIndex((need) => need.kind === 'probe');
  return diagnosis.wanted.flatMap((need, place): readonly Need[] =>
    need.kind !== 'probe' ? [need] : place === first ? [{ ...need, said: say('diagnosis.settles.check') }] : [],
  );
}

/** What would settle the doubt, best first. */
export function Settles({ document }: { readonly document: CaseDocument }) {
  const t = useWords();
  const { wanted, primary } = document.diagnosis;
  if (wanted.length === 0 || primary?.certainty === 'certain') return null;
  return (
    <Box component="section">
      <Typography variant="h2" sx={{ mb: 1 }}>
        {t(say('diagnosis.settles'))}
      </Typography>
      <Stack component="ol" sx={{ gap: 1, m: 0, p: 0, listStyle: 'none' }}>
        {settling(document)
          .slice(0, 3)
          .map((need) => (
            <Stack component="li" direction="row" key={JSON.stringify(need)} sx={{ gap: 1.5 }}>
              <Icon
                name={need.kind === 'probe' ? 'pulse' : need.kind === 'answer' ? 'message' : 'forward'}
                sx={{ color: 'primary.main' }}
              />
              <Typography>{t(need.said)}</Typography>
            </Stack>
          ))}
      </Stack>
    </Box>
  );
}
