import { Box, ButtonBase, Typography } from '@mui/material';
import { useEffect, useId, useState } from 'react';
import { say } from '../../shared/words/index.ts';
import type { LadderRow } from '../../shared/words/say-handshake.ts';
import { CODE } from './code.tsx';
import { hexDump } from './hex-dump.ts';
import { Icon } from './icons.tsx';
import { useWords } from './words.tsx';

/** Takes a message apart, when somebody opens it. */
export type FieldsOf = (rawBase64: string) => Promise<readonly { readonly name: string; readonly value: string }[]>;

interface LadderProps {
  readonly rows: readonly LadderRow[];
  readonly plain?: boolean;
  /** Seen in a capture: the client is somebody, not the reader. */
  readonly captured?: boolean;
  readonly fieldsOf?: FieldsOf | null;
}

/** Two lanes, time downwards. It is an ordered list: whoever does not see the lanes hears who says what to whom. */
export function Ladder({ rows, plain = false, captured = false, fieldsOf = null }: LadderProps) {
  const t = useWords();
  return (
    <Box>
      <Box
        aria-hidden="true"
        sx={{ display: 'flex', justifyContent: 'space-between', typography: 'subtitle2', color: 'text.secondary', mb: 0.5 }}
      >
        <span>{t(say(captured ? 'diagnosis.ladder.client.captured' : 'diagnosis.ladder.client'))}</span>
        <span>{t(say('diagnosis.ladder.server'))}</span>
      </Box>
      <Box
        component="ol"
        aria-label={t(say('diagnosis.ladder.label'))}
        // An empty marker, not none: without markers Safari takes it for no list.
        sx={{ m: 0, p: 0, listStyleType: '""', borderInline: '2px solid', borderColor: 'edge' }}
      >
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of what was said is its identity
          <Row key={index} row={row} plain={plain} captured={captured} fieldsOf={fieldsOf} />
        ))}
      </Box>
    </Box>
  );
}

function Row({ row, plain, captured, fieldsOf }: { readonly row: LadderRow } & Required<Omit<LadderProps, 'rows'>>) {
  const t = useWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  const fromClient = row.from === 'client';
  const small = [...row.facts, ...(plain ? [] : row.small.map(t))].map(unbroken).join(' · ');
  const face = (
    <>
      <Box component="span" sx={HIDDEN}>
        {t(say(`diagnosis.ladder.${fromClient ? 'from-client' : 'from-server'}${captured ? '.captured' : ''}`))}:
      </Box>
      {row.failing ? (
        <Typography
          component="span"
          variant="subtitle2"
          sx={{ display: 'flex', gap: 0.75, alignItems: 'center', justifyContent: fromClient ? 'start' : 'end', color: 'error.main' }}
        >
          <Icon name="found" sx={{ fontSize: '1.125rem' }} />
          {t(say('diagnosis.ladder.failing'))}
        </Typography>
      ) : null}
      <Typography component="span" variant="subtitle2" sx={{ display: 'block' }}>
        {row.name === null ? null : <bdi>{row.name}</bdi>}
        {row.name === null && row.said !== null ? t(row.said) : ''}
      </Typography>
      {row.name !== null && row.said !== null ? (
        <Typography component="span" variant="body2" sx={{ display: 'block', color: 'text.secondary' }}>
          {t(row.said)}
        </Typography>
      ) : null}
      {small === '' ? null : (
        <Box component="span" sx={{ ...CODE, display: 'block', color: 'text.secondary' }} data-technical="">
          {small}
        </Box>
      )}
    </>
  );
  return (
    <Box
      component="li"
      sx={{
        px: 1.5,
        py: 1,
        textAlign: fromClient ? 'start' : 'end',
        bgcolor: row.failing ? 'color-mix(in srgb, var(--mui-palette-error-main) 9%, transparent)' : 'transparent',
      }}
    >
      {row.rawBase64 === null ? (
        <Box sx={{ px: 0.5 }}>{face}</Box>
      ) : (
        <ButtonBase
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          sx={{
            display: 'flex',
            flexDirection: fromClient ? 'row' : 'row-reverse',
            alignItems: 'center',
            gap: 1,
            width: '100%',
            px: 0.5,
            borderRadius: 1,
            textAlign: 'inherit',
            '&:hover': { bgcolor: 'action.hover' },
          }}
        >
          <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
            {face}
          </Box>
          <Icon name="down" sx={{ color: 'text.secondary', transform: open ? 'rotate(180deg)' : 'none' }} />
        </ButtonBase>
      )}
      <Arrow toServer={fromClient} failing={row.failing} />
      {open && row.rawBase64 !== null ? <Inside id={id} rawBase64={row.rawBase64} fieldsOf={fieldsOf} /> : null}
    </Box>
  );
}

/** A short fact stands on one line: "24 ms", "RFC 8446 4.1.3". */
function unbroken(fact: string): string {
  return fact.length <= 20 ? fact.replaceAll(' ', '\u00a0') : fact;
}

/** The message taken apart, and its bytes. */
function Inside({ id, rawBase64, fieldsOf }: { readonly id: string; readonly rawBase64: string; readonly fieldsOf: FieldsOf | null }) {
  const t = useWords();
  const [fields, setFields] = useState<Awaited<ReturnType<FieldsOf>>>([]);
  useEffect(() => {
    let wanted = true;
    void fieldsOf?.(rawBase64).then((read) => {
      if (wanted) setFields(read);
    });
    return () => {
      wanted = false;
    };
  }, [rawBase64, fieldsOf]);
  return (
    <Box id={id} sx={{ mt: 1, textAlign: 'start' }}>
      {fields.length === 0 ? null : (
        <Box
          component="dl"
          aria-label={t(say('diagnosis.ladder.fields'))}
          dir="ltr"
          data-technical=""
          sx={{ ...CODE, m: 0, display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'minmax(10rem, max-content) 1fr' }, columnGap: 2 }}
        >
          {fields.map(({ name, value }) => (
            <Box key={name} sx={{ display: 'contents' }}>
              <Box component="dt" sx={{ color: 'text.secondary' }}>
                {name}
              </Box>
              <Box component="dd" sx={{ m: 0, mb: 0.5, overflowWrap: 'anywhere' }}>
                {value}
              </Box>
            </Box>
          ))}
        </Box>
      )}
      <Box
        component="pre"
        tabIndex={0}
        aria-label={t(say('diagnosis.ladder.bytes'))}
        role="group"
        dir="ltr"
        sx={{ ...CODE, m: 0, mt: 1, textAlign: 'left', maxHeight: 240, overflow: 'auto' }}
      >
        {hexDump(rawBase64)}
      </Box>
    </Box>
  );
}

function Arrow({ toServer, failing }: { readonly toServer: boolean; readonly failing: boolean }) {
  return (
    <Box
      aria-hidden="true"
      sx={{
        position: 'relative',
        height: 10,
        mt: 0.5,
        mx: -1.5,
        color: failing ? 'error.main' : 'primary.main',
        transform: toServer ? 'none' : 'scaleX(-1)',
      }}
    >
      <Box sx={{ position: 'absolute', insetInline: 0, top: 4, borderTop: failing ? '2px dashed' : '2px solid' }} />
      <Box
        component="svg"
        viewBox="0 0 10 10"
        sx={{
          position: 'absolute',
          right: 0,
          top: 0,
          width: 10,
          height: 10,
          fill: 'none',
          stroke: 'currentColor',
          strokeWidth: 1.75,
          strokeLinecap: 'round',
          strokeLinejoin: 'round',
        }}
      >
        <path d="M4 1l5 4l-5 4" />
      </Box>
    </Box>
  );
}

const HIDDEN = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;
