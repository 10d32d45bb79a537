import { isAnswer, isOpened, isProgress } from '../../shared/contract/answer-checks.ts';
import type { Answer, Doctor, Opened, Verb, Verbs } from '../../shared/contract/doctor.ts';
import { notUnderstood, unreachable } from '../../shared/contract/problems.ts';
import { fail } from '../../shared/model/result.ts';

/** A `Doctor` that also takes files which the person dropped or picked in the page; their paths come from the runtime, never from the page. */
export interface WindowDoctor extends Doctor {
  openHanded(request: Omit<Verbs['openFiles']['request'], 'handed'>, files: readonly File[]): Promise<Answer<'openFiles'>>;
}

/** What the preload script puts on the window: one method per verb and two to listen. */
type Exposed = { readonly [V in Verb]: (request: unknown, files?: readonly File[]) => Promise<unknown> } & {
  onProgress(listen: (job: unknown, progress: unknown) => void): () => void;
  onOpen(listen: (opened: unknown) => void): () => void;
};

declare global {
  interface Window {
    readonly handshakeDoctor?: Exposed;
  }
}

/** The doctor this window talks to, whatever runtime it is. Its answers are checked on arrival; it never throws. */
export function findDoctor(): WindowDoctor {
  const exposed = window.handshakeDoctor;
  return exposed === undefined ? nobody : overTheWindow(exposed);
}

function overTheWindow(exposed: Exposed): WindowDoctor {
  return {
    ask: (verb, request) => checked(verb, () => exposed[verb](request)),
    openHanded: (request, files) => checked('openFiles', () => exposed.openFiles({ ...request, handed: [] }, files)),
    onProgress: (listen) =>
      exposed.onProgress((job, progress) => {
        if (typeof job === 'string' && isProgress(progress)) listen(job, progress);
      }),
    onOpen: (listen) =>
      exposed.onOpen((opened) => {
        if (isOpened(opened)) listen(opened);
      }),
  };
}

async function checked<V extends Verb>(verb: V, ask: () => Promise<unknown>): Promise<Answer<V>> {
  try {
    const answer = await ask();
    return isAnswer(answer) ? (answer as Answer<V>) : fail(notUnderstood(`${verb}: the answer has another form`));
  } catch (thrown) {
    return fail(unreachable(thrown));
  }
}

/** The page was opened outside the program, for example as a file: every question is answered with what to do. */
const nobody: WindowDoctor = {
  ask: async <V extends Verb>(verb: V): Promise<Answer<V>> => fail(unreachable(`${verb}: nobody is there`)),
  openHanded: async () => fail(unreachable('openFiles: nobody is there')),
  onProgress: () => () => {},
  onOpen: (_listen: (opened: Opened) => void) => () => {},
};
