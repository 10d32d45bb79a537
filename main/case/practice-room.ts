import type { Answer, Verbs } from '../../shared/contract/doctor.ts';
import { cancelled } from '../../shared/contract/problems.ts';
import type { Progress } from '../../shared/model/progress.ts';
import { fail, ok } from '../../shared/model/result.ts';
import { say } from '../../shared/words/index.ts';
import { isScenario, type PracticeServer, startPractice } from '../practice/practice.ts';
import { checkTarget } from './check.ts';
import { thisPlatform } from './platform.ts';
import { practiceCase } from './practice-case.ts';
import { now, type Room, underJob } from './talks.ts';

/** The practice servers that run for open cases. */
export class PracticeRoom {
  readonly #servers = new Map<string, PracticeServer>();

  async practise(room: Room, request: Verbs['practise']['request'], onProgress: (progress: Progress) => void): Promise<Answer<'practise'>> {
    if (!isScenario(request.scenario))
      return fail({
        kind: 'bad-input',
        said: say('terminal.practice.unknown', { name: request.scenario }),
        next: say('errors.no-practice.next'),
        detail: '',
      });
    // One example at a time: an abandoned one must not keep a port.
    await this.close();
    const server = await startPractice(request.scenario);
    const open = practiceCase(server, now(), thisPlatform());
    this.#servers.set(open.id, server);
    const document = await underJob(room, request.job, onProgress, (control) => checkTarget(open, control));
    return document === null ? fail(cancelled(request.job)) : ok(await room.shelf.keep(open));
  }

  async mend(caseId: string): Promise<Answer<'mendPractice'>> {
    const server = this.#servers.get(caseId);
    if (server === undefined || !(await server.mend()))
      return fail({ kind: 'not-found', said: say('errors.no-practice'), next: say('errors.no-practice.next'), detail: caseId });
    return ok({ mended: true });
  }

  async close(): Promise<void> {
    const servers = [...this.#servers.values()];
    this.#servers.clear();
    await Promise.all(servers.map((server) => server.close()));
  }
}
