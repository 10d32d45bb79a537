import type { Facts } from '../facts/facts.ts';
import type { FoundFinding } from '../model/finding.ts';
import type { FixStep } from '../model/fix-plan.ts';
import type { Audience } from '../model/side.ts';
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
 *   OpenSSL: SSL_CERT_FILE; git-config(1): http.<url>.sslCAInfo; Docker: verify repository client with certificates; containers-certs.d(5)
 */
const RUNTIMES: Readonly<Record<'java' | 'node' | 'python' | 'git' | 'docker' | 'podman', Runtime>> = {
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
  // The folder bears the name as the image does: without a port where the image names none.
  docker: {
    names: /^docker\b/i,
    lines: (host, port) => linesForRegistry('/etc/docker/certs.d', host, port),
  },
  podman: {
    names: /^(?:podman|buildah|skopeo)\b/i,
    lines: (host, port) => linesForRegistry('/etc/containers/certs.d', host, port),
  },
};

function linesForRegistry(folder: string, host: string, port: number): string {
  const registry = `${folder}/${port === 443 ? host : `${host}:${port}`}`;
  return `sudo mkdir -p ${registry}\nsudo cp company-root.crt ${registry}/ca.crt`;
}

/**
 * The program that lacks the private issuer, where the case knows which; null for a list of the whole system. Of this computer it was
 * seen; of somebody else's, the message says who complains, and whoever rolls the root out must reach that program's own list.
 */
export function programLacking(finding: FoundFinding, facts: Facts, audience: Audience): string | null {
  if (finding.cause !== 'untrusted-root' || finding.variant !== 'private-ca') return null;
  const program = finding.side === 'this-computer' ? speakingHere(facts) : complaining(facts, audience);
  return program === undefined || runtimeOf(program) === null ? null : program;
}

/** Its list was read and lacks the root; a list that could not be read takes the root in the same place. */
function speakingHere({ stores: { speaking, speaker } }: Facts): string | undefined {
  return speaking.length === 0 ? speaker?.program : speaking.find((one) => !one.trusted)?.program;
}

/** A visitor cannot know whether other programs have the issuer; who runs the server mends it for all. */
function complaining(facts: Facts, audience: Audience): string | undefined {
  if (audience !== 'support') return undefined;
  const said = facts.readings.messages.flatMap((one) => one.seen.recognised);
  const programs = new Set(said.flatMap(({ side, program }) => (side === 'client' && program !== null ? [program] : [])));
  return programs.size === 1 ? [...programs][0] : undefined;
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
