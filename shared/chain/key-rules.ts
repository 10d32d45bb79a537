import type { Said } from '../model/said.ts';
import type { Certificate, SignatureUse } from '../wire/x509.ts';
import { say } from '../words/say.ts';
import { nameOf, type Problem, type ProblemOptions, problem } from './problem.ts';
import { type Rules, strictly } from './rules.ts';

const BROWSER_CURVES = new Set(['P-256', 'P-384', 'P-521']);
const BROWSER_HASHES = new Set(['sha256', 'sha384', 'sha512']);
const BROKEN_HASHES = new Set(['md2', 'md4', 'md5', 'sha1']);

/** What BoringSSL, and so Chrome, reads at most (crypto/fipsmodule/rsa: `OPENSSL_RSA_MAX_MODULUS_BITS`, `kMaxExponentBits`). */
const MOST_RSA_BITS = 16_384;
const MOST_EXPONENT = 2 ** 33;
const LIMITS_SOURCE = 'BoringSSL, rsa_check_public_key';

/** Key kinds and sizes that browsers accept in a chain (Baseline Requirements, sections 6.1.5 and 7.1.3.1). */
export function keyProblems(certificate: Certificate, rules: Rules): Problem[] {
  const { key } = certificate;
  if (key === null) return [];
  const name = nameOf(certificate);
  const weak = (said: Said, source: string, options: ProblemOptions = {}) => problem('weak-key', certificate, said, source, options);
  switch (key.summary.algorithm) {
    case 'RSA': {
      const found: Problem[] = [];
      const { bits } = key.summary;
      if (bits < 2048) found.push(weak(say('chain.weak-key.rsa', { name, bits }), 'Baseline Requirements, section 6.1.5'));
      else if (bits % 8 !== 0)
        found.push(weak(say('chain.weak-key.rsa-size', { name, bits }), 'Baseline Requirements, section 6.1.5', strictly(rules)));
      if (bits > MOST_RSA_BITS)
        found.push(weak(say('chain.weak-key.rsa-large', { name, bits, most: MOST_RSA_BITS }), LIMITS_SOURCE, { cause: 'cipher-mismatch' }));
      if (key.rsaExponent !== null && (key.rsaExponent < 3 || key.rsaExponent % 2 === 0 || key.rsaExponent > MOST_EXPONENT))
        found.push(weak(say('chain.weak-key.exponent', { name }), 'Baseline Requirements, section 6.1.6'));
      return found;
    }
    case 'EC':
      if (key.explicitCurve) return [weak(say('chain.weak-key.explicit-curve', { name }), 'Baseline Requirements, section 7.1.3.1.2')];
      if (BROWSER_CURVES.has(key.summary.curve)) return [];
      return [
        weak(
          say('chain.weak-key.curve', { name, curve: key.summary.curve }),
          'Baseline Requirements, section 6.1.5',
          key.summary.bits < 224 ? {} : { cause: 'cipher-mismatch' },
        ),
      ];
    case 'unknown':
      return [
        weak(say('chain.weak-key.algorithm', { name, algorithm: key.summary.oid }), 'Baseline Requirements, section 7.1.3.1', {
          cause: 'cipher-mismatch',
        }),
      ];
    default: {
      const sound = key.summary.algorithm !== 'DSA' && key.summary.algorithm !== 'DH';
      return [
        weak(
          say('chain.weak-key.algorithm', { name, algorithm: key.summary.algorithm }),
          'Baseline Requirements, section 7.1.3.1',
          sound ? { cause: 'cipher-mismatch' } : {},
        ),
      ];
    }
  }
}

/** Signature methods that browsers accept on a certificate (Baseline Requirements, section 7.1.3.2); the root's own is not judged. */
export function signatureProblems(certificate: Certificate): Problem[] {
  const use = certificate.algorithm;
  if (use === null) return [];
  const name = nameOf(certificate);
  const algorithm =
    use.known === null ? use.oid : use.hash !== null && use.pss !== null ? `${use.known.name} (${use.hash})` : use.known.name;
  const source = 'Baseline Requirements, section 7.1.3.2';
  if (use.hash !== null && BROKEN_HASHES.has(use.hash))
    return [problem('weak-signature', certificate, say('chain.weak-signature', { name, algorithm }), source)];
  if (isAccepted(use)) return [];
  return [
    problem('weak-signature', certificate, say('chain.signature-unsupported', { name, algorithm }), source, { cause: 'cipher-mismatch' }),
  ];
}

function isAccepted(use: SignatureUse): boolean {
  if (use.known === null || use.hash === null || !BROWSER_HASHES.has(use.hash)) return false;
  if (use.known.scheme === 'rsa-pss') return use.pss?.mgfHash === use.hash && use.pss.saltLength === Number(use.hash.slice(3)) / 8;
  return use.known.scheme === 'rsa-pkcs1' || use.known.scheme === 'ecdsa';
}
