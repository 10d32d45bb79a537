import { spawn } from 'node:child_process';
import { dirname } from 'node:path';

/** `shell` of Electron, as far as `main/shell` uses it: the system's own way to open an address or show a file. */
export const standInShell = {
  async openExternal(address: string): Promise<void> {
    if (URL.parse(address)?.protocol !== 'https:') throw new Error('The stand-in opens https addresses only.');
    await run(...openerOf(address));
  },
  showItemInFolder(path: string): void {
    run(...showerOf(path)).catch(() => {});
  },
};

function openerOf(address: string): [command: string, values: readonly string[]] {
  if (process.platform === 'darwin') return ['open', [address]];
  if (process.platform === 'win32') return ['rundll32.exe', ['url.dll,FileProtocolHandler', address]];
  return ['xdg-open', [address]];
}

function showerOf(path: string): [command: string, values: readonly string[]] {
  if (process.platform === 'darwin') return ['open', ['-R', path]];
  if (process.platform === 'win32') return ['explorer.exe', [`/select,${path}`]];
  return ['xdg-open', [dirname(path)]];
}

/** Resolves once the command runs; what it does after that is the system's. Rejects when it is not there. */
function run(command: string, values: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...values], { stdio: 'ignore', detached: true });
    child.on('error', reject);
    child.on('spawn', () => {
      child.unref();
      resolve();
    });
  });
}
