import { isCancel, multiline, select, text } from '@clack/prompts';
import type { Asker } from './ask.ts';

/** Asks with a list that the arrow keys move through. */
export const askWithKeys: Asker = {
  async choose(message, choices, initial) {
    const known = choices.find(({ value }) => value === initial)?.value;
    // The library's own type cannot tell that a value of ours is a plain string.
    const options = choices.map(({ value, label }) => ({ value: value as string, label }));
    const chosen = await select({ message, options, ...(known === undefined ? {} : { initialValue: known as string }) });
    return isCancel(chosen) ? null : (choices.find(({ value }) => value === chosen)?.value ?? null);
  },
  async line(message, { hint, initial, whenEmpty } = {}) {
    const typed = await text({
      message,
      defaultValue: whenEmpty ?? '',
      ...(hint === undefined ? {} : { placeholder: hint }),
      ...(initial === undefined ? {} : { initialValue: initial }),
    });
    return isCancel(typed) ? null : typed;
  },
  async lines(message) {
    const typed = await multiline({ message });
    return isCancel(typed) ? null : typed;
  },
};
