import { makeContextBridge } from './context-bridge.ts';
import { makeFiles } from './files.ts';
import { makeProgramChannel } from './program-channel.ts';
import { askWhereToSave } from './save-dialog.ts';

// Runs in a world of its own beside the page, before the page's scripts: it shares the document with the page, but no object. Here the
// preload script runs with what Electron gives a sandboxed one, and here alone the binding to the program exists.

declare const standIn: {
  readonly bridge: string;
  readonly binding: string;
  readonly preload: (require: (name: string) => unknown) => void;
};

if (window === window.top) {
  const global = globalThis as unknown as Record<string, unknown>;
  const send = global[standIn.binding] as (text: string) => void;
  const channel = makeProgramChannel(send);
  const files = makeFiles(standIn.bridge);
  const electron = { contextBridge: makeContextBridge(standIn.bridge), ipcRenderer: channel.ipcRenderer, webUtils: files.webUtils };
  global.standInProgram = {
    receive: channel.receive,
    fileAt: files.fileAt,
    chooseFiles: files.choose,
    askWhereToSave: (dialog: Parameters<typeof askWhereToSave>[0]) => askWhereToSave(dialog, channel.trySave),
  };
  standIn.preload((name) => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`);
    return electron;
  });
}
