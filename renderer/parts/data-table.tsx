import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly columns: readonly ReactNode[];
  /** First cell of a row names it. */
  readonly rows: readonly { readonly id: string; readonly cells: readonly ReactNode[] }[];
}

/** A plain table; where it is wider than the window it scrolls in its own frame, also by keyboard. */
export function DataTable({ label, columns, rows }: Props) {
  const last = columns.length - 1;
  return (
    <TableContainer tabIndex={0} role="group" aria-label={label}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {columns.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <TableCell key={index} sx={place(index, last)}>
                {column}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ id, cells: [name, ...cells] }) => (
            <TableRow key={id}>
              <TableCell component="th" scope="row" sx={place(0, last)}>
                {name}
              </TableCell>
              {cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <TableCell key={index} sx={place(index + 1, last)}>
                  {cell}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** The outer columns stand flush with the text around the table. */
function place(index: number, last: number) {
  return { verticalAlign: 'top', overflowWrap: 'break-word', ...(index === 0 ? { pl: 0 } : {}), ...(index === last ? { pr: 0 } : {}) };
}
