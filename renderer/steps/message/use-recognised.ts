import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { afterATurn } from '../../parts/after-a-turn.ts';
import { READ_AT_ONCE, readLong } from './read-long.ts';
import { NOTHING_RECOGNISED, type RecognisedText, summarise } from './recognise.ts';

type Read = typeof import('../../../shared/read/message.ts')['readMessage'];

/** Recognises a text while it is typed; null as long as it has not been read. The tables of codes are large: they are loaded when this screen opens, never before. */
export function useRecognised(text: string): RecognisedText | null {
  const [read, setRead] = useState<Read | null>(null);
  const [recognised, setRecognised] = useState<RecognisedText | null>(null);
  const settled = useDeferredValue(text);
  const waits = useRef(false);
  waits.current = text.trim() !== '';
  useEffect(() => {
    let open = true;
    void loadReading(
      () => afterATurn(() => open),
      () => waits.current,
    ).then((readMessage) => {
      if (open && readMessage !== null) setRead(() => readMessage);
    });
    return () => {
      open = false;
    };
  }, []);
  useEffect(() => {
    if (read === null) return;
    if (settled.trim() === '') {
      setRecognised(NOTHING_RECOGNISED);
      return;
    }
    if (settled.length <= READ_AT_ONCE) {
      setRecognised(summarise(read(settled), settled));
      return;
    }
    let waiting = true;
    void readLong(settled, read, () => afterATurn(() => waiting)).then((message) => {
      if (message !== null && waiting) setRecognised(summarise(message, settled));
    });
    return () => {
      waiting = false;
    };
  }, [read, settled]);
  return recognised;
}

/** The reading of messages and its tables, made between the frames: half a second of work that nobody notices. */
async function loadReading(turn: () => Promise<boolean>, isWaited: () => boolean): Promise<Read | null> {
  const [{ readMessage }, { prepareReading }] = await Promise.all([
    import('../../../shared/read/message.ts'),
    import('../../../shared/read/message/prepare.ts'),
  ]);
  return (await prepareReading(turn, isWaited, () => performance.now())) ? readMessage : null;
}
