import { Box } from '@mui/material';
import type { ComputerReport } from '../../../shared/model/computer.ts';
import { say } from '../../../shared/words/index.ts';
import { Code } from '../../parts/code.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { useWords } from '../../parts/words.tsx';

/** Rules set on this computer that change versions, ciphers or trust. */
export function Policies({ policies }: { readonly policies: ComputerReport['policies'] }) {
  const t = useWords();
  const rows = policies.map((policy) => ({
    id: `${policy.location} ${policy.setting}`,
    cells: [
      <Box key="setting">
        <bdi>{policy.source}</bdi>
        <Code sx={{ display: 'block', color: 'text.secondary', fontWeight: 400 }}>{`${policy.setting} = ${policy.value}`}</Code>
      </Box>,
      t(policy.effect),
    ],
  }));
  const columns = [say('pages.computer.policies.setting'), say('pages.computer.policies.effect')].map(t);
  return <DataTable label={t(say('pages.computer.policies', { count: policies.length }))} columns={columns} rows={rows} />;
}
