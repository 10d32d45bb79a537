import type { Sighting } from './sightings.ts';

/** Sentences that only open what a program has to say; the reason follows on the same line. */
const FRAMES = new Set([
  'verification-failed',
  'not-trusted',
  'closed',
  'reset',
  'alert-fatal',
  'connect-failed',
  'handshake-failed',
  'only-failed',
]);

/** A reason stands within so many letters of its frame. */
const NEAR = 160;

/** From this weight on an identifier was sighted as such, and is no accident. */
const AS_SUCH = 26;

/**
 * "A fatal alert was received" gives way to the alert's own name or number, wherever it stands. "Certificate verify failed: …", "transport failure reason: …", "connection closed: …": where the first of the sightings is such a frame, an
 * identifier behind it on its line, which only the catalogue knows, goes before it.
 */
export function reasonsFirst(sightings: readonly Sighting[], text: string): Sighting[] {
  const [frame] = sightings;
  if (frame === undefined || !isFrame(frame)) return [...sightings];
  const reason = sightings.find(
    ({ from, meaning, code, weight }) =>
      (frame.meaning?.name === 'alert-fatal' && isAlert(code)) ||
      (code !== null &&
        meaning === null &&
        weight >= AS_SUCH &&
        from >= frame.to &&
        from - frame.to <= NEAR &&
        isOneLine(text.slice(frame.to, from))),
  );
  return reason === undefined ? [...sightings] : [reason, ...sightings.filter((sighting) => sighting !== reason)];
}

/** Its words have many causes, or the identifier that they are has. */
function isFrame({ meaning, code }: Sighting): boolean {
  return meaning === null ? code?.confidence === 'ambiguous' : FRAMES.has(meaning.name);
}

/** The registry's own name for the alert that another line only calls fatal. */
function isAlert(code: Sighting['code']): boolean {
  return code !== null && (code.family === 'tls-alerts' || code.id.startsWith('GNUTLS_A_'));
}

function isOneLine(between: string): boolean {
  return !between.includes('\n') && between.includes(':');
}
