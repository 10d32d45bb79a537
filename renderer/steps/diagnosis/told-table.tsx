import { Box, Typography } from '@mui/material';
import type { LogTable } from '../../../shared/report/log-report.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { useWords } from '../../parts/words.tsx';

/** A table of what a file holds, under its heading. */
export function ToldTable({ table, level }: { readonly table: LogTable; readonly level: 'h2' | 'h3' }) {
  const t = useWords();
  return (
    <Box>
      <Typography variant={level} sx={{ mb: level === 'h2' ? 1 : 0.5 }}>
        {t(table.heading)}
      </Typography>
      <DataTable
        label={t(table.heading)}
        columns={table.columns.map(t)}
        rows={table.rows.map((row, at) => ({ id: `${table.id} ${at}`, cells: row.map(t) }))}
      />
    </Box>
  );
}
