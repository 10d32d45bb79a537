import type { CauseId } from '../../../shared/model/cause-id.ts';
import type { ChainFindingKind } from '../../../shared/model/certificate.ts';
import { CA, LEAF, type Link, type LinkWish, NAMED, type OpensslChains, RSA } from './openssl-chain.ts';

/** Where chains are made: openssl's folder, one root, one issuer below it. */
export interface ChainPlace {
  readonly chains: OpensslChains;
  readonly root: Link;
  readonly issuer: Link;
}

export interface BuiltChain {
  readonly leaf: Link;
  /** PEM of what is sent behind the leaf. */
  readonly behind: readonly string[];
  readonly root: Link;
  readonly host?: string;
  readonly lists?: readonly string[];
}

/** One rule of chains, as openssl makes it right or wrong. */
export interface ChainRow {
  readonly what: string;
  /** What `diagnose` says of a server that sends it: the first cause, null for nothing at fault. null as a whole: no server can show it. */
  readonly served: { readonly primary: CauseId | null } | null;
  /** What `check-chain` says; null: accepted. */
  readonly ours: ChainFindingKind | null;
  /** Why `openssl verify` says otherwise, where it does. */
  readonly openssl?: string;
  /** Why `certtool --verify` says otherwise, where it does. */
  readonly certtool?: string;
  readonly build: (at: ChainPlace) => Promise<BuiltChain>;
}

const leafWith =
  (wish: Partial<LinkWish>, host = 'www.shop.example') =>
  async (at: ChainPlace) => {
    const leaf = await at.chains.issue(at.issuer, { name: 'leaf', extensions: NAMED, ...wish });
    return { leaf, behind: [at.issuer.pem], root: at.root, host };
  };
const issuerWith = (wish: Partial<LinkWish>) => async (at: ChainPlace) => {
  const between = await at.chains.issue(at.root, { name: 'Special Issuing', extensions: CA, ...wish });
  const leaf = await at.chains.issue(between, { name: 'leaf', extensions: NAMED });
  return { leaf, behind: [between.pem], root: at.root };
};
const without = (start: string, lines: readonly string[]) => lines.filter((line) => !line.startsWith(start));

/** An issuer that requires an explicit policy, and a leaf with these policies. */
const policyWith =
  (policies: string | null, more: readonly string[] = []) =>
  async (at: ChainPlace) => {
    const own = ['certificatePolicies=1.3.6.1.4.1.99999.1', 'policyConstraints=critical,requireExplicitPolicy:0'];
    const between = await at.chains.issue(at.root, { name: 'Policy Issuing', extensions: [...CA, ...own, ...more] });
    const leaf = await at.chains.issue(between, { name: 'leaf', extensions: [...NAMED, ...(policies === null ? [] : [policies])] });
    return { leaf, behind: [between.pem], root: at.root };
  };
const NO_POLICIES = 'policies are processed only when asked for';

const BROWSER_ONLY = 'a rule of browsers and the Baseline Requirements, not of RFC 5280';
export const CHAIN_ROWS: readonly ChainRow[] = [
  { what: 'leaf, issuer, root with P-256', served: { primary: null }, ours: null, build: leafWith({}) },
  { what: 'an RSA leaf', served: { primary: null }, ours: null, build: leafWith({ key: RSA }) },
  {
    what: 'a P-384 leaf',
    served: { primary: null },
    ours: null,
    build: leafWith({ key: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'] }),
  },
  {
    what: 'an RSA issuer that signs with PSS',
    served: { primary: null },
    ours: null,
    build: async (at: ChainPlace) => {
      const rsaRoot = await at.chains.root({ name: 'RSA Root', key: RSA });
      const leaf = await at.chains.issue(rsaRoot, {
        name: 'leaf',
        extensions: NAMED,
        signing: ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:32'],
      });
      return { leaf, behind: [], root: rsaRoot };
    },
  },
  { what: 'an expired leaf', served: { primary: 'expired' }, ours: 'expired', build: leafWith({ from: -40, to: -10 }) },
  { what: 'a leaf of tomorrow', served: { primary: 'not-yet-valid' }, ours: 'not-yet-valid', build: leafWith({ from: 1 }) },
  { what: 'an expired issuer', served: { primary: 'expired' }, ours: 'expired', build: issuerWith({ from: -90, to: -10 }) },
  {
    what: 'an RSA leaf whose key usage forbids signatures',
    served: { primary: 'wrong-usage' },
    ours: null,
    build: leafWith({ key: RSA, extensions: [...without('keyUsage', NAMED), 'keyUsage=critical,keyEncipherment'] }),
  },
  {
    what: 'an issuer that requires a policy, and a leaf that carries it',
    served: { primary: null },
    ours: null,
    certtool: 'refuses policyConstraints as an unknown critical extension',
    build: policyWith('certificatePolicies=1.3.6.1.4.1.99999.1'),
  },
  {
    what: 'an issuer that requires a policy, and a leaf without any',
    served: { primary: 'bad-certificate' },
    ours: 'malformed',
    openssl: NO_POLICIES,
    build: policyWith(null),
  },
  {
    what: 'an issuer that renames the policy, and a leaf with the old name',
    served: { primary: 'bad-certificate' },
    ours: 'malformed',
    openssl: NO_POLICIES,
    build: policyWith('certificatePolicies=1.3.6.1.4.1.99999.1', ['policyMappings=critical,1.3.6.1.4.1.99999.1:1.3.6.1.4.1.99999.2']),
  },
  { what: 'another host', served: { primary: 'name-mismatch' }, ours: 'name-mismatch', build: leafWith({}, 'mail.shop.example') },
  {
    what: 'a wildcard',
    served: { primary: null },
    ours: null,
    build: leafWith({ extensions: [...LEAF, 'subjectAltName=DNS:*.shop.example'] }),
  },
  {
    what: 'a wildcard one label short',
    served: { primary: 'name-mismatch' },
    ours: 'name-mismatch',
    build: leafWith({ extensions: [...LEAF, 'subjectAltName=DNS:*.shop.example'] }, 'a.b.shop.example'),
  },
  {
    what: 'an address',
    served: { primary: null },
    ours: null,
    build: leafWith({ extensions: [...LEAF, 'subjectAltName=IP:192.0.2.10'] }, '192.0.2.10'),
  },
  {
    what: 'an address as a host name',
    served: { primary: 'name-mismatch' },
    ours: 'name-mismatch',
    build: leafWith({ extensions: [...LEAF, 'subjectAltName=DNS:192.0.2.10'] }, '192.0.2.10'),
  },
  {
    what: 'the name in the common name only',
    served: { primary: 'name-mismatch' },
    ours: 'no-san',
    openssl: 'openssl falls back to the common name where no alternative names are',
    certtool: 'GnuTLS falls back to the common name where no alternative names are',
    build: leafWith({ name: 'www.shop.example', extensions: LEAF }),
  },
  {
    what: 'a client certificate',
    served: { primary: 'wrong-usage' },
    ours: 'wrong-usage',
    build: leafWith({ extensions: [...without('extendedKeyUsage', NAMED), 'extendedKeyUsage=clientAuth'] }),
  },
  {
    what: 'an issuer for mail only',
    served: { primary: 'wrong-usage' },
    ours: 'wrong-usage',
    build: issuerWith({ extensions: [...CA, 'extendedKeyUsage=emailProtection'] }),
  },
  {
    what: 'an issuer that is no authority',
    served: { primary: 'bad-certificate' },
    ours: 'not-a-ca',
    build: issuerWith({
      extensions: [
        'basicConstraints=critical,CA:FALSE',
        'keyUsage=critical,digitalSignature',
        'subjectKeyIdentifier=hash',
        'authorityKeyIdentifier=keyid',
      ],
    }),
  },
  {
    what: 'an issuer without keyCertSign',
    served: { primary: 'bad-certificate' },
    ours: 'not-a-ca',
    build: issuerWith({ extensions: [...without('keyUsage', CA), 'keyUsage=critical,cRLSign'] }),
  },
  {
    what: 'one authority too many below a path length of 0',
    served: { primary: 'bad-certificate' },
    ours: 'path-length',
    build: async (at: ChainPlace) => {
      const short = await at.chains.issue(at.root, {
        name: 'Short',
        extensions: [...without('basicConstraints', CA), 'basicConstraints=critical,CA:TRUE,pathlen:0'],
      });
      const below = await at.chains.issue(short, { name: 'Below', extensions: CA });
      const leaf = await at.chains.issue(below, { name: 'leaf', extensions: NAMED });
      return { leaf, behind: [below.pem, short.pem], root: at.root };
    },
  },
  {
    what: 'a name outside the permitted ones',
    served: { primary: 'name-constraint' },
    ours: 'name-constraints',
    build: issuerWith({ extensions: [...CA, 'nameConstraints=critical,permitted;DNS:corp.example'] }),
  },
  {
    what: 'a name among the excluded ones',
    served: { primary: 'name-constraint' },
    ours: 'name-constraints',
    build: issuerWith({ extensions: [...CA, 'nameConstraints=critical,excluded;DNS:shop.example'] }),
  },
  {
    what: 'a name inside the permitted ones',
    served: { primary: null },
    ours: null,
    build: issuerWith({ extensions: [...CA, 'nameConstraints=critical,permitted;DNS:shop.example'] }),
  },
  {
    what: 'an unknown critical extension',
    served: { primary: 'bad-certificate' },
    ours: 'unknown-critical-extension',
    build: leafWith({ extensions: [...NAMED, '1.3.6.1.4.1.99999.1=critical,ASN1:NULL'] }),
  },
  {
    what: 'a SHA-1 signature',
    served: { primary: 'weak-signature' },
    ours: 'weak-signature',
    openssl: 'openssl verify refuses SHA-1 only from its security level 1 up, and here it is 0',
    build: leafWith({ signing: ['-md', 'sha1'] }),
  },
  {
    what: 'an RSA key of 1024 bits',
    served: { primary: 'weak-key' },
    ours: 'weak-key',
    openssl: 'openssl verify asks for no key size unless -auth_level is given',
    certtool: 'certtool asks for no key size unless --verify-profile is given',
    build: leafWith({ key: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'] }),
  },
  {
    what: 'an Ed25519 key',
    served: { primary: 'cipher-mismatch' },
    ours: 'weak-key',
    openssl: BROWSER_ONLY,
    certtool: BROWSER_ONLY,
    build: leafWith({ key: ['-algorithm', 'ED25519'] }),
  },
  {
    what: 'a P-192 key',
    served: null,
    ours: 'weak-key',
    openssl: BROWSER_ONLY,
    certtool: BROWSER_ONLY,
    build: leafWith({ key: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-192'] }),
  },
  {
    what: 'a missing issuer',
    served: { primary: 'incomplete-chain' },
    ours: 'incomplete-chain',
    build: async (at: ChainPlace) => ({
      leaf: await at.chains.issue(at.issuer, { name: 'leaf', extensions: NAMED }),
      behind: [],
      root: at.root,
    }),
  },
  {
    what: 'a root that is not here',
    served: { primary: 'untrusted-root' },
    ours: 'untrusted-root',
    build: async (at: ChainPlace) => {
      const other = await at.chains.root({ name: 'Other Root' });
      const leaf = await at.chains.issue(other, { name: 'leaf', extensions: NAMED });
      return { leaf, behind: [other.pem], root: at.root };
    },
  },
  {
    what: 'a certificate signed by itself',
    served: { primary: 'self-signed' },
    ours: 'self-signed',
    build: async (at: ChainPlace) => ({
      leaf: await at.chains.issue(null, { name: 'leaf', extensions: NAMED }),
      behind: [],
      root: at.root,
    }),
  },
  {
    what: 'an issuer of the same name with another key',
    served: { primary: 'incomplete-chain' },
    ours: 'incomplete-chain',
    build: async (at: ChainPlace) => {
      const leaf = await at.chains.issue(at.issuer, { name: 'leaf', extensions: NAMED });
      const again = await at.chains.issue(at.root, { name: 'Lab Issuing', extensions: CA });
      return { leaf, behind: [again.pem], root: at.root };
    },
  },
  {
    what: 'the wrong order',
    served: { primary: 'misordered-chain' },
    ours: null,
    build: async (at: ChainPlace) => {
      const below = await at.chains.issue(at.issuer, { name: 'Below', extensions: CA });
      const leaf = await at.chains.issue(below, { name: 'leaf', extensions: NAMED });
      return { leaf, behind: [at.issuer.pem, below.pem], root: at.root };
    },
  },
  {
    what: 'the root sent along',
    served: { primary: null },
    ours: null,
    build: async (at: ChainPlace) => {
      const leaf = await at.chains.issue(at.issuer, { name: 'leaf', extensions: NAMED });
      return { leaf, behind: [at.issuer.pem, at.root.pem], root: at.root };
    },
  },
  {
    what: 'a stranger in between',
    served: { primary: 'misordered-chain' },
    ours: null,
    build: async (at: ChainPlace) => {
      const leaf = await at.chains.issue(at.issuer, { name: 'leaf', extensions: NAMED });
      const stranger = await at.chains.root({ name: 'Stranger' });
      return { leaf, behind: [stranger.pem, at.issuer.pem], root: at.root };
    },
  },
  { what: 'five years under a private root', served: { primary: 'bad-certificate' }, ours: null, build: leafWith({ to: 1800 }) },
  {
    what: 'an expired cross-sign beside a path that lives',
    served: { primary: null },
    ours: null,
    build: async (at: ChainPlace) => {
      const old = await at.chains.root({ name: 'Old Root', from: -900, to: -10 });
      const cross = await at.chains.issue(old, { name: 'Lab Root', extensions: CA, sameKeyAs: at.root, from: -900, to: -10 });
      const leaf = await at.chains.issue(at.issuer, { name: 'leaf', extensions: NAMED });
      return { leaf, behind: [at.issuer.pem, cross.pem], root: at.root };
    },
  },
  {
    what: 'no authority key identifier',
    served: { primary: null },
    ours: 'malformed',
    certtool: 'certtool has no strict profile',
    build: leafWith({ extensions: [...without('authorityKeyIdentifier', NAMED), 'authorityKeyIdentifier=none'] }),
  },
  {
    what: 'an issuer without key identifier',
    served: { primary: null },
    ours: 'malformed',
    certtool: 'certtool has no strict profile',
    build: async (at: ChainPlace) => {
      const between = await at.chains.issue(at.root, {
        name: 'Nameless Key',
        extensions: [...without('subjectKeyIdentifier', CA), 'subjectKeyIdentifier=none'],
      });
      // openssl cannot name the key of such an issuer either.
      const leaf = await at.chains.issue(between, {
        name: 'leaf',
        extensions: [...without('authorityKeyIdentifier', NAMED), 'authorityKeyIdentifier=none'],
      });
      return { leaf, behind: [between.pem], root: at.root };
    },
  },
  // Version 1 has no extensions, so no names either, and that is what a person meets first.
  { what: 'a leaf of version 1', served: { primary: 'name-mismatch' }, ours: 'malformed', build: leafWith({ extensions: [] }) },
  {
    what: 'a certificate on its issuer’s revocation list',
    served: null,
    ours: 'revoked',
    build: async (at: ChainPlace) => {
      const leaf = await at.chains.issue(at.issuer, { name: 'leaf', extensions: NAMED });
      return { leaf, behind: [at.issuer.pem], root: at.root, lists: [await at.chains.revocationList(at.issuer, [leaf])] };
    },
  },
  {
    what: 'a certificate that is not on the list',
    served: null,
    ours: null,
    build: async (at: ChainPlace) => {
      const leaf = await at.chains.issue(at.issuer, { name: 'leaf', extensions: NAMED });
      const other = await at.chains.issue(at.issuer, { name: 'other', extensions: NAMED });
      return { leaf, behind: [at.issuer.pem], root: at.root, lists: [await at.chains.revocationList(at.issuer, [other])] };
    },
  },
  {
    what: '500 names',
    served: { primary: null },
    ours: null,
    build: leafWith(
      { extensions: [...LEAF, `subjectAltName=${Array.from({ length: 500 }, (_, index) => `DNS:h${index}.shop.example`).join(',')}`] },
      'h499.shop.example',
    ),
  },
  {
    what: 'twelve certificates one below the other',
    served: { primary: null },
    ours: null,
    build: async (at: ChainPlace) => {
      const ladder: Link[] = [at.root];
      for (let step = 0; step < 10; step += 1)
        ladder.unshift(await at.chains.issue(ladder[0] ?? at.root, { name: `Step ${step}`, extensions: CA }));
      const leaf = await at.chains.issue(ladder[0] ?? at.root, { name: 'leaf', extensions: NAMED });
      return { leaf, behind: [...ladder.slice(0, -1).map((link) => link.pem)], root: at.root };
    },
  },
];
