import { Box, Button, Stack, Typography } from '@mui/material';
import { type RefObject, useState } from 'react';
import { ladderOf } from '../../../shared/facts/ladder-of.ts';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import { withoutRepeats } from '../../../shared/report/log-report.ts';
import { say } from '../../../shared/words/index.ts';
import { AddressesTable } from '../../parts/addresses-table.tsx';
import { viewAddresses } from '../../parts/addresses-view.ts';
import { useWords } from '../../parts/words.tsx';
import { EvidenceRow } from './evidence-row.tsx';

interface Props {
  readonly document: CaseDocument;
  /** Numbers of the evidence the verdict rests on; null shows the whole list. */
  readonly only: readonly number[] | null;
  readonly focusOn: RefObject<HTMLDivElement | null>;
}

/** A log or a capture can hold thousands; the rest stands in the report and in the case file. */
const MOST_ROWS = 60;

/** What was looked at: first what the verdict rests on, all of it on demand. */
export function EvidenceColumn({ document, only, focusOn }: Props) {
  const t = useWords();
  const [all, setAll] = useState(false);
  const { evidence } = document;
  const telling = withoutRepeats(only === null ? evidence : evidence.filter((one) => only.includes(one.id)));
  const listed = all || telling.length === 0 ? evidence : telling;
  const shown = listed.slice(0, MOST_ROWS);
  const pictured = telling.find((one) => one.kind === 'chain' || ladderOf(one, document) !== null)?.id ?? null;
  const addresses = viewAddresses(evidence);
  return (
    <Box component="section" ref={focusOn} tabIndex={-1} sx={{ outline: 'none' }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {t(say('diagnosis.evidence'))}
      </Typography>
      {evidence.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t(say('diagnosis.evidence.none'))}
        </Typography>
      ) : null}
      {addresses.length > 1 ? <AddressesTable rows={addresses} /> : null}
      <Stack component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {shown.map((one) => (
          <EvidenceRow
            key={one.id}
            evidence={one}
            document={document}
            telling={only?.includes(one.id) === true}
            open={one.id === pictured}
          />
        ))}
      </Stack>
      {shown.length < evidence.length && !all ? (
        <Button size="small" onClick={() => setAll(true)} sx={{ mt: 1, ml: -1.5 }}>
          {t(say('diagnosis.evidence.all', { count: evidence.length }))}
        </Button>
      ) : null}
    </Box>
  );
}
