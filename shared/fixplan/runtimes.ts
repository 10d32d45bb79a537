import type { Facts } from '../facts/facts.ts';
import type { FoundFinding } from '../model/finding.ts';
import type { FixStep } from '../model/fix-plan.ts';
import { say } from '../words/index.ts';
import { caseNamesOf } from './values.ts';

/** Name of the variant that only a plan tells apart: one program here lacks the private issuer that others trust. */
export const PROGRAM = 'program';

interface Runtime {
  /** Names of stores that belong to it (`main/computer/trust-stores`), or what messages call it. */
  readonly names: RegExp;
  /** One place to paste; `company-root.crt` is the file that the company's own IT hands out. */
  lines(host: string, port: number): string;
}

/**
 * How each program with a list of its own takes one more root, without switching any checking off.
 * @see keytool manual (-importcert, -cacerts from JDK 9); Node.js CLI: NODE_EXTRA_CA_CERTS; requests: REQUESTS_CA_BUNDLE;
 *   OpenSSL: SSL_CERT_FILE; git-config(1): http.<url>.sslCAInfo; Docker: verify repository client with certificates
 */
const RUNTIMES: Readonly<Record<'java' | 'node' | 'python' | 'git' | 'docker', Runtime>> = {
  java: {
    names: /^(?:java|maven|gradle|tomcat)\b/i,
    lines: () => 'keytool -printcert -file company-root.crt\nkeytool -importcert -cacerts -alias company-root -file company-root.crt',
  },
  node: { names: /^(?:node|npm|yarn|pnpm)\b/i, lines: () => 'export NODE_EXTRA_CA_CERTS=/etc/ssl/company-root.crt' },
  python: {
    names: /^(?:python|pip|conda|requests)\b/i,
    lines: () =>
      'cat "$(python3 -m certifi)" company-root.crt > "$HOME/with-company-root.pem"\nexport REQUESTS_CA_BUNDLE="$HOME/with-company-root.pem" SSL_CERT_FILE="$HOME/with-company-root.pem"',
  },
  git: { names: /^git\b/i, lines: (host) => `git config --global http.https://${host}/.sslCAInfo /etc/ssl/company-root.crt` },
  docker: {
    names: /^(?:docker|podman)\b/i,
    lines: (host, port) =>
      `sudo mkdir -p /etc/docker/certs.d/${host}:${port}\nsudo cp company-root.crt /etc/docker/certs.d/${host}:${port}/ca.crt`,
  },
};

/** The program that alone lacks the issuer, where the case knows which; null for a list of the whole system. */
export function programLacking(finding: FoundFinding, facts: Facts): string | null {
  if (finding.cause !== 'untrusted-root' || finding.variant !== 'private-ca' || finding.side !== 'this-computer') return null;
  const { speaking, speaker } = facts.stores;
  // A list that could not be read takes the root in the same place.
  const lacking = speaking.length === 0 ? speaker?.program : speaking.find((one) => !one.trusted)?.program;
  return lacking === undefined || runtimeOf(lacking) === null ? null : lacking;
}

/** Lines for the step that puts the root in. */
export function linesForProgram(program: string, facts: Facts): FixStep['copy'] {
  const { host, port } = caseNamesOf(facts);
  const runtime = runtimeOf(program);
  return runtime === null ? null : { label: say('fixes.copy.command'), text: runtime.lines(host, port), language: 'shell' };
}

function runtimeOf(program: string): Runtime | null {
  return Object.values(RUNTIMES).find((one) => one.names.test(program)) ?? null;
}
