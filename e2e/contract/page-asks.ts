import type { Page } from '@playwright/test';

type Exposed = Record<string, (...values: unknown[]) => Promise<unknown>> & {
  onProgress(listen: (job: string, progress: unknown) => void): () => void;
};
interface OurWindow {
  readonly handshakeDoctor: Exposed;
  heard: { readonly job: string; readonly progress: unknown }[];
}

/** Asks from the page, by the method that the preload script put on its window. The request may be of any form. */
export function askThroughPage(page: Page, verb: string, request: unknown): Promise<unknown> {
  return page.evaluate(([name, value]) => (globalThis as unknown as OurWindow).handshakeDoctor[name as string]?.(value), [
    verb,
    request,
  ] as const);
}

export function listenForProgress(page: Page): Promise<void> {
  return page.evaluate(() => {
    const window = globalThis as unknown as OurWindow;
    window.heard = [];
    window.handshakeDoctor.onProgress((job, progress) => window.heard.push({ job, progress }));
  });
}

export function progressInPage(page: Page): Promise<readonly { readonly job: string; readonly progress: unknown }[]> {
  return page.evaluate(() => (globalThis as unknown as OurWindow).heard);
}

/** Hands files over as a drop does: through `File` objects that the browser made of real paths. */
export async function withFilesInPage(page: Page, request: unknown, paths: readonly string[]): Promise<unknown> {
  const devTools = await page.context().newCDPSession(page);
  const { result } = await devTools.send('Runtime.evaluate', {
    expression: "Object.assign(document.createElement('input'), { type: 'file', multiple: true })",
  });
  const objectId = result.objectId ?? '';
  await devTools.send('DOM.setFileInputFiles', { files: [...paths], objectId });
  const answer = await devTools.send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration: 'function (request) { return handshakeDoctor.openFiles(request, [...this.files]); }',
    arguments: [{ value: request }],
    awaitPromise: true,
    returnByValue: true,
  });
  await devTools.detach();
  if (answer.exceptionDetails !== undefined) throw new Error(answer.exceptionDetails.text);
  return answer.result.value;
}
