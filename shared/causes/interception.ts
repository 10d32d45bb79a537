import type { ServedChain } from '../facts/chains.ts';
import type { Facts } from '../facts/facts.ts';
import { borrowed, isMadeUp, productOf, proofByControl, settlesByIssuer, timesSeen } from '../facts/signs-anew.ts';
import type { ControlHandshake } from '../model/evidence.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/**
 * Something signs the connection anew. Certain when a site of somebody else, asked on the same path, gets a certificate for itself from the
 * target's issuer, outside the public roots (a made-up name at the target's own address needs a second sign: `signs-anew.ts`), or when direct
 * and proxied issuers differ, repeated; a known or borrowed issuer name alone makes it likely. Trusted here, it is advice.
 */
export const interception: Cause = {
  id: 'interception',
  words: {
    title: say('causes/interception.title'),
    plain: say('causes/interception.plain'),
    technical: say('causes/interception.technical'),
    gone: say('causes/interception.gone'),
  },
  sources: ['RFC 8404, section 2.4', 'DESIGN section 3, rule 1', 'Durumeric et al., The Security Impact of HTTPS Interception (2017)'],
  variants: ['antivirus', 'organisation', 'unknown'],
  usualSide: 'network',
  sideOfVariant: { antivirus: 'this-computer' },
  needsSign: true,
  explains: [
    'protocol-error',
    'untrusted-root',
    'self-signed',
    'name-mismatch',
    'pinning',
    'ct-missing',
    'client-cert-required',
    'weak-signature',
    'weak-key',
    'misordered-chain',
    'expired',
    'incomplete-chain',
    'wrong-usage',
    'revocation-unavailable',
  ],
  judge(facts: Facts): Judgement {
    const stripped = facts.path.startTls.filter((one) => one.seen.outcome === 'stripped');
    if (stripped.length > 0) return isStripped(stripped.map((one) => one.evidence));
    const chain = facts.chains.served.find((one) => one.leaf !== null && (one.judgement.top !== 'public-root' || borrowed(one) !== null));
    const byRoute = facts.path.issuerDiffersByRoute;
    const routed = byRoute !== null && byRoute.proxied.judgement.top !== 'public-root' && byRoute.direct.judgement.ok ? byRoute : null;
    const seen = routed?.proxied ?? chain;
    if (seen === undefined) return withoutSite(facts);
    const controls = facts.path.controls
      .map((one) => ({ ...one, proof: proofByControl(one.seen, seen) }))
      .filter((one) => one.proof !== 'none');
    const control = controls.find((one) => one.proof === 'certain') ?? controls[0];
    const named = productOf(seen) !== null || borrowed(seen) !== null;
    if (control === undefined && routed === null && (!named || seen.seenFrom === 'file')) return notShown(facts, seen);
    const twice = routed !== null && timesSeen(facts, routed.proxied) >= 2 && timesSeen(facts, routed.direct) >= 2;
    const madeUp = control !== undefined && isMadeUp(control.seen);
    if (madeUp && control.proof === 'likely' && routed === null && seen.routes.length > 1) return isItsOwn(seen);
    return isIntercepted(facts, seen, {
      certain: control?.proof === 'certain' || twice,
      because: [
        ...(control === undefined ? [] : [proofOf(control.seen)]),
        ...(madeUp && control.proof === 'likely' && !twice ? [say('causes/interception.because.own-authority')] : []),
        ...(routed === null
          ? []
          : [
              say('causes/interception.because.route', {
                direct: routed.direct.leaf?.issuerText ?? '',
                proxied: routed.proxied.leaf?.issuerText ?? '',
              }),
            ]),
      ],
      evidence: [
        ...controls.map((one) => one.evidence),
        ...(routed === null ? [] : [routed.direct.evidence, routed.proxied.evidence]),
        seen.evidence,
      ],
    });
  },
};

function proofOf(control: ControlHandshake): Said {
  const issuer = control.issuerText ?? '';
  return isMadeUp(control)
    ? say('causes/interception.because.made-up', { issuer })
    : say('causes/interception.because.control', { issuer });
}

interface Proof {
  readonly certain: boolean;
  readonly because: readonly Said[];
  readonly evidence: readonly number[];
}

function isIntercepted(facts: Facts, chain: ServedChain, proof: Proof): Judgement {
  const product = chain.judgement.inspectionProduct;
  const variant = product?.kind === 'antivirus' || product?.kind === 'organisation' ? product.kind : 'unknown';
  // Trusted by the browser's lists, it is only worth knowing; a program that was not told of it fails by it.
  const trusted = facts.chains.refusals.length === 0 && facts.attempts.failed.length === 0;
  const harmless = trusted && !facts.stores.complains;
  const named = product === null ? undefined : { product: product.name };
  return found({
    variant,
    side: product?.kind === 'antivirus' || product?.kind === 'debugging' ? 'this-computer' : 'network',
    certainty: proof.certain ? 'certain' : 'likely',
    ...(harmless ? { adviceOnly: true } : {}),
    ...(named === undefined ? {} : { title: say(`causes/interception.title.${variant === 'unknown' ? 'product' : variant}`, named) }),
    because: [
      ...proof.because,
      ...(named === undefined ? [] : [say('causes/interception.because.known', { issuer: chain.leaf?.issuerText ?? '', ...named })]),
      ...(borrowed(chain) === null ? [] : [say('causes/interception.because.borrowed', { name: borrowed(chain) ?? '' })]),
      ...(trusted ? [say('causes/interception.because.trusted')] : []),
    ],
    evidence: proof.evidence,
  });
}

/** The site's issuer is public, or no site was named: then what another site shows on the way is all there is. */
function withoutSite(facts: Facts): Judgement {
  const served = facts.chains.served.filter((one) => one.leaf !== null);
  if (served.length > 0)
    return ruledOut(
      [say('causes/interception.because.public')],
      served.map((one) => one.evidence),
    );
  const foreign = facts.path.controls.filter(({ seen }) => seen.certificateForThisName && seen.publicRoot === false && !isMadeUp(seen));
  const [control] = foreign;
  if (control === undefined) return notShown(facts, null);
  return found({
    variant: 'unknown',
    side: 'network',
    certainty: 'certain',
    because: [say('causes/interception.because.others', { name: control.seen.name, issuer: control.seen.issuerText ?? '' })],
    evidence: foreign.map((one) => one.evidence),
  });
}

function isStripped(evidence: readonly number[]): Judgement {
  return found({
    variant: 'unknown',
    side: 'network',
    certainty: 'likely',
    title: say('causes/interception.title.stripped'),
    because: [say('causes/interception.because.stripped')],
    evidence,
  });
}

/** A private issuer without any sign of a proxy: only a control name on the same way can settle it. */
function notShown(facts: Facts, seen: ServedChain | null): Judgement {
  const others = facts.path.controls.filter((one) => one.seen.publicRoot === true || (seen !== null && settlesByIssuer(one.seen, seen)));
  if (others.length === 0) return cannotTell([NEEDS.control, NEEDS.antivirus]);
  const isPublicThere = others.some((one) => one.seen.publicRoot === true);
  return ruledOut(
    [isPublicThere ? say('causes/interception.because.control-public') : say('causes/interception.because.another-issuer')],
    others.map((one) => one.evidence),
  );
}

/** The same certificate with and without the proxy, from one that makes certificates for any name: the server does, and no proxy. */
function isItsOwn(seen: ServedChain): Judgement {
  return ruledOut([say('causes/interception.because.both-ways')], [seen.evidence]);
}
