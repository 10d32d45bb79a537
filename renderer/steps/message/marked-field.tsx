import { Box, TextField } from '@mui/material';
import { type ComponentProps, type RefObject, useLayoutEffect, useRef } from 'react';
import type { Mark } from './recognise.ts';

interface Props extends Omit<ComponentProps<typeof TextField>, 'value' | 'inputRef'> {
  readonly value: string;
  /** Places in `value` to mark, in order and apart from each other. */
  readonly marks: readonly Mark[];
  readonly inputRef: RefObject<HTMLTextAreaElement | null>;
}

/** So many characters at once are not typed. */
const PASTED = 200;

/** Breaks and turns its lines as a text area does. */
const BEHIND = {
  display: 'block',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'break-word',
  unicodeBidi: 'plaintext',
  textAlign: 'start',
  color: 'transparent',
  forcedColorAdjust: 'none',
};

/**
 * A field for several lines in which places are marked while the person types.
 * A text area cannot mark its own text: the same text, unseen, lies in the same type behind it and carries the marks.
 */
export function MarkedField({ value, marks, inputRef, slotProps, ...rest }: Props) {
  const behind = useRef<HTMLDivElement>(null);
  const follow = () => {
    const text = behind.current;
    const field = inputRef.current;
    if (text === null || field === null) return;
    text.style.width = `${field.clientWidth}px`;
    text.style.transform = `translateY(${-field.scrollTop}px)`;
  };
  const held = useRef(value.length);
  useLayoutEffect(() => {
    const grown = value.length - held.current;
    held.current = value.length;
    // What a long paste says mostly stands at its beginning; the caret stands at its end.
    if (grown > PASTED && inputRef.current !== null) inputRef.current.scrollTop = 0;
  }, [value, inputRef]);
  useLayoutEffect(follow);
  useLayoutEffect(() => {
    const field = inputRef.current;
    if (field === null) return;
    const watch = new ResizeObserver(follow);
    watch.observe(field);
    return () => watch.disconnect();
  });
  return (
    <TextField
      {...rest}
      multiline
      fullWidth
      value={value}
      inputRef={inputRef}
      slotProps={{
        ...slotProps,
        inputLabel: { shrink: true },
        input: {
          onScroll: follow,
          sx: { '& textarea': { position: 'relative' } },
          startAdornment: (
            <Box
              aria-hidden="true"
              sx={{ position: 'absolute', inset: 0, px: '14px', my: '16.5px', overflow: 'hidden', pointerEvents: 'none' }}
            >
              <Box component="bdi" ref={behind} sx={BEHIND}>
                {piecesOf(value, marks)}
              </Box>
            </Box>
          ),
        },
      }}
    />
  );
}

const MARK = { bgcolor: 'color-mix(in srgb, var(--mui-palette-primary-main) 20%, transparent)', color: 'transparent', borderRadius: 0.5 };

function piecesOf(text: string, marks: readonly Mark[]) {
  let at = 0;
  const pieces = marks.map(({ from, to }) => {
    const before = text.slice(at, from);
    at = to;
    return (
      <span key={from}>
        {before}
        <Box component="mark" sx={MARK}>
          {text.slice(from, to)}
        </Box>
      </span>
    );
  });
  return [...pieces, text.slice(at)];
}
