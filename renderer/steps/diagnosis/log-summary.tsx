import { Box, Stack, Typography } from '@mui/material';
import type { Evidence } from '../../../shared/model/evidence.ts';
import { furtherPatterns, logRange, logSummaries, logTables } from '../../../shared/report/log-report.ts';
import { say } from '../../../shared/words/index.ts';
import { Panel } from '../../parts/panel.tsx';
import { useWords } from '../../parts/words.tsx';
import { ToldTable } from './told-table.tsx';

/** What a server's log says as a whole: the sentences that matter, then its failures by cause, by client and by what else it shows. */
export function LogSummary({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const t = useWords();
  const logs = logSummaries(evidence);
  return logs.map((log, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: logs of one case never change their order
    <Panel key={index}>
      <Stack sx={{ gap: 2 }}>
        <Box>
          <Typography variant="h2">{t(say('logs.section'))}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {log.file === undefined ? '' : `${log.file} · `}
            {t(logRange(log))}
          </Typography>
        </Box>
        <Stack component="ul" sx={{ m: 0, pl: 2.5, gap: 0.5 }}>
          {furtherPatterns(log, index).map((sentence) => (
            <Typography component="li" key={sentence.key}>
              {t(sentence)}
            </Typography>
          ))}
        </Stack>
        {logTables(log).map((table) => (
          <ToldTable key={table.id} table={table} level="h3" />
        ))}
      </Stack>
    </Panel>
  ));
}
