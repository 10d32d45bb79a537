import { Box } from '@mui/material';
import type { TrustStoreReading } from '../../../shared/model/computer.ts';
import { say } from '../../../shared/words/index.ts';
import { Code } from '../../parts/code.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { useWords } from '../../parts/words.tsx';

/** Every place with trusted roots: how many, and which were added here. "Could not read" is not "empty". */
export function Stores({ stores }: { readonly stores: readonly TrustStoreReading[] }) {
  const t = useWords();
  const columns = [say('pages.computer.stores.program'), say('pages.computer.stores.roots'), say('pages.computer.stores.added')].map(t);
  const rows = stores.map((store) => ({
    id: `${store.store} ${store.location}`,
    cells: [
      <Box key="name">
        <bdi>{store.program}</bdi>
        <Code component="bdi" sx={{ display: 'block', color: 'text.secondary', fontWeight: 400 }}>
          {store.location}
        </Code>
      </Box>,
      store.outcome === 'read'
        ? t(say('pages.computer.stores.count', { count: store.count }))
        : t(say(`pages.computer.stores.${store.outcome}`)),
      store.outcome === 'could-not-read'
        ? t(say('pages.computer.state.not-known'))
        : store.outcome !== 'read' || store.extra.length === 0
          ? t(say('pages.computer.stores.added.none'))
          : store.extra.map((root) => (
              <Box key={root.certificate.sha256} sx={{ fontWeight: 600 }}>
                <bdi>{root.product ?? root.certificate.subjectText}</bdi>
              </Box>
            )),
    ],
  }));
  return <DataTable label={t(say('pages.computer.stores', { count: stores.length }))} columns={columns} rows={rows} />;
}
