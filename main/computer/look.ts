import type { ClockReading, ComputerFinding, ComputerReport, ProxySetting } from '../../shared/model/computer.ts';
import type { Certificate } from '../../shared/wire/x509.ts';
import { say } from '../../shared/words/index.ts';
import { clockFindings } from './clock-findings.ts';
import { type ClockStatus, readClockStatus } from './clock-status.ts';
import { type HostsFile, readHosts } from './hosts-file.ts';
import { hostsFindings } from './hosts-findings.ts';
import type { Machine } from './machine.ts';
import { masked } from './masked.ts';
import { readPolicies } from './policy/read-policies.ts';
import { proxyFindings } from './proxy/contradictions.ts';
import type { PacWorld } from './proxy/pac/decide.ts';
import { type ProxyTarget, readProxySettings } from './proxy/read-proxy-settings.ts';
import { readOnce } from './read-once.ts';
import { ToldParts } from './told-parts.ts';
import { readAllStores, type StoreReader } from './trust-stores/read-all.ts';
import { rootMatrix } from './trust-stores/root-matrix.ts';
import type { StoreContent } from './trust-stores/stored-root.ts';
import { describeStores, trustFindings } from './trust-stores/trust-findings.ts';
import { unmergedRoots } from './trust-stores/unmerged-roots.ts';
import { uncheckedPrograms } from './unchecked.ts';

export interface LookQuestion {
  readonly target: ProxyTarget | null;
  /** Roots that the matrix shall speak of beside the added ones. */
  readonly chosen?: Promise<readonly Certificate[]>;
  /** What a proxy script may reach; without it scripts are named and not asked. */
  readonly pac?: PacWorld;
  /** Other clocks, asked by whoever may ask the network. */
  readonly clock: Promise<ClockReading | null>;
  /** Who signs for sites that have nothing to do with each other, asked by whoever may ask the network. */
  readonly onTheWay?: Promise<readonly ComputerFinding[]>;
  /** This computer is connected to no network at all. */
  readonly withoutNetwork?: boolean;
  /** Milliseconds since 1970 by this computer's clock. */
  readonly now: number;
  /** Hears what is known so far, and which stores were read, now and then: a busy computer may not get to the end in time. */
  readonly onPart?: (report: ComputerReport, read: readonly StoreReader[]) => void;
}

/** What was read, and what not yet. */
interface Parts {
  readonly contents: StoreContent[];
  readonly read: StoreReader[];
  chosen: readonly Certificate[];
  proxies: readonly ProxySetting[] | null;
  policies: ComputerReport['policies'];
  unchecked: readonly ComputerFinding[];
  unmerged: readonly ComputerFinding[];
  clockStatus: ClockStatus | null;
  hosts: HostsFile | null;
  clock: ClockReading | null;
  onTheWay: readonly ComputerFinding[];
  /** Stores are still being read: a list without something says nothing yet. */
  storesOpen: boolean;
  open: number;
}

/** Looks at this computer: stores, proxies, rules, clock. Reads only; what cannot be read is told as not known. */
export async function lookAt(whole: Machine, question: LookQuestion): Promise<ComputerReport> {
  const machine = readOnce(whole);
  const parts: Parts = {
    contents: [],
    read: [],
    chosen: [],
    proxies: null,
    policies: [],
    unchecked: [],
    unmerged: [],
    clockStatus: null,
    hosts: null,
    clock: null,
    onTheWay: [],
    storesOpen: true,
    open: 0,
  };
  const { target, onPart } = question;
  const told = onPart === undefined ? null : new ToldParts(() => onPart(reportOf(machine, parts, question), [...parts.read]));
  const into = async <K extends Exclude<keyof Parts, 'contents' | 'read' | 'open' | 'storesOpen'>>(
    name: K,
    reading: Promise<Parts[K]>,
  ): Promise<void> => {
    parts.open += 1;
    try {
      parts[name] = await reading;
      parts.open -= 1;
    } catch {
      // A fault of ours in one reader: what it should have read stays open, and the rest is told.
    }
  };
  try {
    const [contents] = await Promise.all([
      readAllStores(machine, (reader, contents) => {
        parts.read.push(reader);
        if (contents === null) parts.open += 1;
        else parts.contents.push(...contents);
        // A store that is not there is no part worth telling.
        if (contents?.some((content) => content.outcome === 'read') === true) told?.hear();
      }),
      into('chosen', question.chosen ?? Promise.resolve([])),
      into('proxies', readProxySettings(machine, target, question.pac ?? null)),
      into('policies', readPolicies(machine)),
      into('unchecked', uncheckedPrograms(machine)),
      into('unmerged', unmergedRoots(machine)),
      into('clockStatus', readClockStatus(machine)),
      into('hosts', readHosts(machine, target?.host ?? null)),
      into('clock', question.clock),
      into('onTheWay', question.onTheWay ?? Promise.resolve([])),
    ]);
    return reportOf(machine, { ...parts, contents, storesOpen: false }, question);
  } finally {
    told?.ends();
  }
}

function reportOf(machine: Machine, parts: Parts, { now, withoutNetwork = false }: LookQuestion): ComputerReport {
  const { contents, proxies, clock, policies } = parts;
  const stores = describeStores(contents, now);
  const findings = [
    ...(withoutNetwork
      ? [{ state: 'problem', area: 'network', said: say('computer.no-network'), detail: [say('computer.no-network.next')] } as const]
      : []),
    ...parts.unchecked,
    ...parts.unmerged,
    ...trustFindings(contents, stores, now).filter(({ state }) => state !== 'fine' || !parts.storesOpen),
    ...(proxies === null ? [] : proxyFindings(proxies)),
    ...clockFindings(clock, parts.clockStatus),
    ...parts.onTheWay,
    ...hostsFindings(parts.hosts),
    ...policyFindings(policies),
    ...(parts.open > 0 || parts.storesOpen
      ? [{ state: 'not-known', area: 'trust', said: say('computer.unfinished'), detail: [] } as const]
      : []),
  ];
  return masked({
    platform: machine.platform,
    stores,
    proxies: proxies ?? [],
    clock,
    policies,
    matrix: rootMatrix(contents, parts.chosen),
    findings: inOrder(findings),
  });
}

const ORDER: readonly ComputerFinding['state'][] = ['problem', 'look', 'not-known', 'fine'];
/** What breaks every connection stands before what breaks some. */
const AREAS: readonly ComputerFinding['area'][] = ['clock', 'interception', 'trust', 'proxy', 'network', 'policy'];

/** The one thing that matters on top. */
function inOrder(findings: readonly ComputerFinding[]): readonly ComputerFinding[] {
  // Without a network nothing else matters yet.
  const rank = (one: ComputerFinding) =>
    one.area === 'network' && one.state === 'problem' ? -1 : ORDER.indexOf(one.state) * AREAS.length + AREAS.indexOf(one.area);
  return findings.toSorted((a, b) => rank(a) - rank(b));
}

function policyFindings(policies: ComputerReport['policies']): ComputerFinding[] {
  if (policies.length === 0) return [];
  const said = say('computer.policy.changed', { count: policies.length });
  return [{ state: 'look', area: 'policy', said, detail: policies.slice(0, 5).map((policy) => policy.effect) }];
}
