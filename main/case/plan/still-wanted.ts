import type { CauseId } from '../../../shared/model/cause-id.ts';
import type { Evidence } from '../../../shared/model/evidence.ts';
import { placesOf } from './judged-hello.ts';
import { type PlanContext, type Planned, plainAnswer } from './planned.ts';

/** What the diagnosis still wants, as far as the person allows: at the target always, of others not with `--offline`. */
export function stillWanted(evidence: readonly Evidence[], context: PlanContext): readonly Planned[] {
  const { options, diagnosis } = context;
  const address = placesOf(context)[0] ?? null;
  const route = context.proxied ? 'proxy' : 'direct';
  const names = new Set((diagnosis?.wanted ?? []).flatMap((need) => (need.kind === 'probe' ? [need.probe] : [])));
  const planned: Planned[] = [];
  if (names.has('plain-answer') && context.target.startTls === null) planned.push(plainAnswer({ address, route }));
  if (namelessServer(evidence, context)) planned.push(plainAnswer({ address, route }));
  // With --offline the target itself is asked for a made-up name.
  if (openToInterception(evidence, context) && (options.offline || !names.has('control-handshake')))
    planned.push({ probe: 'control-handshake', route });
  if (!options.offline) {
    if (resolverMayLie(evidence, context)) planned.push({ probe: 'name-resolution', of: 'made-up' });
    if (names.has('clock')) planned.push({ probe: 'clock' });
    if (names.has('captive-portal')) planned.push({ probe: 'captive-portal' });
    if (names.has('control-handshake')) planned.push({ probe: 'control-handshake', route });
    if (names.has('revocation') || options.depth === 'full') planned.push({ probe: 'revocation' });
  }
  return planned;
}

/** What is found where a resolver leads a name to another server. */
const AT_THE_WRONG_PLACE: ReadonlySet<CauseId> = new Set<CauseId>([
  ...(['refused', 'timeout', 'reset', 'plain-http', 'protocol-error', 'name-mismatch', 'sni-mismatch'] as const),
  ...(['self-signed', 'untrusted-root', 'incomplete-chain', 'expired', 'interception', 'server-fault'] as const),
]);

/** The name was looked up here, and what answers (or does not) may be somebody else. */
function resolverMayLie(evidence: readonly Evidence[], { diagnosis, target }: PlanContext): boolean {
  const asked = evidence.some(
    (piece) =>
      piece.kind === 'name-resolution' &&
      piece.state === 'seen' &&
      piece.seen.host === target.host &&
      piece.seen.addresses.length > 0 &&
      !piece.seen.fromHostsFile,
  );
  const primary = diagnosis?.primary ?? null;
  return asked && target.connectTo === null && primary !== null && AT_THE_WRONG_PLACE.has(primary.cause);
}

/**
 * A server that refuses every greeting says nothing of its software, and whoever runs it needs the lines of that software: asked in plain
 * HTTP on the same port, nginx, Apache and others answer with a page that is theirs alone.
 */
function namelessServer(evidence: readonly Evidence[], { about, target, diagnosis }: PlanContext): boolean {
  if (about !== 'server' || target.startTls !== null || diagnosis?.primary?.side !== 'server') return false;
  const tries = evidence.flatMap((one) => (one.kind === 'handshake' && one.state === 'seen' ? [one.seen] : []));
  return tries.some(({ end }) => end.how === 'alert') && tries.every(({ application }) => application === null);
}

/**
 * Does the chain come from an issuer that could be somebody on the way? Nobody knows it, or this computer was told to trust it; and
 * nothing has settled yet whether it signs other names too. An issuer that is given for this check alone (`--trust`) is the site's own.
 */
function openToInterception(evidence: readonly Evidence[], { diagnosis }: PlanContext): boolean {
  const finding = diagnosis?.findings.find((one) => one.cause === 'interception');
  const open = finding?.state === 'cannot-tell' || (finding?.state === 'found' && finding.certainty !== 'certain');
  const chain = evidence.findLast((piece) => piece.kind === 'chain' && piece.state === 'seen');
  if (!open || chain?.kind !== 'chain' || chain.state !== 'seen') return false;
  const { top, stores, inspectionProduct } = chain.seen;
  const systemTrusts = stores.some((one) => one.store === 'system' && one.trusted === true);
  // A known product is asked about whatever trusts it here: its name alone proves nothing.
  const named = inspectionProduct !== null && top !== 'public-root';
  return named || top === 'untrusted-root' || top === 'stops-short' || (top === 'private-root' && systemTrusts);
}
