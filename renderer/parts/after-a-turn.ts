/** Lets the window paint and hear the keyboard before the next piece. */
export function afterATurn(stillWaiting: () => boolean): Promise<boolean> {
  return new Promise((resolve) => setTimeout(() => resolve(stillWaiting()), 0));
}
