/**
 * A name that no other case has: a UUID of version 4 (RFC 9562 section 5.4). It tells cases apart and keeps no secret, so the runtime's plain
 * random numbers do; node:crypto, which nothing else in a short run needs, takes ten milliseconds to load.
 */
export function newCaseId(): string {
  const digits = Array.from({ length: 32 }, (_, place) => {
    const digit = Math.floor(Math.random() * 16);
    if (place === 12) return '4';
    return (place === 16 ? (digit & 3) | 8 : digit).toString(16);
  });
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
