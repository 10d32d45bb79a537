import { Box } from '@mui/material';
import type { ProxySetting } from '../../../shared/model/computer.ts';
import { ENGLISH, say } from '../../../shared/words/index.ts';
import { Code } from '../../parts/code.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { useWords } from '../../parts/words.tsx';

/** Every place that says which way to go; secrets were masked before they came here. */
export function Proxies({ proxies }: { readonly proxies: readonly ProxySetting[] }) {
  const t = useWords();
  const nameSource = (source: string) =>
    Object.hasOwn(ENGLISH.areas.pages ?? {}, `computer.source.${source}`) ? (
      t({ key: `pages.computer.source.${source}` })
    ) : (
      <bdi>{source}</bdi>
    );
  const rows = proxies.map((setting) => ({
    id: `${setting.source} ${setting.location}`,
    cells: [
      <Box key="where">
        {nameSource(setting.source)}
        <Code component="bdi" sx={{ display: 'block', color: 'text.secondary', fontWeight: 400 }}>
          {setting.location}
        </Code>
      </Box>,
      t(sayOf(setting)),
    ],
  }));
  const columns = [say('pages.computer.proxies.source'), say('pages.computer.proxies.says')].map(t);
  return <DataTable label={t(say('pages.computer.proxies', { count: proxies.length }))} columns={columns} rows={rows} />;
}

function sayOf(setting: ProxySetting) {
  switch (setting.mode) {
    case 'manual':
      return say('pages.computer.proxies.manual', { proxy: setting.proxy ?? '' });
    case 'pac':
      return say('pages.computer.proxies.pac', { url: setting.pacUrl ?? '' });
    case 'wpad':
      return setting.pacUrl === null
        ? say('pages.computer.proxies.wpad')
        : say('pages.computer.proxies.wpad.found', { url: setting.pacUrl });
    default:
      return say(`pages.computer.proxies.${setting.mode}`);
  }
}
