import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Verb } from '../../shared/contract/doctor.ts';
import { channelOf, OPEN_CHANNEL, PROGRESS_CHANNEL, VERBS, WAITING_CHANNEL } from '../../shared/contract/verbs.ts';

// Runs beside the page, isolated from it. The page gets named methods, one per verb, and two to listen; no channel name, no message
// it could make up, nothing of Electron. Built as one CommonJS file that exports nothing: a sandboxed preload knows no `module`.

const ask = (verb: Verb, request: unknown): Promise<unknown> => ipcRenderer.invoke(channelOf(verb), request);
const methods = Object.fromEntries(VERBS.map((verb) => [verb, (request: unknown) => ask(verb, request)]));

contextBridge.exposeInMainWorld('handshakeDoctor', {
  ...methods,
  openFiles(request: unknown, files: readonly File[] = []) {
    // The paths come from the runtime, which knows what was dropped or picked; whatever the page wrote there is overwritten.
    const handed = [...files].map((file) => webUtils.getPathForFile(file));
    return ask('openFiles', { ...(typeof request === 'object' ? request : {}), handed });
  },
  onProgress: (listen: (job: unknown, progress: unknown) => void) => listenOn(PROGRESS_CHANNEL, listen),
  onOpen(listen: (opened: unknown) => void) {
    const stop = listenOn(OPEN_CHANNEL, listen);
    // What the program was started with waited for somebody to listen.
    void ipcRenderer.invoke(WAITING_CHANNEL).then((opened: unknown) => opened !== null && listen(opened));
    return stop;
  },
});

function listenOn(channel: string, listen: (...sent: [unknown, unknown]) => void): () => void {
  const listener = (_event: unknown, first: unknown, second: unknown) => listen(first, second);
  ipcRenderer.on(channel, listener);
  return () => {
    ipcRenderer.off(channel, listener);
  };
}
