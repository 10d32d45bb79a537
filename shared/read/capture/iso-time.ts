/** A time of a capture as ISO 8601 UTC; null where it lies outside what a date can hold. */
export function isoTime(microseconds: number): string | null {
  const milliseconds = Math.floor(microseconds / 1000);
  return Math.abs(milliseconds) <= 8.64e15 ? new Date(milliseconds).toISOString() : null;
}
