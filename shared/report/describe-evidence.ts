import type { Evidence, EvidenceKinds } from '../model/evidence.ts';
import type { HandshakeAttempt, Variation } from '../model/handshake.ts';
import type { Said } from '../model/said.ts';
import { cipherSuiteName } from '../tables/cipher-suites.ts';
import { extensionName } from '../tables/extensions.ts';
import { say, type WordKey } from '../words/index.ts';

/** One plain sentence for a piece of evidence, as a report or a screen shows it. */
export function describeEvidence(evidence: Evidence): Said {
  if (evidence.state === 'unknown')
    return say('report.evidence.unknown', { what: { say: `report.kind.${evidence.kind}` }, why: { say: `report.why.${evidence.why}` } });
  if (evidence.state === 'absent') return evidence.said ?? say('report.evidence.absent');
  switch (evidence.kind) {
    case 'name-resolution':
      return describeResolution(evidence.seen);
    case 'tcp-connect':
      return sayAny(`report.evidence.tcp-connect.${evidence.seen.outcome}`, {
        address: evidence.seen.address,
        port: String(evidence.seen.port),
        time: { milliseconds: evidence.seen.milliseconds },
      });
    case 'handshake':
      return describeAttempt(evidence.seen);
    case 'start-tls':
      return say('report.evidence.start-tls', {
        protocol: evidence.seen.protocol,
        outcome: { say: `report.outcome.start-tls.${evidence.seen.outcome}` },
        text: evidence.seen.said.slice(0, 200),
      });
    case 'plain-answer':
      return say('report.evidence.plain-answer', {
        address: evidence.seen.address,
        port: String(evidence.seen.port),
        speaks: { say: `report.speaks.${evidence.seen.speaks}` },
      });
    case 'proxy-tunnel':
      return say('report.evidence.proxy-tunnel', {
        proxy: evidence.seen.proxy,
        outcome: { say: `report.outcome.proxy.${evidence.seen.outcome}` },
      });
    case 'chain':
      return describeChain(evidence.seen);
    case 'clock':
      return say('report.evidence.clock', { time: { dateTime: evidence.seen.localTime }, count: evidence.seen.sources.length });
    case 'message':
      return evidence.seen.recognised.length === 0
        ? say('report.evidence.message.none')
        : say('report.evidence.message', { codes: [...new Set(evidence.seen.recognised.map((one) => one.id))].slice(0, 5) });
    case 'answer':
      return say('report.evidence.answer', { answer: evidence.seen.answer });
    case 'enumeration':
      return say('report.evidence.enumeration', {
        versions: evidence.seen.versions.filter((one) => one.accepted === true).map((one) => one.version),
      });
    case 'client-simulation':
      return say('report.evidence.client-simulation', {
        works: evidence.seen.clients.filter((one) => one.connects === true).length,
        all: evidence.seen.clients.length,
      });
    case 'revocation':
      return say('report.evidence.revocation', { by: evidence.seen.by, status: { say: `report.revocation.${evidence.seen.status}` } });
    case 'captive-portal':
      return say('report.evidence.captive-portal', { url: evidence.seen.url, outcome: { say: `report.portal.${evidence.seen.outcome}` } });
    case 'control-handshake':
      return say('report.evidence.control-handshake', { name: evidence.seen.name, issuer: evidence.seen.issuerText ?? '?' });
    case 'proxy-settings':
      return say('report.evidence.proxy-settings', { count: evidence.seen.settings.length });
    case 'computer':
      return say('report.evidence.computer', { count: evidence.seen.stores.length });
    case 'log-event':
      return say('report.evidence.log-event', { line: String(evidence.seen.line), text: evidence.seen.text.slice(0, 300) });
    case 'log-summary':
      return say('report.evidence.log-summary', { lines: evidence.seen.lines, failures: evidence.seen.failures });
    case 'held-file':
      return evidence.seen.said[0];
    case 'capture-stream':
      return say('report.evidence.capture-stream', {
        client: evidence.seen.client,
        server: evidence.seen.server,
        ending: { say: `report.ending.${evidence.seen.ending}` },
      });
  }
}

/** `say` for a key that is put together from data; the words test walks every value it can take. */
function sayAny(key: string, values: NonNullable<Said['values']>): Said {
  return { key, values };
}

function describeResolution(seen: EvidenceKinds['name-resolution']): Said {
  return seen.errorCode === null
    ? say('report.evidence.name-resolution', { host: seen.host, addresses: seen.addresses.slice(0, 6) })
    : say('report.evidence.name-resolution.none', { host: seen.host, code: seen.errorCode });
}

function describeAttempt(attempt: HandshakeAttempt): Said {
  const { address, end } = attempt;
  const where = 'phase' in end ? { say: `report.phase.${end.phase}` satisfies WordKey } : '';
  switch (end.how) {
    case 'completed':
      return say('report.evidence.handshake.completed', {
        address,
        version: attempt.chosen?.version ?? '?',
        suite: attempt.chosen === null ? '?' : cipherSuiteName(attempt.chosen.cipherSuite),
      });
    case 'alert':
      return say('report.evidence.handshake.alert', { address, alert: `${end.alert.name ?? ''} (${end.alert.code})`.trim() });
    case 'reset':
      return say('report.evidence.handshake.reset', { address, phase: where });
    case 'closed':
      return say('report.evidence.handshake.closed', { address, phase: where });
    case 'silence':
      return say('report.evidence.handshake.silence', { address, phase: where, time: { milliseconds: end.waitedMilliseconds } });
    case 'not-tls':
      return say('report.evidence.handshake.not-tls', { address, text: end.text.slice(0, 120) });
    case 'broken-tls':
      return say('report.evidence.handshake.broken-tls', { address, why: end.why });
    case 'cut-off':
      return say('report.evidence.handshake.cut-off', { address });
    case 'cancelled':
      return say('report.evidence.handshake.cancelled', { address });
  }
}

function describeChain(seen: EvidenceKinds['chain']): Said {
  // The finding's own sentence says more than any list of names for it.
  const telling =
    seen.findings.find((finding) => finding.weight === 'refuses') ?? seen.findings.find((finding) => finding.weight === 'warns');
  return telling?.said ?? say('report.evidence.chain.ok');
}

/** What was different about a try; null where nothing was, or where the sentence itself says it. */
export function nameVariation(variation: Variation): Said | null {
  switch (variation.factor) {
    case 'judged':
    case 'address':
      return null;
    case 'version':
      return say('report.tried.version', { version: variation.version });
    case 'control-sni':
      return say('report.tried.control-sni', { name: variation.name });
    case 'alpn':
      return say('report.tried.alpn', { protocols: variation.protocols });
    case 'hello-size':
      return say('report.tried.hello-size', { bytes: variation.bytes });
    case 'extensions':
      return say('report.tried.extensions', { names: variation.without.map(extensionName) });
    case 'client-profile':
      return say('report.tried.client-profile', { profile: variation.profile });
    case 'signatures':
      return say(`report.tried.signatures.${variation.family}`);
    case 'suites':
      return say(`report.tried.suites.${variation.family}`);
    case 'route':
      return say(`report.tried.route.${variation.route}`);
    case 'client-certificate':
      return say(`report.tried.client-certificate.${variation.given}`);
    default:
      return say(`report.tried.${variation.factor}`);
  }
}
