import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** SOCKS5 reply, RFC 1928 section 6. */
const NOT_ALLOWED_BY_RULESET = 2;
const AUTHENTICATION: readonly string[] = ['needs-authentication', 'wrong-credentials'];

/** Only the way through the proxy fails, also by a fault of an https proxy’s own certificate. A 407 is proxy-auth; a proxy that signs anew is interception. */
export const proxyError: Cause = {
  id: 'proxy-error',
  words: {
    title: say('causes/proxy-error.title'),
    plain: say('causes/proxy-error.plain'),
    technical: say('causes/proxy-error.technical'),
    gone: say('causes/proxy-error.gone'),
  },
  sources: ['RFC 9110, sections 9.3.6 and 15.6', 'RFC 1928, section 6', 'squid: cache_peer and http_access'],
  variants: ['refused-by-policy', 'proxy-unreachable', 'cannot-reach-site', 'proxy-certificate', 'proxy-broken'],
  usualSide: 'network',
  sideOfVariant: { 'proxy-unreachable': 'this-computer' },
  explains: ['timeout', 'reset', 'refused', 'dns', 'plain-http', 'protocol-error', 'server-fault'],
  judge(facts: Facts): Judgement {
    const last = facts.proxy.tunnels.at(-1);
    const bad = facts.proxy.tunnels.filter((one) => one.seen.outcome !== 'open' && !AUTHENTICATION.includes(one.seen.outcome));
    const worst = bad.at(-1);
    const direct = facts.attempts.deciding?.factor === 'route' || directWorks(facts);
    if (worst !== undefined && last?.seen.outcome !== 'open') return isBlocked(facts, worst, bad, direct);
    if (bad.length > 0) return comesAndGoes(facts, bad);
    const proxied = facts.attempts.failed.filter((one) => one.seen.route === 'proxy');
    if (proxied.length > 0 && (direct || (!directFailsAlike(facts) && proxied.some((one) => one.ending === 'not-tls'))))
      return isBroken(facts, direct);
    if (last !== undefined) return ruledOut([say('causes/proxy-error.because.open')], [last.evidence]);
    const judged = facts.attempts.judged.map((one) => one.evidence);
    return judged.length > 0 ? ruledOut([say('causes/proxy-error.because.no-proxy')], judged) : cannotTell([NEEDS.proxy]);
  },
};

/** Asked directly, the site answers without TLS as well: then it is no page of the proxy. */
function directFailsAlike(facts: Facts): boolean {
  return facts.attempts.all.some((one) => one.seen.route === 'direct' && one.ending === 'not-tls');
}

/** The site turns the direct way away, too: then the proxy only passes its fault on, and `refused` says so. */
function siteIsDown(facts: Facts, variant: Variant): boolean {
  const { outcomes, anyConnected } = facts.addresses;
  return variant === 'cannot-reach-site' && !anyConnected && outcomes.some((one) => one.failure === 'refused');
}

type Tunnel = Facts['proxy']['tunnels'][number];
type Variant = 'refused-by-policy' | 'proxy-unreachable' | 'cannot-reach-site' | 'proxy-certificate' | 'proxy-broken';

function isBlocked(facts: Facts, tunnel: Tunnel, bad: readonly Tunnel[], direct: boolean): Judgement {
  const variant = variantOf(tunnel);
  // 502 to 504 pass a fault of the site on: only a direct try that works shows that it is the proxy's own.
  const clear = variant === 'refused-by-policy' || variant === 'proxy-certificate' || variant === 'proxy-unreachable';
  return found({
    variant,
    side: variant === 'proxy-unreachable' ? 'this-computer' : 'network',
    certainty: siteIsDown(facts, variant)
      ? 'possible'
      : clear || direct || (bad.length >= 2 && variant === 'proxy-broken')
        ? 'certain'
        : 'likely',
    title: say(`causes/proxy-error.title.${variant}`),
    because: [reason(tunnel), ...(direct ? [say('causes/proxy-error.because.direct-works')] : [])],
    evidence: bad.map((one) => one.evidence),
  });
}

/** Some requests are let through and others not: one of several proxies is ill, or it is too busy. */
function comesAndGoes(facts: Facts, bad: readonly Tunnel[]): Judgement {
  const of = facts.proxy.tunnels.length;
  return found({
    variant: 'proxy-broken',
    side: 'network',
    certainty: bad.length >= 2 ? 'certain' : 'possible',
    title: say('causes/proxy-error.title.sometimes', { worked: of - bad.length, of }),
    because: bad.slice(0, 1).map(reason),
    evidence: bad.map((one) => one.evidence),
  });
}

function isBroken(facts: Facts, direct: boolean): Judgement {
  const page = facts.attempts.failed.some((one) => one.ending === 'not-tls');
  const variant: Variant = page ? 'refused-by-policy' : 'proxy-broken';
  const proxy = facts.proxy.tunnels.at(-1)?.seen.proxy ?? '';
  return found({
    variant,
    side: 'network',
    certainty: direct && facts.attempts.repeated ? 'certain' : 'likely',
    title: say(`causes/proxy-error.title.${variant}`),
    because: [
      page ? say('causes/proxy-error.because.block-page') : say('causes/proxy-error.because.broke', { proxy }),
      ...(direct ? [say('causes/proxy-error.because.direct-works')] : []),
    ],
    evidence: [...facts.attempts.failed, ...(facts.attempts.deciding?.works ?? [])].map((one) => one.evidence),
  });
}

function directWorks(facts: Facts): boolean {
  return facts.attempts.all.some((one) => one.variation.factor === 'route' && one.seen.route === 'direct' && one.ending === 'worked');
}

function variantOf(tunnel: Tunnel): Variant {
  switch (tunnel.seen.outcome) {
    case 'refused-by-proxy':
      if (tunnel.seen.scheme === 'socks5' && tunnel.seen.status === NOT_ALLOWED_BY_RULESET) return 'refused-by-policy';
      return (tunnel.seen.status ?? 0) >= 500 || tunnel.seen.scheme.startsWith('socks') ? 'cannot-reach-site' : 'refused-by-policy';
    case 'block-page':
      return 'refused-by-policy';
    case 'unreachable':
    case 'proxy-name-unknown':
    case 'not-a-proxy':
      return 'proxy-unreachable';
    case 'proxy-certificate':
      return 'proxy-certificate';
    default:
      return 'proxy-broken';
  }
}

function reason(tunnel: Tunnel): Said {
  const { proxy, status, outcome } = tunnel.seen;
  if (outcome === 'block-page') return say('causes/proxy-error.because.block-page');
  if (outcome === 'proxy-certificate') return say('causes/proxy-error.because.certificate', { proxy });
  if (outcome === 'proxy-name-unknown') return say('causes/proxy-error.because.name', { proxy });
  if (outcome === 'unreachable') return say('causes/proxy-error.because.unreachable', { proxy });
  if (outcome === 'not-a-proxy') return say('causes/proxy-error.because.not-a-proxy', { proxy });
  if (outcome === 'silence') return say('causes/proxy-error.because.silent', { proxy });
  return status === null ? say('causes/proxy-error.because.broke', { proxy }) : say('causes/proxy-error.because.status', { proxy, status });
}
