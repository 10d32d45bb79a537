import { Box, ButtonBase, Typography } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { Fragment, useId, useRef, useState } from 'react';
import type { Said } from '../../shared/model/said.ts';
import { say } from '../../shared/words/index.ts';
import type { LadderRow } from '../../shared/words/say-handshake.ts';
import { CODE } from './code.tsx';
import { Icon } from './icons.tsx';
import { type FieldsOf, MessageInside } from './message-inside.tsx';
import { useWords } from './words.tsx';

interface LadderProps {
  readonly rows: readonly LadderRow[];
  /** What the list is called, where several stand side by side. */
  readonly label?: string;
  /** The client is somebody, not the reader: seen in a capture, told in a text. */
  readonly captured?: boolean;
  readonly fieldsOf: FieldsOf;
  /** More about each message, by its place. */
  readonly more?: readonly Said[];
}

/**
 * Two lanes, time downwards; lanes and arrows are drawn in SVG, over an ordered list. Whoever does not see the lanes hears who says what
 * to whom.
 */
export function Ladder({ rows, label, captured = false, fieldsOf, more = [] }: LadderProps) {
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
      <Box sx={{ position: 'relative' }}>
        <Lanes />
        <Box
          component="ol"
          aria-label={label ?? t(say('diagnosis.ladder.label'))}
          // An empty marker, not none: without markers Safari takes it for no list.
          sx={{ m: 0, p: 0, listStyleType: '""', position: 'relative' }}
        >
          {rows.map((row, index) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: the order of what was said is its identity
              key={index}
              row={row}
              place={index + 1}
              count={rows.length}
              captured={captured}
              fieldsOf={fieldsOf}
              more={more[index] ?? null}
            />
          ))}
        </Box>
      </Box>
    </Box>
  );
}

interface RowProps {
  readonly row: LadderRow;
  /** From 1; whoever goes from button to button hears how far the handshake came. */
  readonly place: number;
  readonly count: number;
  readonly captured: boolean;
  readonly fieldsOf: FieldsOf;
  readonly more: Said | null;
}

function Row({ row, place, count, captured, fieldsOf, more }: RowProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const fromClient = row.from === 'client';
  const face = <Face row={row} place={place} count={count} captured={captured} />;
  return (
    <Box
      component="li"
      sx={{
        px: 1.5,
        py: 1,
        textAlign: isUnsaid(row) ? 'center' : fromClient ? 'start' : 'end',
        bgcolor: row.failing ? 'color-mix(in srgb, var(--mui-palette-error-main) 9%, transparent)' : 'transparent',
      }}
    >
      {row.rawBase64 === null && more === null ? (
        <Box sx={{ px: 0.5 }}>{face}</Box>
      ) : (
        <ButtonBase
          ref={button}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
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
      {isUnsaid(row) ? null : <Arrow toServer={fromClient} failing={row.failing} />}
      {open ? (
        <MessageInside
          id={id}
          row={row}
          more={more}
          fieldsOf={fieldsOf}
          onClose={() => {
            setOpen(false);
            button.current?.focus();
          }}
        />
      ) : null}
    </Box>
  );
}

/** What stands between messages and is none, and no failure: nobody said it. */
function isUnsaid({ name, failing }: LadderRow): boolean {
  return name === null && !failing;
}

/** Who says what to whom, the facts that matter, and whether it stops here. */
function Face({ row, place, count, captured }: Pick<RowProps, 'row' | 'place' | 'count' | 'captured'>) {
  const t = useWords();
  const fromClient = row.from === 'client';
  const small = [...row.facts, ...row.small.map(t)].map(unbroken);
  return (
    <>
      <Box component="span" sx={HIDDEN}>
        {t(say('handshake.place', { place, count }))}{' '}
        {isUnsaid(row) ? '' : `${t(say(`diagnosis.ladder.${fromClient ? 'from-client' : 'from-server'}${captured ? '.captured' : ''}`))}:`}
      </Box>
      {row.failing ? (
        <Typography
          component="span"
          variant="subtitle2"
          sx={{ display: 'flex', gap: 0.75, alignItems: 'center', justifyContent: fromClient ? 'start' : 'end', color: 'error.main' }}
        >
          <Icon name="found" sx={{ fontSize: '1.125rem' }} />
          {t(say('handshake.failing'))}
          <Pause />
        </Typography>
      ) : null}
      <Typography
        component="span"
        variant={isUnsaid(row) ? 'body2' : 'subtitle2'}
        sx={{ display: 'block', color: isUnsaid(row) ? 'text.secondary' : undefined }}
      >
        {row.name === null ? null : <bdi>{row.name}</bdi>}
        {row.name === null && row.said !== null ? t(row.said) : <Pause />}
      </Typography>
      {row.name !== null && row.said !== null ? (
        <Typography component="span" variant="body2" sx={{ display: 'block', color: 'text.secondary' }}>
          {t(row.said)}
        </Typography>
      ) : null}
      {small.length === 0 ? null : (
        <Box component="span" sx={{ ...CODE, display: 'block', color: 'text.secondary', overflowWrap: 'anywhere' }} data-technical="">
          {small.map((part, index) => (
            // Each by itself, so that no number changes place with a word that is written the other way.
            // biome-ignore lint/suspicious/noArrayIndexKey: two facts may be the same
            <Fragment key={index}>
              {index === 0 ? '' : '\u00a0· '}
              <bdi>{part}</bdi>
            </Fragment>
          ))}
        </Box>
      )}
    </>
  );
}

/** Lines end by themselves; whoever hears them needs the full stop. */
function Pause() {
  return (
    <Box component="span" sx={HIDDEN}>
      .
    </Box>
  );
}

/** A short fact stands on one line: "24 ms", "RFC 8446 4.1.3". */
function unbroken(fact: string): string {
  return fact.length <= 20 ? fact.replaceAll(' ', '\u00a0') : fact;
}

/** Somebody's own colours do not reach into a drawing by themselves. */
const STROKE = {
  fill: 'none',
  stroke: 'currentColor',
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
  '@media (forced-colors: active)': { color: 'CanvasText' },
} as const;

function Lanes() {
  return (
    <Box
      component="svg"
      aria-hidden="true"
      sx={{
        position: 'absolute',
        inset: 0,
        width: '100%',
        height: '100%',
        color: 'edge',
        pointerEvents: 'none',
        ...STROKE,
        strokeWidth: 2,
      }}
    >
      <line x1="1" y1="0" x2="1" y2="100%" />
      <g style={{ transform: 'translateX(100%)' }}>
        <line x1="-1" y1="0" x2="-1" y2="100%" />
      </g>
    </Box>
  );
}

/** A failing step has a broken line, so that it shows without colour, too. */
function Arrow({ toServer, failing }: { readonly toServer: boolean; readonly failing: boolean }) {
  const mirrored = useTheme().direction === 'rtl';
  return (
    <Box
      component="svg"
      aria-hidden="true"
      sx={{
        display: 'block',
        width: 'calc(100% + 24px)',
        height: 10,
        mt: 0.5,
        mx: -1.5,
        overflow: 'visible',
        color: failing ? 'error.main' : 'primary.main',
        transform: toServer === mirrored ? 'scaleX(-1)' : 'none',
        ...STROKE,
        strokeWidth: 2,
      }}
    >
      <line x1="2" y1="5" x2="100%" y2="5" strokeDasharray={failing ? '6 5' : undefined} />
      <svg x="100%" overflow="visible" aria-hidden="true">
        <path d="M-7 1l5 4l-5 4" />
      </svg>
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
