/**
 * A copy of its own: a piece of a string keeps the whole piece of the file alive that it was cut from. (An engine writes a text that was
 * put together into memory of its own before it cuts it.)
 */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}

export function copied(text: string | null): string | null {
  return text === null ? null : detached(text);
}
