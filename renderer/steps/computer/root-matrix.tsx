import { Box, Typography } from '@mui/material';
import type { ComputerReport } from '../../../shared/model/computer.ts';
import { say } from '../../../shared/words/index.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Icon } from '../../parts/icons.tsx';
import { useStoreName } from '../../parts/trust-list.tsx';
import { useWords } from '../../parts/words.tsx';

/** Programs by roots: words in the cells, not only ticks. */
export function RootMatrix({ matrix }: { readonly matrix: ComputerReport['matrix'] }) {
  const t = useWords();
  const nameStore = useStoreName();
  const stores = [...new Set(matrix.flatMap((row) => row.cells.map((cell) => cell.store)))];
  const rows = stores.map((store) => ({
    id: store,
    cells: [nameStore(store), ...matrix.map((root) => <Cell key={root.root} cell={root.cells.find((cell) => cell.store === store)} />)],
  }));
  const columns = [t(say('diagnosis.matrix.program')), ...matrix.map((root) => <bdi key={root.root}>{root.root}</bdi>)];
  return <DataTable label={t(say('diagnosis.matrix.label'))} columns={columns} rows={rows} />;
}

type CellOfRoot = ComputerReport['matrix'][number]['cells'][number];

/** Trusts it or not, and why not. */
function Cell({ cell }: { readonly cell: CellOfRoot | undefined }) {
  const t = useWords();
  const trusted = cell?.trusted ?? 'could-not-read';
  const why = cell?.why ?? null;
  const [icon, colour, word] =
    trusted === true
      ? (['fine', 'success.main', say('diagnosis.matrix.trusts')] as const)
      : trusted === false
        ? (['bad', 'text.secondary', say('diagnosis.matrix.trusts-not')] as const)
        : (['unknown', 'text.secondary', say('diagnosis.matrix.could-not-read')] as const);
  return (
    <Box sx={{ display: 'flex', gap: 0.75, minWidth: '7rem' }}>
      <Icon name={icon} sx={{ fontSize: '1.125rem', color: colour, flex: 'none' }} />
      <Box>
        {t(word)}
        {why === null || trusted === 'could-not-read' ? null : (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t(why)}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
