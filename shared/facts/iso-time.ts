/** Milliseconds since 1970 as ISO 8601 UTC; a value outside the range of dates is kept at its edge. Reads no clock. */
export function isoTime(milliseconds: number): string {
  const edge = 8.64e15;
  const kept = Math.max(-edge, Math.min(edge, milliseconds));
  return new Date(kept).toISOString();
}
