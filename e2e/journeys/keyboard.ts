import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any screen of ours has: who has not come to a control by then, never will. */
const MOST_STOPS = 120;

/** Somebody without a mouse: goes by Tab and the arrow keys from where the focus is, and presses only what has the focus. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Goes to a control and presses it: a button or an option with Enter, a box or a switch with Space. */
  async press(control: Locator): Promise<void> {
    const kind = await this.#kind(control);
    if (kind === 'radio') return this.#choose(control);
    if (kind === 'option') {
      // A list goes to what is typed.
      await this.#page.keyboard.type(((await control.textContent()) ?? '').trim().slice(0, 4));
      await this.#go(control, 'ArrowDown');
    } else if (kind === 'one of several') {
      await this.#until(
        () => control.evaluate((one) => one.closest('[role=group]')?.contains(document.activeElement) === true),
        'Tab',
        control,
      );
      await this.#go(control, 'ArrowRight');
    } else await this.#go(control, 'Tab');
    await this.#page.keyboard.press(kind === 'checkbox' ? 'Space' : 'Enter');
  }

  /** Goes to a field and puts a text there in place of what stands in it. */
  async type(field: Locator, text: string): Promise<void> {
    await this.#kind(field);
    await this.#go(field, 'Tab');
    await field.fill(text);
  }

  /** Tab comes to a group of answers once; in it the arrow keys choose. */
  async #choose(radio: Locator): Promise<void> {
    const group = await radio.getAttribute('name');
    await this.#until(() => this.#page.evaluate((name) => document.activeElement?.getAttribute('name') === name, group), 'Tab', radio);
    if (!(await hasFocus(radio))) await this.#go(radio, 'ArrowDown');
    if (!(await radio.isChecked())) await this.#page.keyboard.press('Space');
  }

  #go(control: Locator, key: string): Promise<void> {
    return this.#until(() => hasFocus(control), key, control);
  }

  async #until(isThere: () => Promise<boolean>, key: string, wanted: Locator): Promise<void> {
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if (await isThere()) return;
      await this.#page.keyboard.press(key);
    }
    throw new Error(`${key} never came to ${wanted}`);
  }

  async #kind(control: Locator): Promise<'radio' | 'checkbox' | 'option' | 'one of several' | 'other'> {
    await expect(control).toBeVisible();
    await expect(control).toBeEnabled();
    return control.evaluate((one) => {
      const kind = one.getAttribute('role') ?? one.getAttribute('type');
      if (kind === 'switch' || kind === 'checkbox') return 'checkbox';
      if (kind === 'radio' || kind === 'option') return kind;
      return one.hasAttribute('aria-pressed') && one.closest('[role=group]') !== null ? 'one of several' : 'other';
    });
  }
}

function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((one) => one === document.activeElement);
}
