import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { causeOf } from '../../../shared/causes/index.ts';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import type { Diagnosis } from '../../../shared/model/diagnosis.ts';
import type { FoundFinding } from '../../../shared/model/finding.ts';
import type { Said } from '../../../shared/model/said.ts';
import { toldOthers } from '../../../shared/report/told-others.ts';
import { say } from '../../../shared/words/index.ts';
import { Icon } from '../../parts/icons.tsx';
import { useWords } from '../../parts/words.tsx';

/** So many are worth reading at once. */
const FIRST = 4;

/** What else was found: what it could be instead, and what stands beside the main cause. */
export function Others({ document }: { readonly document: CaseDocument }) {
  const { instead, besides } = toldOthers(document);
  return (
    <>
      <OtherList heading={say('diagnosis.others')} others={instead} />
      <OtherList heading={say('diagnosis.others.besides')} others={besides} />
    </>
  );
}

function OtherList({ heading, others }: { readonly heading: Said; readonly others: Diagnosis['others'] }) {
  const t = useWords();
  const [all, setAll] = useState(false);
  if (others.length === 0) return null;
  return (
    <Box component="section">
      <Typography variant="h2" sx={{ mb: 1 }}>
        {t(heading)}
      </Typography>
      <Stack component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {others.slice(0, all ? others.length : FIRST).map((other) => (
          <Stack
            component="li"
            direction="row"
            key={`${other.cause} ${other.variant ?? ''}`}
            sx={{ gap: 1.5, py: 1.5, borderTop: '1px solid', borderColor: 'divider' }}
          >
            <Icon name={other.explainedBy === null ? 'info' : 'link'} sx={{ color: 'text.secondary' }} />
            <Box sx={{ minWidth: 0 }}>
              <Typography>{t(titleOf(other))}</Typography>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {[...(other.explainedBy === null ? [] : [t(say('diagnosis.others.explained'))]), ...other.because.slice(0, 2).map(t)].join(
                  ' · ',
                )}
              </Typography>
            </Box>
          </Stack>
        ))}
      </Stack>
      {all || others.length <= FIRST ? null : (
        <Button size="small" onClick={() => setAll(true)} sx={{ ml: -1.5 }}>
          {t(say('diagnosis.others.more', { count: others.length - FIRST }))}
        </Button>
      )}
    </Box>
  );
}

function titleOf(finding: FoundFinding) {
  return finding.title ?? causeOf(finding.cause)?.words.title ?? say('diagnosis.others.another');
}
