import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { checkRequest } from '../../shared/contract/checks.ts';
import type { Answer, Opened, Verb } from '../../shared/contract/doctor.ts';
import type { DoctorInMain } from '../../shared/contract/host.ts';
import { notOurs, ourFault } from '../../shared/contract/problems.ts';
import { channelOf, PROGRESS_CHANNEL, VERBS, WAITING_CHANNEL } from '../../shared/contract/verbs.ts';
import { fail } from '../../shared/model/result.ts';
import { isOwnPage } from './own-page.ts';

/**
 * Carries the window's requests to the doctor and its answers and progress back: one channel per verb, no other.
 * Who asks and what is asked are checked before the doctor hears of it; nothing is ever thrown at the window.
 */
export function carry(doctor: DoctorInMain, ipcMain: Pick<IpcMain, 'handle'>): void {
  for (const verb of VERBS) ipcMain.handle(channelOf(verb), (event, request: unknown) => answer(doctor, verb, event, request));
}

/** Lets the window fetch, once, what the program was started with. */
export function handOver(take: () => Opened | null, ipcMain: Pick<IpcMain, 'handle'>): void {
  ipcMain.handle(WAITING_CHANNEL, (event) => (isOurs(event) ? take() : null));
}

async function answer<V extends Verb>(doctor: DoctorInMain, verb: V, event: IpcMainInvokeEvent, request: unknown): Promise<Answer<V>> {
  if (!isOurs(event)) return fail(notOurs(event.senderFrame?.url ?? 'a page that is gone'));
  const checked = checkRequest(verb, request);
  if (!checked.ok) return checked;
  const job = jobOf(checked.value);
  try {
    return await doctor.ask(verb, checked.value, (progress) => {
      if (job !== null) tellWindow(event.sender, job, progress);
    });
  } catch (thrown) {
    return fail(ourFault(thrown));
  }
}

/** Only the main frame of a page of ours may ask: not a frame inside it, not a page that is gone. */
function isOurs(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}

function jobOf(request: object | null): string | null {
  return request !== null && 'job' in request && typeof request.job === 'string' ? request.job : null;
}

function tellWindow(window: WebContents, job: string, progress: unknown): void {
  if (!window.isDestroyed()) window.send(PROGRESS_CHANNEL, job, progress);
}
