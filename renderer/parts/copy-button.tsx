import { Button } from '@mui/material';
import { useEffect, useState } from 'react';
import { say } from '../../shared/words/index.ts';
import { copyText } from './clipboard.ts';
import { Icon } from './icons.tsx';
import { useWords } from './words.tsx';

interface Props {
  readonly text: string;
  readonly label: string;
  readonly variant?: 'text' | 'outlined';
  /** Id of what it copies, where several buttons bear the same word. */
  readonly describedBy?: string;
}

/** Copies a text and says so for two seconds, in place and to screen readers. */
export function CopyButton({ text, label, variant = 'text', describedBy }: Props) {
  const t = useWords();
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready');
  useEffect(() => {
    if (state === 'ready') return;
    const back = setTimeout(() => setState('ready'), 2000);
    return () => clearTimeout(back);
  }, [state]);
  const word = state === 'copied' ? t(say('shell.copied')) : state === 'refused' ? t(say('shell.copy-refused')) : label;
  return (
    <Button
      variant={variant}
      size="small"
      aria-describedby={describedBy}
      startIcon={<Icon name={state === 'copied' ? 'check' : 'copy'} />}
      onClick={async () => setState((await copyText(text)) ? 'copied' : 'refused')}
    >
      {/* A live region that arrives with the screen would be read out beside the title. */}
      <span aria-live={state === 'ready' ? 'off' : 'polite'}>{word}</span>
    </Button>
  );
}
