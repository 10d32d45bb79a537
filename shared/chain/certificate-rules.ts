import { EXTENSION_OIDS } from '../tables/oids.ts';
import { type Certificate, extensionOf, isSelfIssued, sameBytes } from '../wire/x509.ts';
import { isProcessed, KEY_USAGE } from '../wire/x509-extensions.ts';
import { say } from '../words/say.ts';
import { alternativeNameProblems } from './alternative-name-rules.ts';
import { keyProblems } from './key-rules.ts';
import { nameOf, type Problem, problem } from './problem.ts';
import { type Role, type Rules, strictly, strictlyForServers, type Usage } from './rules.ts';
import { usageProblems } from './usage-rules.ts';

/** The rules that one certificate breaks by itself, whatever path it stands in. Dates are judged apart (`validity.ts`). */
export function certificateProblems(certificate: Certificate, role: Role, rules: Rules, usage: Usage): Problem[] {
  if (!certificate.complete) return brokenProblems(certificate);
  return atMost(MAX_TOLD, [
    ...brokenProblems(certificate),
    ...profileProblems(certificate, role, rules),
    ...criticalProblems(certificate),
    ...keyIdentifierProblems(certificate, role, rules, usage),
    ...keyProblems(certificate, rules),
    ...usageProblems(certificate, role, rules, usage),
    ...(role === 'leaf' ? leafProblems(certificate, rules) : issuerProblems(certificate, role, rules, usage)),
  ]);
}

/** More of one certificate helps nobody, and a hostile one has thousands. */
const MAX_TOLD = 40;

/** What refuses is never left out for what is only worth a word. */
function atMost(most: number, problems: readonly Problem[]): Problem[] {
  if (problems.length <= most) return [...problems];
  const refusing = problems.filter((each) => each.weight === 'refuses');
  return [...refusing, ...problems.filter((each) => each.weight !== 'refuses')].slice(0, most);
}

function brokenProblems(certificate: Certificate): Problem[] {
  const source = 'RFC 5280, section 4.1';
  return certificate.faults.map((fault) => {
    const name = nameOf(certificate);
    const field = fault.oid ?? fault.field;
    const said = name === '' ? say('chain.malformed.nothing', { at: fault.at }) : say('chain.malformed', { name, at: fault.at, field });
    return problem('malformed', certificate, said, source);
  });
}

/** Version, serial number, names and algorithm identifiers. */
function profileProblems(certificate: Certificate, role: Role, rules: Rules): Problem[] {
  const found: Problem[] = [];
  const name = nameOf(certificate);
  if (certificate.version !== 3 && role === 'leaf')
    found.push(
      problem(
        'malformed',
        certificate,
        say('chain.malformed.version', { name, version: certificate.version }),
        'Baseline Requirements, section 7.1.1',
      ),
    );
  const { serial } = certificate;
  const isZero = serial.every((byte) => byte === 0);
  // A root's number names nothing: some public roots carry 0.
  if (role !== 'root' && (isZero || (serial[0] ?? 0) >= 0x80 || serial.length > 21 || (serial.length === 21 && serial[0] !== 0)))
    found.push(problem('malformed', certificate, say('chain.malformed.serial', { name }), 'RFC 5280, section 4.1.2.2', strictly(rules)));
  if (certificate.issuer.levels.length === 0)
    found.push(problem('malformed', certificate, say('chain.malformed.empty-issuer', { name }), 'RFC 5280, section 4.1.2.4'));
  if (role !== 'leaf' && certificate.subject.levels.length === 0)
    found.push(problem('malformed', certificate, say('chain.malformed.empty-subject'), 'RFC 5280, section 4.1.2.6', strictly(rules)));
  // Chrome reads no certificate whose names break their own type (BoringSSL, pki/verify_name_match.cc); of a root it asks nothing here.
  if (role !== 'root' && !(certificate.subject.faithful && certificate.issuer.faithful))
    found.push(problem('malformed', certificate, say('chain.malformed.letters', { name }), 'RFC 5280, section 4.1.2.4'));
  if (!certificate.algorithmsAgree)
    found.push(problem('malformed', certificate, say('chain.malformed.algorithms', { name }), 'RFC 5280, section 4.1.1.2'));
  return found;
}

function criticalProblems(certificate: Certificate): Problem[] {
  // Microsoft's own list of uses says nothing where the common one stands beside it; Chrome reads that one and lets the other be
  // (BoringSSL, pki/verify_certificate_chain.cc).
  const isOverruled = (oid: string) => oid === EXTENSION_OIDS.microsoftApplicationPolicies && certificate.values.keyPurposes !== undefined;
  // RFC 5280 section 4.2.1.4: a critical list of policies whose qualifiers are not understood must be refused.
  const isUnread = (oid: string) => oid === EXTENSION_OIDS.certificatePolicies && certificate.values.unknownQualifier === true;
  return certificate.extensions
    .filter((extension) => extension.critical && (isProcessed(extension.oid) ? isUnread(extension.oid) : !isOverruled(extension.oid)))
    .map((extension) => {
      const name = nameOf(certificate);
      const said =
        extension.oid === EXTENSION_OIDS.ctPoison
          ? say('chain.poison', { name })
          : say('chain.unknown-critical', { name, oid: extension.oid });
      return problem('unknown-critical-extension', certificate, said, 'RFC 5280, section 4.2');
    });
}

/** Extensions with the flag that RFC 5280 gives them, and the key identifiers it asks for (sections 4.2.1.1, 4.2.1.2, 4.2.2.1). */
function keyIdentifierProblems(certificate: Certificate, role: Role, rules: Rules, usage: Usage): Problem[] {
  if (certificate.version !== 3) return [];
  const found: Problem[] = [];
  const name = nameOf(certificate);
  const { authorityKeyId, subjectKeyId } = certificate.values;
  const flagged = (extension: string, section: string) =>
    found.push(
      problem('malformed', certificate, say('chain.malformed.flag', { name, extension }), section, strictlyForServers(rules, usage)),
    );
  const missing = (extension: string, section: string) =>
    found.push(problem('malformed', certificate, say('chain.malformed.missing', { name, extension }), section, strictly(rules)));
  if (extensionOf(certificate, EXTENSION_OIDS.subjectKeyIdentifier)?.critical === true)
    flagged('subjectKeyIdentifier', 'RFC 5280, section 4.2.1.2');
  if (extensionOf(certificate, EXTENSION_OIDS.authorityKeyIdentifier)?.critical === true)
    flagged('authorityKeyIdentifier', 'RFC 5280, section 4.2.1.1');
  if (extensionOf(certificate, EXTENSION_OIDS.authorityInfoAccess)?.critical === true)
    flagged('authorityInfoAccess', 'RFC 5280, section 4.2.2.1');
  if (extensionOf(certificate, EXTENSION_OIDS.policyConstraints)?.critical === false)
    flagged('policyConstraints', 'RFC 5280, section 4.2.1.11');
  if (role !== 'leaf' && subjectKeyId === undefined) missing('subjectKeyIdentifier', 'RFC 5280, section 4.2.1.2');
  if (authorityKeyId === undefined) {
    // A root's is judged in the path, where its own signature can be checked.
    if (role !== 'root' && !isSelfIssued(certificate)) missing('authorityKeyIdentifier', 'RFC 5280, section 4.2.1.1');
  } else if (
    authorityKeyId.keyId === null ||
    (role === 'root' && (authorityKeyId.issuer !== null || authorityKeyId.serial !== null || isOfAnotherKey(certificate)))
  )
    found.push(
      problem(
        'malformed',
        certificate,
        say('chain.malformed.key-id', { name }),
        'Baseline Requirements, section 7.1.2.1.3',
        strictly(rules),
      ),
    );
  return found;
}

/** A root whose authority key identifier names another key than its own. */
function isOfAnotherKey(root: Certificate): boolean {
  const { authorityKeyId, subjectKeyId } = root.values;
  const keyId = authorityKeyId?.keyId ?? null;
  return isSelfIssued(root) && keyId !== null && subjectKeyId !== undefined && !sameBytes(keyId, subjectKeyId);
}

function issuerProblems(certificate: Certificate, role: Role, rules: Rules, usage: Usage): Problem[] {
  const found: Problem[] = [];
  const name = nameOf(certificate);
  const { basicConstraints, keyUsage } = certificate.values;
  // A root of version 1 has no extensions at all; that it is trusted is a decision of this computer.
  const oldRoot = role === 'root' && certificate.version !== 3 && certificate.extensions.length === 0;
  if (basicConstraints?.ca !== true && !oldRoot)
    found.push(problem('not-a-ca', certificate, say('chain.not-a-ca', { name }), 'RFC 5280, section 4.2.1.9'));
  else if (!oldRoot && extensionOf(certificate, EXTENSION_OIDS.basicConstraints)?.critical === false)
    found.push(
      problem(
        'malformed',
        certificate,
        say('chain.malformed.flag', { name, extension: 'basicConstraints' }),
        'RFC 5280, section 4.2.1.9',
        strictlyForServers(rules, usage),
      ),
    );
  if (keyUsage !== undefined && (keyUsage & KEY_USAGE.keyCertSign) === 0)
    found.push(problem('not-a-ca', certificate, say('chain.not-a-ca.key-usage', { name }), 'RFC 5280, section 4.2.1.3'));
  return found;
}

function leafProblems(certificate: Certificate, rules: Rules): Problem[] {
  const found: Problem[] = [];
  const name = nameOf(certificate);
  const { basicConstraints, keyUsage, nameConstraints } = certificate.values;
  const signsCertificates = keyUsage !== undefined && (keyUsage & KEY_USAGE.keyCertSign) !== 0;
  if (basicConstraints?.ca === true) {
    const inconsistent = keyUsage !== undefined && !signsCertificates;
    found.push(
      inconsistent
        ? problem(
            'wrong-usage',
            certificate,
            say('chain.usage.inconsistent-ca', { name }),
            'Baseline Requirements, section 7.1.2.7.8',
            strictly(rules),
          )
        : problem('wrong-usage', certificate, say('chain.usage.ca-as-leaf', { name }), 'Baseline Requirements, section 7.1.2.7.8', {
            weight: 'warns',
          }),
    );
  } else if (signsCertificates || (basicConstraints?.pathLength ?? null) !== null)
    found.push(
      problem('wrong-usage', certificate, say('chain.usage.inconsistent-leaf', { name }), 'RFC 5280, section 4.2.1.9', strictly(rules)),
    );
  if (nameConstraints !== undefined && basicConstraints?.ca !== true)
    found.push(
      problem('malformed', certificate, say('chain.malformed.leaf-constraints', { name }), 'RFC 5280, section 4.2.1.10', strictly(rules)),
    );
  return [...found, ...alternativeNameProblems(certificate, rules)];
}
