import { Box, Stack, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import type { Said } from '../../shared/model/said.ts';
import { say } from '../../shared/words/index.ts';
import type { LadderRow } from '../../shared/words/say-handshake.ts';
import { CODE } from './code.tsx';
import { CopyBox } from './copy-box.tsx';
import { hexDump, keptBytes } from './hex-dump.ts';
import { useWords } from './words.tsx';

/** Takes a message apart, when somebody opens it. */
export type FieldsOf = (rawBase64: string) => Promise<readonly { readonly name: string; readonly value: string }[]>;
type Fields = Awaited<ReturnType<FieldsOf>>;

interface Props {
  readonly id: string;
  readonly row: LadderRow;
  /** More about what this message is for. */
  readonly more: Said | null;
  readonly fieldsOf: FieldsOf;
  readonly onClose: () => void;
}

/** What an opened message holds: what it is for, its fields, its bytes. Escape closes it. */
export function MessageInside({ id, row, more, fieldsOf, onClose }: Props) {
  const t = useWords();
  const fields = useFields(row.rawBase64, fieldsOf);
  return (
    <Stack
      id={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
      sx={{ mt: 1, gap: 1, textAlign: 'start' }}
    >
      {more === null ? null : <Typography variant="body2">{t(more)}</Typography>}
      {fields === null || fields.length === 0 ? null : <FieldList fields={fields} />}
      {row.encrypted && fields?.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t(say('handshake.sealed'))}
        </Typography>
      ) : null}
      {row.rawBase64 === null ? null : <Bytes rawBase64={row.rawBase64} count={row.bytes} />}
    </Stack>
  );
}

/** Null until they are read; none where the message cannot be taken apart. */
function useFields(rawBase64: string | null, fieldsOf: FieldsOf): Fields | null {
  const [fields, setFields] = useState<Fields | null>(null);
  useEffect(() => {
    let wanted = true;
    const reading = rawBase64 === null ? Promise.resolve([]) : fieldsOf(rawBase64);
    void reading
      .catch(() => [])
      .then((read) => {
        if (wanted) setFields(read);
      });
    return () => {
      wanted = false;
    };
  }, [rawBase64, fieldsOf]);
  return fields;
}

function FieldList({ fields }: { readonly fields: Fields }) {
  const t = useWords();
  return (
    <Box
      component="dl"
      aria-label={t(say('handshake.fields'))}
      dir="ltr"
      data-technical=""
      sx={{ ...CODE, m: 0, containerType: 'inline-size' }}
    >
      {fields.map(({ name, value }, index) => (
        <Box
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may stand twice, and nothing is ever moved
          key={index}
          sx={{ display: 'grid', columnGap: 2, '@container (min-width: 30rem)': { gridTemplateColumns: '13rem minmax(0, 1fr)' } }}
        >
          <Box component="dt" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {name}
          </Box>
          <Box component="dd" sx={{ m: 0, mb: 0.5, overflowWrap: 'anywhere' }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function Bytes({ rawBase64, count }: { readonly rawBase64: string; readonly count: number | null }) {
  const t = useWords();
  const bytes = keptBytes(rawBase64);
  const isWhole = count === null || bytes.length >= count;
  const label = isWhole ? say('handshake.bytes') : say('handshake.bytes.part', { kept: bytes.length, count });
  return <CopyBox label={t(label)} text={hexDump(bytes)} lines="scrolled" />;
}
