import type { Cause } from '../causes/cause.ts';
import type { FoundFinding } from '../model/finding.ts';

/** The others with the primary's name on those it accounts for: a wrong clock explains "expired". */
export function explainAway(
  primary: FoundFinding,
  others: readonly FoundFinding[],
  causes: readonly Cause[],
): readonly (FoundFinding & { readonly explainedBy: string | null })[] {
  const explains = causes.find((cause) => cause.id === primary.cause)?.explains ?? [];
  return others.map((other) => ({ ...other, explainedBy: explains.includes(other.cause) ? primary.cause : null }));
}

/**
 * Puts a proved cause that accounts for the first one before it: the missing name, not the wrong certificate that comes of it.
 * @param ranked found causes, best first
 * @param logged numbers of the evidence that are failures in a server's log: each is another connection, and none comes of another
 */
export function causeBeforeEffect(
  ranked: readonly FoundFinding[],
  causes: readonly Cause[],
  logged: ReadonlySet<number>,
): readonly FoundFinding[] {
  const [first] = ranked;
  if (first === undefined) return ranked;
  const explains = (one: FoundFinding, other: FoundFinding): boolean =>
    causes.find((cause) => cause.id === one.cause)?.explains.includes(other.cause) ?? false;
  const isLogged = ({ evidence }: FoundFinding) => evidence.length > 0 && evidence.every((id) => logged.has(id));
  const apart = (one: FoundFinding) => isLogged(one) && isLogged(first);
  const deeper = ranked.find(
    (one) =>
      one !== first &&
      !apart(one) &&
      one.certainty === 'certain' &&
      one.adviceOnly !== true &&
      explains(one, first) &&
      !explains(first, one),
  );
  return deeper === undefined ? ranked : [deeper, ...ranked.filter((one) => one !== deeper)];
}
