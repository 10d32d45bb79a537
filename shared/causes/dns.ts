import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import type { Certainty } from '../model/side.ts';
import { noSiteAt } from '../tables/filter-addresses.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { ledElsewhere } from './dns-hosts-file.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** Codes that say the name itself does not exist or has no address (getaddrinfo, Winsock). Any other code means no answer came. */
const NO_SUCH_NAME = new Set(['ENOTFOUND', 'ENODATA', 'EAI_NONAME', 'EAI_NODATA', 'WSAHOST_NOT_FOUND', 'WSANO_DATA', 'NXDOMAIN']);

/**
 * The name leads to no address: it does not exist (the one who owns or typed it acts), or nobody answers (the network acts); or it leads to
 * an address that cannot be the site's, because the look-up blocks the name or makes answers up, or because the hosts file of this computer
 * says so (the person in front of it acts).
 */
export const dns: Cause = {
  id: 'dns',
  words: {
    title: say('causes/dns.title'),
    plain: say('causes/dns.plain'),
    technical: say('causes/dns.technical'),
    gone: say('causes/dns.gone'),
  },
  sources: [
    'RFC 1035, section 4.1.1 (RCODE)',
    'RFC 8499, section 3 (NXDOMAIN)',
    'RFC 3493, section 6.1 (getaddrinfo)',
    'RFC 1122, section 3.2.1.3 (0.0.0.0)',
    'RFC 6761, sections 6.3 and 6.4',
    'hosts(5)',
  ],
  variants: ['no-such-name', 'no-resolver', 'no-network', 'blocked', 'hosts-file'],
  usualSide: 'unknown',
  sideOfVariant: { 'no-resolver': 'network', 'no-network': 'this-computer', blocked: 'network', 'hosts-file': 'this-computer' },
  explains: [
    ...(['timeout', 'refused', 'reset', 'plain-http', 'protocol-error', 'name-mismatch', 'sni-mismatch', 'self-signed'] as const),
    ...(['untrusted-root', 'incomplete-chain', 'expired', 'not-yet-valid', 'version-mismatch', 'interception', 'server-fault'] as const),
  ],
  judge(facts: Facts): Judgement {
    const { resolution, anyConnected } = facts.addresses;
    if (resolution === null) {
      return anyConnected || facts.addresses.outcomes.length > 0
        ? ruledOut([say('causes/dns.because.not-needed')], [])
        : cannotTell([NEEDS.names]);
    }
    const { seen, evidence } = resolution;
    // Through a proxy the name is the proxy's to look up: that this computer cannot is normal in companies.
    if (facts.proxy.tunnels.length > 0) return ruledOut([say('causes/dns.because.not-needed')], [evidence]);
    const misled = ledElsewhere(facts, resolution);
    if (misled !== null) return misled;
    const blocked = seen.addresses.length > 0 ? isBlocked(facts, resolution) : null;
    if (blocked !== null) return blocked;
    if (seen.addresses.length > 0) return ruledOut([say('causes/dns.because.found', { addresses: [...seen.addresses] })], [evidence]);
    const absent = seen.errorCode === null || NO_SUCH_NAME.has(seen.errorCode);
    if (facts.addresses.withoutNetwork) return withoutNetwork(evidence);
    const code = seen.errorCode === null ? [] : [say('causes/dns.because.code', { code: seen.errorCode })];
    return absent
      ? found({
          variant: 'no-such-name',
          side: 'unknown',
          certainty: 'certain',
          title: say('causes/dns.title.no-such-name', { host: seen.host }),
          because: [say('causes/dns.because.no-such-name'), ...code],
          evidence: [evidence],
        })
      : found({
          variant: 'no-resolver',
          side: 'network',
          certainty: 'certain',
          title: say('causes/dns.title.no-resolver'),
          because: [say('causes/dns.because.no-resolver'), ...code],
          evidence: [evidence],
        });
  },
};

/** Nobody's look-up failed: this computer is connected to nothing that could answer. */
function withoutNetwork(evidence: number): Judgement {
  return found({
    variant: 'no-network',
    side: 'this-computer',
    certainty: 'certain',
    title: say('causes/dns.title.no-network'),
    because: [say('causes/dns.because.no-network')],
    evidence: [evidence],
  });
}

/** An answer that cannot be the site's: no place, a filter's page, this computer for a public name, or one that made-up names get as well. */
function isBlocked(facts: Facts, { seen, evidence }: NonNullable<Facts['addresses']['resolution']>): Judgement | null {
  const { addresses, host, fromHostsFile } = seen;
  const kinds = addresses.map(noSiteAt);
  const blocked = (certainty: Certainty, because: readonly Said[], more: readonly number[] = []): Judgement =>
    found({
      variant: fromHostsFile ? 'hosts-file' : 'blocked',
      side: fromHostsFile ? 'this-computer' : 'network',
      certainty,
      title: fromHostsFile ? say('causes/dns.title.hosts-file', { host }) : say('causes/dns.title.blocked', { host }),
      because: [say('causes/dns.because.found', { addresses: [...addresses] }), ...because],
      evidence: [evidence, ...more],
    });
  const filter = kinds.find((kind) => kind?.leads === 'filter');
  if (filter?.leads === 'filter') return blocked('certain', [say('causes/dns.because.filter', { product: filter.product })]);
  if (kinds.every((kind) => kind?.leads === 'nowhere')) return blocked('certain', [say('causes/dns.because.nowhere')]);
  const { anyConnected, publicName, madeUp } = facts.addresses;
  // Some public names lead here on purpose, for programs under development.
  if (publicName && !anyConnected && kinds.every((kind) => kind !== null)) return blocked('likely', [say('causes/dns.because.here')]);
  const alike = madeUp !== null && addresses.every((address) => madeUp.seen.addresses.includes(address));
  return alike && !fromHostsFile ? blocked('certain', [say('causes/dns.because.made-up')], [madeUp.evidence]) : null;
}
