import { packClone, unpackClone } from '../clone-text.ts';
import { FILE_TOKEN } from '../messages.ts';
import type { PageFrame } from '../window-page.ts';
import type { StandInWebContents } from './web-contents.ts';

export interface InvokeEvent {
  readonly sender: StandInWebContents;
  readonly senderFrame: PageFrame | null;
}

const TOKENS = new RegExp(`"${FILE_TOKEN}[0-9a-f:]*"`, 'g');

type Handler = (event: InvokeEvent, ...values: unknown[]) => unknown;

/** `ipcMain` of Electron, as far as `main/shell` uses it. */
export class StandInIpcMain {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  /**
   * Answers one call of the window. @param packed the values as a text of `packClone`
   * @returns what to send back: the answer, or the words of the error as Electron puts them, without its other members
   */
  async answer(channel: string, packed: string, event: InvokeEvent): Promise<{ readonly ok: boolean; readonly value: string }> {
    const handler = this.#handlers.get(channel);
    if (handler === undefined)
      return { ok: false, value: packClone(`Error invoking remote method '${channel}': No handler registered for '${channel}'`) };
    try {
      const values = unpackClone(await withPaths(packed, event.sender)) as unknown[];
      return { ok: true, value: packClone(await handler(event, ...values)) };
    } catch (thrown) {
      return { ok: false, value: packClone(`Error invoking remote method '${channel}': ${String(thrown)}`) };
    }
  }
}

/**
 * Puts paths where file tokens stand, in the packed text, where each value is a JSON string of its own. The browser is asked for them here:
 * the page's worlds never hold a path.
 */
async function withPaths(packed: string, contents: StandInWebContents): Promise<string> {
  const tokens = new Set(packed.match(TOKENS));
  if (tokens.size === 0) return packed;
  const paths = new Map<string, string>();
  for (const token of tokens) paths.set(token, JSON.stringify(await contents.pathBehind(JSON.parse(token) as string)));
  return packed.replace(TOKENS, (token) => paths.get(token) ?? '""');
}
