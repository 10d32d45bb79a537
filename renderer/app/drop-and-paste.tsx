import { Box, Typography } from '@mui/material';
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { say } from '../../shared/words/index.ts';
import { useWords } from '../parts/words.tsx';
import type { AppState } from '../state/app-state.ts';
import type { AppEvent } from '../state/event.ts';
import { readPasted } from './read-pasted.ts';

interface Props {
  readonly state: AppState;
  readonly tell: (event: AppEvent) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

/** A file, a text or an address may be dropped or pasted anywhere in the window. Not while a check runs. */
export function DropAndPaste({ state, tell, onFiles, children }: Props) {
  const t = useWords();
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const busy = state.job !== null;
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (busy || isField(event.target)) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (files.length > 0) onFiles(files);
      else if (text.trim() !== '') tell(readPasted(text));
      else return;
      event.preventDefault();
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [busy, tell, onFiles]);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    if (busy) return;
    const files = [...event.dataTransfer.files];
    const text = event.dataTransfer.getData('text/plain') || firstAddress(event.dataTransfer.getData('text/uri-list'));
    if (files.length > 0) onFiles(files);
    else if (text.trim() !== '') tell(readPasted(text));
  };
  return (
    <Box
      onDragEnter={() => {
        depth.current += 1;
        setOver(!busy);
      }}
      onDragLeave={() => {
        depth.current -= 1;
        if (depth.current <= 0) setOver(false);
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      sx={{ minHeight: '100vh', display: 'flex', flexDirection: 'column' }}
    >
      {children}
      {over ? (
        <Box
          sx={{
            position: 'fixed',
            inset: 16,
            zIndex: 10,
            display: 'grid',
            placeItems: 'center',
            borderRadius: 3,
            border: '2px dashed',
            borderColor: 'primary.main',
            bgcolor: 'color-mix(in srgb, var(--mui-palette-background-default) 92%, transparent)',
            pointerEvents: 'none',
          }}
        >
          <Typography variant="h2">{t(say('shell.drop'))}</Typography>
        </Box>
      ) : null}
    </Box>
  );
}

/** A link dragged from a browser may come as a list of addresses alone (RFC 2483; lines with # are remarks). */
function firstAddress(list: string): string {
  return list.split(/\r?\n/).find((line) => line !== '' && !line.startsWith('#')) ?? '';
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
