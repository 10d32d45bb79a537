import { answerFromWorker } from '../../net/worker.ts';
import type { ReadingQuestion, ReadingTold } from './read-apart.ts';
import { readFiles } from './read-files.ts';

// Whoever does not want to wait any longer ends the whole worker, so nothing here listens for a cancel.
await answerFromWorker<ReadingQuestion, ReadingTold>(({ paths, at, password }, tell) =>
  readFiles(paths, { at, password, signal: new AbortController().signal, onProgress: tell }),
);
