import { Typography } from '@mui/material';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import { failedRequests, moreRequests } from '../../../shared/report/failed-requests.ts';
import { Panel } from '../../parts/panel.tsx';
import { useWords } from '../../parts/words.tsx';
import { ToldTable } from './told-table.tsx';

/** What failed in a browser's recording, each place with its own cause and whose turn it is. */
export function FailedRequests({ document }: { readonly document: CaseDocument }) {
  const t = useWords();
  const table = failedRequests(document);
  if (table === null) return null;
  const more = moreRequests(table);
  return (
    <Panel>
      <ToldTable table={table} level="h2" />
      {more === null ? null : (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
          {t(more)}
        </Typography>
      )}
    </Panel>
  );
}
