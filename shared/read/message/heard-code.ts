import { allCodes } from './codes.ts';
import { slipsBetween } from './spelling.ts';

/** Codes of several words that a person may be asked to read out: `SEC_ERROR_UNKNOWN_ISSUER`, `ERR_CERT_DATE_INVALID`. */
const READ_OUT = /^[A-Z][A-Z0-9]{0,20}_[A-Z0-9]{1,20}_[A-Z0-9_]{1,40}$/;
/** Shorter codes lie too near to each other and to ordinary words. */
const SHORTEST = 12;
const LONGEST = 60;
/** People leave the last word away: "PR connect reset". */
const LEFT_AWAY = /_ERROR$/;

let known: readonly { readonly letters: string; readonly id: string }[] | null = null;

/**
 * The code that is nearest to what somebody heard and typed, slips of the ear and the pen forgiven.
 * @param text a code put together from what was dictated, or a few words that are nothing but a code
 * @returns the code as its makers write it; null where none is near enough, or two are equally near
 */
export function nearestCode(text: string): string | null {
  const letters = squeezed(text);
  if (letters.length < SHORTEST || letters.length > LONGEST || spelledRight().has(letters)) return null;
  const most = letters.length >= 24 ? 3 : letters.length >= 16 ? 2 : 1;
  let best: { readonly id: string; readonly slips: number } | null = null;
  let isAlone = true;
  for (const one of listed()) {
    if (Math.abs(one.letters.length - letters.length) > most) continue;
    const slips = slipsBetween(letters, one.letters);
    if (slips > most || slips > (best?.slips ?? most)) continue;
    isAlone = best === null || slips < best.slips || best.id === one.id;
    best = { id: one.id, slips };
  }
  return best !== null && isAlone ? best.id : null;
}

function listed(): NonNullable<typeof known> {
  known ??= [...new Set(allCodes().map(({ id }) => id))]
    .filter((id) => READ_OUT.test(id))
    .flatMap((id) =>
      [id, ...(LEFT_AWAY.test(id) ? [id.replace(LEFT_AWAY, '')] : [])].map((written) => ({ letters: squeezed(written), id })),
    )
    .filter(({ letters }) => letters.length >= SHORTEST);
  return known;
}

let others: ReadonlySet<string> | null = null;

/** Codes that nobody reads out and that are near to some that are: errSecInvalidContext is no slip of ERR_SSL_INVALID_CONTEXT. */
function spelledRight(): ReadonlySet<string> {
  others ??= new Set(allCodes().flatMap(({ id }) => (READ_OUT.test(id) ? [] : [squeezed(id)])));
  return others;
}

function squeezed(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
