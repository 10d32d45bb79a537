import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { CodePage } from '../../../shared/read/code-page.ts';
import { afterATurn } from '../../parts/after-a-turn.ts';

type Tables = typeof import('../../../shared/read/code-page.ts');

const MOST = 20;

/** The tables of codes, loaded when first needed; null until they are there. */
export function useCodeTables(): Tables | null {
  const [tables, setTables] = useState<Tables | null>(null);
  useEffect(() => {
    let open = true;
    void loadTables(() => afterATurn(() => open)).then((loaded) => {
      if (open && loaded !== null) setTables(loaded);
    });
    return () => {
      open = false;
    };
  }, []);
  return tables;
}

async function loadTables(turn: () => Promise<boolean>): Promise<Tables | null> {
  const [tables, { prepareReading }] = await Promise.all([
    import('../../../shared/read/code-page.ts'),
    import('../../../shared/read/message/prepare.ts'),
  ]);
  // Whoever opens this page waits for the codes on it.
  const isWaited = () => true;
  return (await prepareReading(turn, isWaited, () => performance.now())) ? tables : null;
}

/** Codes that fit what is typed, best first. */
export function useCodes(query: string): readonly CodePage[] {
  const tables = useCodeTables();
  const settled = useDeferredValue(query);
  return useMemo(() => (tables === null || settled.trim().length < 2 ? [] : tables.searchCodes(settled, MOST)), [tables, settled]);
}
