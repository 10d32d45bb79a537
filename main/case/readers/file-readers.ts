import type { Problem } from '../../../shared/model/problem.ts';
import { fail, ok, type Result } from '../../../shared/model/result.ts';
import type { FileKind } from '../../../shared/read/file/file-kind.ts';
import type { KeyLog } from '../../../shared/wire/key-log.ts';
import { say } from '../../../shared/words/index.ts';
import { type Draining, type OneFile, whole } from './draining.ts';
import { keyLogReader } from './key-log.ts';

/**
 * How a file of this kind is read; a kind that is no evidence is a problem that says what to bring. Each kind is loaded when it is met: a
 * capture needs none of the sentences that a text is compared with.
 */
export async function readerFor(kind: FileKind, file: OneFile, keyLog: KeyLog): Promise<Result<Draining, Problem>> {
  switch (kind) {
    case 'capture':
      return ok((await import('./capture.ts')).captureReader(file, keyLog));
    case 'key-log':
      return ok(keyLogReader(keyLog));
    case 'text':
      return ok((await import('./log.ts')).logReader(file));
    case 'certificates':
      return ok((await import('./certificates.ts')).certificatesReader(file));
    case 'event-log':
      return ok((await import('./event-log.ts')).eventLogReader(file));
    case 'archive':
      return ok((await import('./archived-certificates.ts')).archiveReader(file));
    case 'netlog':
      return ok((await import('./browser-log.ts')).browserLogReader(file));
    case 'har':
      return ok((await import('./browser-log.ts')).harReader(file));
    case 'transcript': {
      const { explainText } = await import('../explain.ts');
      return ok(whole((bytes) => explainText(new TextDecoder().decode(bytes), 'file', file.at)));
    }
    case 'other-capture':
      return fail({
        kind: 'bad-input',
        said: say('captures.other-format', { file: file.name }),
        next: say('captures.other-format.next'),
        detail: kind,
      });
    case 'java-store':
      return fail({
        kind: 'bad-input',
        said: say('captures.java-store', { file: file.name }),
        next: say('captures.java-store.next'),
        detail: kind,
      });
    case 'old-event-log':
      return fail({
        kind: 'bad-input',
        said: say('captures.event-log', { file: file.name }),
        next: say('captures.event-log.next'),
        detail: kind,
      });
    default:
      return fail({
        kind: 'bad-input',
        said: say('errors.no-file-kind', { name: file.name }),
        next: say('errors.no-file-kind.next'),
        detail: kind,
      });
  }
}
