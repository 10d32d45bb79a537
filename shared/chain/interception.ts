import known from '../../assets/data/interception-products.json' with { type: 'json' };
import type { NameAttribute } from '../model/certificate.ts';
import type { ChainJudgement } from '../model/chain-judgement.ts';
import type { Certificate } from '../wire/x509.ts';

const PRODUCTS = known.products.map((product) => ({
  name: product.name,
  kind: product.kind as NonNullable<ChainJudgement['inspectionProduct']>['kind'],
  commonName: product.commonName === null ? null : new RegExp(product.commonName, 'iu'),
  organisation: product.organisation === null ? null : new RegExp(product.organisation, 'iu'),
}));

/** The inspection product that the issuers of these certificates are named after; a sign, no proof. Subjects never count. */
export function inspectionProductOf(certificates: readonly Certificate[]): ChainJudgement['inspectionProduct'] {
  for (const certificate of certificates) {
    const product = inspectionProductNamed(certificate.issuer.attributes);
    if (product !== null) return product;
  }
  return null;
}

/** A product whose common name fits, or, where it is known by its organisation only, whose organisation does. */
export function inspectionProductNamed(issuer: readonly NameAttribute[]): ChainJudgement['inspectionProduct'] {
  const fits = (pattern: RegExp, type: string) =>
    issuer.some((attribute) => attribute.type === type && pattern.test(attribute.value.slice(0, 500)));
  const product = PRODUCTS.find((each) =>
    each.commonName !== null ? fits(each.commonName, 'CN') : each.organisation !== null && fits(each.organisation, 'O'),
  );
  return product === undefined ? null : { name: product.name, kind: product.kind };
}

const FILTER_WORDS =
  /\b(?:filter|proxy|inspection|intercept\w*|decrypt\w*|firewall|web ?shield|anti-?virus|ssl ?scan\w*|mitm|man.in.the.middle)\b/iu;

/** An issuer that is named like a filter: a known product, or one that says in its name what it does. */
export function looksReSigned(issuer: readonly NameAttribute[]): boolean {
  if (inspectionProductNamed(issuer) !== null) return true;
  return issuer.some((attribute) => attribute.type === 'CN' && FILTER_WORDS.test(attribute.value.slice(0, 500)));
}
