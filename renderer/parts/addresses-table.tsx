import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { say } from '../../shared/words/index.ts';
import type { AddressRow } from './addresses-view.ts';
import { Code } from './code.tsx';
import { Icon } from './icons.tsx';
import { useWords } from './words.tsx';

/** One row an address, with how many of the tries worked. */
export function AddressesTable({ rows }: { readonly rows: readonly AddressRow[] }) {
  const t = useWords();
  return (
    <TableContainer tabIndex={0} role="group" aria-label={t(say('diagnosis.addresses.label'))}>
      <Table size="small" aria-label={t(say('diagnosis.addresses.label'))}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 0 }}>{t(say('diagnosis.addresses.address'))}</TableCell>
            <TableCell>{t(say('diagnosis.addresses.worked'))}</TableCell>
            <TableCell sx={{ pr: 0 }}>{t(say('diagnosis.addresses.result'))}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => {
            const well = row.worked === row.all;
            return (
              <TableRow key={row.address}>
                <TableCell component="th" scope="row" sx={{ pl: 0 }}>
                  <Code sx={{ whiteSpace: row.address.includes(':') ? 'normal' : 'nowrap' }}>{row.address}</Code>
                </TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>
                  <Icon
                    name={well ? 'fine' : 'found'}
                    sx={{ fontSize: '1.125rem', verticalAlign: 'text-bottom', mr: 0.75, color: well ? 'success.main' : 'error.main' }}
                  />
                  {t(say('diagnosis.addresses.worked.value', { worked: row.worked, all: row.all }))}
                </TableCell>
                <TableCell sx={{ pr: 0 }}>{row.ends.map(t).join(' ')}</TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
