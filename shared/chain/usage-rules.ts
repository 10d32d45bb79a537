import { EXTENSION_OIDS, KEY_PURPOSE_OIDS } from '../tables/oids.ts';
import { type Certificate, extensionOf } from '../wire/x509.ts';
import { KEY_USAGE } from '../wire/x509-extensions.ts';
import { say } from '../words/say.ts';
import { nameOf, type Problem, problem } from './problem.ts';
import { type KeyUse, type Role, type Rules, strictly, type Usage } from './rules.ts';

/**
 * The key usage of a server's certificate must allow signatures: every handshake with forward secrecy makes one (RFC 8446 section
 * 4.4.2.2, RFC 8422 section 5.2). Chrome refuses it in the handshake (ERR_SSL_KEY_USAGE_INCOMPATIBLE), not when it judges the path.
 * @param keyUse what the server did with its key in the handshake; null: not known
 */
export function handshakeUsageProblems(leaf: Certificate, rules: Rules, keyUse: KeyUse | null): Problem[] {
  const { keyUsage } = leaf.values;
  if (keyUsage === undefined) return [];
  const needed = keyUse === 'decrypts' ? KEY_USAGE.keyEncipherment : KEY_USAGE.digitalSignature;
  if ((keyUsage & needed) !== 0) return [];
  const said = say('chain.usage.key-usage', { name: nameOf(leaf) });
  return [problem('wrong-usage', leaf, said, 'RFC 8446, section 4.4.2.2', { weight: rules === 'browser' ? 'refuses' : 'warns' })];
}

/** Extended key usage (RFC 5280 section 4.2.1.12). Purposes nest: an issuer that lists any must list the one asked for. */
export function usageProblems(certificate: Certificate, role: Role, rules: Rules, usage: Usage): Problem[] {
  const purposes = certificate.values.keyPurposes;
  if (purposes === undefined) return [];
  const name = nameOf(certificate);
  const found: Problem[] = [];
  const wanted = usage === 'server' ? KEY_PURPOSE_OIDS.serverAuth : KEY_PURPOSE_OIDS.clientAuth;
  const any = purposes.includes(KEY_PURPOSE_OIDS.any);
  const bad = (said: Problem['said'], source: string, options = {}) =>
    found.push(problem('wrong-usage', certificate, said, source, options));
  if (!purposes.includes(wanted) && (role === 'leaf' || !any)) {
    const options = any ? strictly(rules) : {};
    if (role !== 'leaf') bad(say('chain.usage.issuer', { name }), 'Baseline Requirements, section 7.1.2.10.6');
    else if (usage === 'server') bad(say('chain.usage.not-server', { name }), 'Baseline Requirements, section 7.1.2.7.10', options);
    else bad(say('chain.usage.not-client', { name }), 'RFC 5280, section 4.2.1.12', options);
  }
  if (role === 'root') bad(say('chain.usage.root-limits', { name }), 'Baseline Requirements, section 7.1.2.1.2', { weight: 'notes' });
  if (role === 'leaf' && extensionOf(certificate, EXTENSION_OIDS.extendedKeyUsage)?.critical === true)
    found.push(
      problem(
        'malformed',
        certificate,
        say('chain.malformed.flag', { name, extension: 'extendedKeyUsage' }),
        'Baseline Requirements, section 7.1.2.7.6',
        { weight: 'notes' },
      ),
    );
  return found;
}
