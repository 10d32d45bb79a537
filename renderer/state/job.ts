import type { Diagnosis } from '../../shared/model/diagnosis.ts';
import type { Progress } from '../../shared/model/progress.ts';
import type { Said } from '../../shared/model/said.ts';

/** One thing that is being asked, turning from waiting to answered. */
export interface JobLine {
  readonly id: string;
  readonly asked: Said;
  readonly answer: { readonly outcome: 'fine' | 'found' | 'not-known'; readonly said: Said; readonly milliseconds: number } | null;
}

/** The work that runs now. */
export interface Job {
  readonly id: string;
  readonly doing: 'check' | 'explain' | 'recheck' | 'practise' | 'open-files' | 'look' | 'computer';
  /** Host, file or text it is about, as typed. */
  readonly subject: string;
  readonly lines: readonly JobLine[];
  readonly soFar: Diagnosis | null;
  readonly fraction: { readonly done: number; readonly of: number } | null;
  readonly cancelling: boolean;
}

/** A job with one more piece of progress. Lines keep the order in which they were asked. */
export function advance(job: Job, progress: Progress): Job {
  switch (progress.kind) {
    case 'asked':
      return job.lines.some((line) => line.id === progress.id)
        ? job
        : { ...job, lines: [...job.lines, { id: progress.id, asked: progress.said, answer: null }] };
    case 'answered': {
      const answer = { outcome: progress.outcome, said: progress.said, milliseconds: progress.milliseconds };
      const known = job.lines.some((line) => line.id === progress.id);
      const lines = known
        ? job.lines.map((line) => (line.id === progress.id ? { ...line, answer } : line))
        : [...job.lines, { id: progress.id, asked: progress.said, answer }];
      return { ...job, lines };
    }
    case 'so-far':
      return { ...job, soFar: progress.diagnosis };
    case 'fraction':
      return { ...job, fraction: { done: progress.done, of: progress.of } };
  }
}
