import { isPublicName } from '../chain/host-name.ts';
import type { Evidence, NameResolution, TcpConnect } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';
import type { AttemptFacts } from './attempts.ts';
import { seenOf } from './seen.ts';

/** How the TCP connections to one address went. */
export interface AddressOutcome {
  readonly address: string;
  readonly family: 'IPv4' | 'IPv6';
  readonly connected: number;
  readonly of: number;
  /** Outcome of the last connection that failed; null when all were made. */
  readonly failure: Exclude<TcpConnect['outcome'], 'connected'> | null;
  /** It takes one connection at a time: the failures count for nothing. */
  readonly inCompanyOnly: boolean;
  readonly evidence: readonly number[];
}

export interface AddressFacts {
  readonly resolution: { readonly evidence: number; readonly seen: NameResolution } | null;
  /** The last word on the name: did it resolve? null when it was not asked (an address, `--connect`, a proxy). */
  readonly resolved: boolean | null;
  /** What the look-up gave for a name that nobody can own (RFC 6761 section 6.4); null where it was not asked for. */
  readonly madeUp: { readonly evidence: number; readonly seen: NameResolution } | null;
  /** The name stands in the public name system. */
  readonly publicName: boolean;
  readonly outcomes: readonly AddressOutcome[];
  /** At least one address could be connected to. */
  readonly anyConnected: boolean;
  /** This computer was connected to no network at all when it looked the name up or tried to connect. */
  readonly withoutNetwork: boolean;
  /** Addresses that cannot be reached although others can, leaving out a family this computer has no way for. */
  readonly unreachableBeside: readonly AddressOutcome[];
}

/** Reads name resolution and TCP connections to the target. Connections to a proxy are left out: `proxy.ts` has them. */
export function addressFacts(evidence: readonly Evidence[], attempts: AttemptFacts, target: Target | null): AddressFacts {
  const lookups = seenOf(evidence, 'name-resolution');
  const madeUp = lookups.find(({ seen }) => seen.host.endsWith('.invalid') && seen.host !== target?.host && lookups.length > 1);
  const resolution = lookups
    .filter((piece) => piece !== madeUp)
    .filter(({ seen }) => target === null || seen.host === target.host || seen.host === target.connectTo?.host)
    .at(-1);
  const proxies = evidence.flatMap((piece) => (piece.kind === 'proxy-tunnel' && piece.state === 'seen' ? [piece.seen.proxy] : []));
  const port = target?.connectTo?.port ?? target?.port ?? attempts.judged[0]?.seen.port ?? null;
  const connects = seenOf(evidence, 'tcp-connect').filter(
    (piece) =>
      (port === null || piece.seen.port === port) &&
      !isBeyond(piece.seen.address, resolution?.seen) &&
      !proxies.some((proxy) => isEndOf(proxy, piece.seen.address, piece.seen.port)),
  );
  const outcomes = [...new Set(connects.map((piece) => piece.seen.address))].map((address): AddressOutcome => {
    const here = connects.filter((piece) => piece.seen.address === address);
    const failures = here.filter((piece) => piece.seen.outcome !== 'connected');
    const last = failures.at(-1)?.seen.outcome ?? null;
    return {
      address,
      family: address.includes(':') ? 'IPv6' : 'IPv4',
      connected: here.length - failures.length,
      of: here.length,
      failure: last === 'connected' ? null : last,
      inCompanyOnly: attempts.oneAtATime.some((one) => one.address === address),
      evidence: here.map((piece) => piece.id),
    };
  });
  const anyConnected =
    outcomes.some((one) => one.connected > 0) || attempts.all.some((one) => one.variation.factor !== 'beyond-hosts-file');
  return {
    resolution: resolution === undefined ? null : { evidence: resolution.id, seen: resolution.seen },
    resolved: resolution === undefined ? null : resolution.seen.addresses.length > 0,
    madeUp: madeUp === undefined ? null : { evidence: madeUp.id, seen: madeUp.seen },
    publicName: resolution !== undefined && isPublicName(resolution.seen.host),
    outcomes,
    anyConnected,
    withoutNetwork:
      !anyConnected && [resolution, ...connects].some((piece) => piece?.seenFrom === 'this-computer' && piece.seen.withoutNetwork === true),
    unreachableBeside: anyConnected ? outcomes.filter((one) => one.connected === 0 && one.failure !== 'unreachable') : [],
  };
}

/** An address that nobody but this check goes to: the hosts file leads elsewhere. */
function isBeyond(address: string, resolution: NameResolution | undefined): boolean {
  return resolution?.beyondHostsFile?.includes(address) === true && !resolution.addresses.includes(address);
}

function isEndOf(proxy: string, address: string, port: number): boolean {
  return proxy.endsWith(`${address.includes(':') ? `[${address}]` : address}:${port}`);
}
