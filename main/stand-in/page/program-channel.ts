import { packClone, unpackClone } from '../clone-text.ts';
import type { FromPage, FromProgram, SaveAnswer, SaveAttempt } from '../messages.ts';

type Listener = (event: object, ...values: unknown[]) => void;

/** The way between the preload script's world and the program: the binding one way, `receive` the other. */
export function makeProgramChannel(send: (text: string) => void) {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const listeners = new Map<string, Set<Listener>>();
  let last = 0;

  function ask(make: (call: number) => FromPage): Promise<unknown> {
    const call = ++last;
    return new Promise((resolve, reject) => {
      waiting.set(call, { resolve, reject });
      send(JSON.stringify(make(call)));
    });
  }

  return {
    /** `ipcRenderer` of the preload script, as far as it is used. */
    ipcRenderer: {
      invoke(channel: string, ...values: unknown[]): Promise<unknown> {
        // Packed before the promise is made: what cannot be cloned throws at once, as in Electron.
        const packed = packClone(values);
        return ask((call) => ({ kind: 'invoke', call, channel, values: packed }));
      },
      on(channel: string, listener: Listener): void {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      },
      off(channel: string, listener: Listener): void {
        listeners.get(channel)?.delete(listener);
      },
    },
    trySave: (attempt: SaveAttempt) => ask((call) => ({ kind: 'try-save', call, attempt })) as Promise<SaveAnswer>,
    receive(text: string): void {
      const message = JSON.parse(text) as FromProgram;
      if (message.kind === 'message') {
        const values = unpackClone(message.values) as unknown[];
        for (const listener of [...(listeners.get(message.channel) ?? [])]) listener({}, ...values);
        return;
      }
      const promise = waiting.get(message.call);
      waiting.delete(message.call);
      if (message.ok) promise?.resolve(unpackClone(message.value));
      else promise?.reject(new Error(String(unpackClone(message.value))));
    },
  };
}
