import type { CDPSession, Page } from '@playwright/test';

interface Node {
  readonly role: string;
  readonly name: string;
  readonly value: string;
  readonly id: number;
  readonly properties: ReadonlyMap<string, unknown>;
}

/** How long the dialog or one of its parts may take to be there, in milliseconds. */
const PATIENCE = 10_000;

/**
 * The program's own save dialog. No script of the page can reach into it, so neither can Playwright's locators: it is found by what it
 * tells a screen reader, and worked by real mouse and keyboard.
 */
export class SaveDialog {
  readonly #page: Page;
  readonly #devTools: CDPSession;

  private constructor(page: Page, devTools: CDPSession) {
    this.#page = page;
    this.#devTools = devTools;
  }

  /** Waits until the dialog is up. */
  static async wait(page: Page): Promise<SaveDialog> {
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Accessibility.enable');
    const dialog = new SaveDialog(page, devTools);
    await dialog.#find('dialog', null);
    return dialog;
  }

  /** The dialog's title. */
  async title(): Promise<string> {
    return (await this.#find('dialog', null)).name;
  }

  /** What stands in the field of that label. */
  async value(label: string): Promise<string> {
    return (await this.#field(label)).value;
  }

  /** The label of the part that has the keyboard. */
  async focused(): Promise<string | null> {
    return (await this.#nodes()).find(({ role, properties }) => role !== 'RootWebArea' && properties.get('focused') === true)?.name ?? null;
  }

  /** What the dialog says about what was typed; empty when it says nothing. */
  async said(): Promise<string> {
    const alerts = (await this.#nodes()).filter(({ role }) => role === 'alert').map(({ id }) => id);
    const texts = await Promise.all(alerts.map((id) => this.#textOf(id)));
    return texts.join(' ').trim();
  }

  async typeName(name: string): Promise<void> {
    await this.#click(await this.#find('textbox', 'Name'));
    await this.#page.keyboard.press('ControlOrMeta+a');
    await this.#page.keyboard.type(name);
  }

  /** Chooses a folder by its label, by keyboard. */
  async chooseFolder(label: string): Promise<void> {
    const { id } = await this.#find('combobox', 'Folder');
    await this.#devTools.send('DOM.focus', { backendNodeId: id });
    await this.#page.keyboard.type(label);
  }

  /** Presses a button by its words. */
  async press(words: string): Promise<void> {
    await this.#click(await this.#find('button', words));
  }

  /** Waits until the dialog is gone. */
  async gone(): Promise<void> {
    const until = performance.now() + PATIENCE;
    while ((await this.#nodes()).some(({ role }) => role === 'dialog')) {
      if (performance.now() > until) throw new Error('The save dialog is still there.');
      await this.#page.waitForTimeout(50);
    }
    await this.#devTools.detach();
  }

  async #field(label: string): Promise<Node> {
    return this.#findBy((node) => (node.role === 'textbox' || node.role === 'combobox') && node.name === label, label);
  }

  #find(role: string, name: string | null): Promise<Node> {
    return this.#findBy((node) => node.role === role && (name === null || node.name === name), `${role} ${name ?? ''}`);
  }

  async #findBy(isIt: (node: Node) => boolean, wanted: string): Promise<Node> {
    const until = performance.now() + PATIENCE;
    for (;;) {
      const nodes = await this.#nodes();
      const found = nodes.find(isIt);
      if (found !== undefined) return found;
      if (performance.now() > until) {
        const there = nodes.filter(({ name }) => name !== '').map(({ role, name }) => `${role} "${name}"`);
        throw new Error(`The save dialog has no ${wanted}. There is: ${there.join(', ')}`);
      }
      await this.#page.waitForTimeout(50);
    }
  }

  async #nodes(): Promise<readonly Node[]> {
    const { nodes } = await this.#devTools.send('Accessibility.getFullAXTree');
    return nodes
      .filter(({ ignored }) => !ignored)
      .map((node) => ({
        role: String(node.role?.value ?? ''),
        name: String(node.name?.value ?? ''),
        value: String(node.value?.value ?? ''),
        id: node.backendDOMNodeId ?? 0,
        properties: new Map((node.properties ?? []).map(({ name, value }) => [name as string, value.value as unknown])),
      }));
  }

  async #textOf(id: number): Promise<string> {
    const { object } = await this.#devTools.send('DOM.resolveNode', { backendNodeId: id });
    const { result } = await this.#devTools.send('Runtime.callFunctionOn', {
      objectId: object.objectId ?? '',
      functionDeclaration: 'function () { return this.textContent; }',
      returnByValue: true,
    });
    return String(result.value ?? '');
  }

  async #click({ id }: Node): Promise<void> {
    await this.#devTools.send('DOM.scrollIntoViewIfNeeded', { backendNodeId: id });
    const { model } = await this.#devTools.send('DOM.getBoxModel', { backendNodeId: id });
    const [left = 0, top = 0, right = 0, , , bottom = 0] = model.border;
    await this.#page.mouse.click((left + right) / 2, (top + bottom) / 2);
  }
}
