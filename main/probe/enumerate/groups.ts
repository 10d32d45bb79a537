import type { TlsVersion } from '../../../shared/model/handshake.ts';
import { cipherSuite } from '../../../shared/tables/cipher-suite-properties.ts';
import type { Ask } from './ask.ts';
import type { Findings } from './findings.ts';
import { ASKED_GROUPS, askingPlan } from './plans.ts';

/** Takes out the chosen group until none is left. Asks nothing where the server has named its groups itself. */
export function findGroups(version: TlsVersion, ask: Ask, sni: string | null, findings: Findings): Promise<void> {
  return version === 'TLS 1.3' ? groupsOf13(ask, sni, findings) : olderGroups(version, ask, sni, findings);
}

/** A HelloRetryRequest names the group without any key. */
async function groupsOf13(ask: Ask, sni: string | null, findings: Findings): Promise<void> {
  if (findings.groupsComplete) return;
  const [suite] = findings.suitesOf('TLS 1.3');
  if (suite === undefined) return;
  for (;;) {
    const left = ASKED_GROUPS.filter((group) => !findings.groups.has(group));
    const answer = await ask(askingPlan(sni, 'TLS 1.3', [suite], { groups: left }));
    if (answer.kind === 'refused') findings.groupsComplete = true;
    if (answer.kind !== 'chosen' || answer.chosen.group === null || !left.includes(answer.chosen.group)) return;
  }
}

/**
 * Up to TLS 1.2 by the group of an ECDHE suite's key. A server with an ECDSA certificate alone needs the certificate's own curve in the list
 * (RFC 8422 section 5.1), so there the groups found stay at its end.
 */
async function olderGroups(version: TlsVersion, ask: Ask, sni: string | null, findings: Findings): Promise<void> {
  const found = findings.found(version);
  const suites = (found?.accepted ?? []).flatMap((number) => cipherSuite(number) ?? []).filter((suite) => suite.keyExchange === 'ECDHE');
  if (suites.length === 0) return;
  const needsCurve = suites.every((suite) => suite.authentication === 'ECDSA');
  const numbers = suites.map((suite) => suite.number);
  for (;;) {
    const left = ASKED_GROUPS.filter((group) => !findings.groups.has(group) && group < 0x100);
    const groups = needsCurve ? [...left, ...findings.groups] : left;
    const answer = await ask(askingPlan(sni, version, numbers, { groups }));
    if (answer.kind === 'refused') findings.groupsComplete = true;
    if (answer.kind !== 'chosen' || answer.chosen.group === null) return;
    if (left.includes(answer.chosen.group)) continue;
    // Only a server that follows the client has thereby refused all that stood before.
    findings.groupsComplete = found?.serverPreference === false;
    return;
  }
}
