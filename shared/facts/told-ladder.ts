import type { Recognised, RecognisedMessage } from '../model/evidence.ts';
import type { HandshakeEnd, HandshakeStep } from '../model/handshake.ts';
import type { Said } from '../model/said.ts';
import { say } from '../words/index.ts';
import { type LadderRow, noMessage, viewLadder } from '../words/say-handshake.ts';

/**
 * The handshake that a pasted text speaks of. Where a program wrote its messages down they are drawn as they stand. Where it only says how
 * it ended, no more is drawn than must have gone before that: null where even this does not follow, as from a reset or a silence, which may
 * come at any time.
 */
export function toldLadder(message: RecognisedMessage): readonly LadderRow[] | null {
  const root = message.recognised.find(({ order }) => order === 0) ?? null;
  const { steps = [] } = message;
  if (steps.length > 0) return writtenDown(steps, root);
  return root === null ? null : implied(root, message.recognised);
}

function writtenDown(steps: readonly HandshakeStep[], root: Recognised | null): readonly LadderRow[] {
  const telling = steps.findLast(({ message, facts }) => message === 'Alert' && !GOODBYES.has(facts[0] ?? ''));
  if (telling !== undefined) return viewLadder(steps, alertEnd(telling.from, telling.facts[0] ?? ''));
  const finished = ['client', 'server'].every((from) => steps.some((step) => step.from === from && step.message === 'Finished'));
  if (finished) return viewLadder(steps, { how: 'completed' });
  const last = steps.at(-1);
  if (
    root !== null &&
    root.side !== 'server' &&
    CERTIFICATE.has(root.meaning ?? '') &&
    last?.from === 'server' &&
    last.message === 'Certificate'
  )
    return viewLadder(steps, { how: 'completed' }, say('handshake.told.refuses-certificate'));
  const rows = viewLadder(steps, { how: 'completed' });
  const dropped = root === null ? null : (DROPPED.get(root.meaning ?? '') ?? null);
  return [...rows, dropped === null ? noMessage('server', say('handshake.told.ends'), false) : noMessage('server', dropped, true)];
}

/** What ends a handshake without a message. */
const DROPPED: ReadonlyMap<string, Said> = new Map<string, Said>([
  ['reset', say('diagnosis.ladder.end.reset')],
  ['closed', say('diagnosis.ladder.end.closed')],
  ['timeout', say('handshake.told.no-answer')],
  ['not-tls-answer', say('handshake.told.not-tls')],
]);

const GOODBYES: ReadonlySet<string> = new Set(['close_notify', 'user_canceled']);

function implied(root: Recognised, all: readonly Recognised[]): readonly LadderRow[] | null {
  const meaning = root.meaning ?? '';
  const alert = all.find((one) => one.family === 'tls-alerts' && one.meaning === root.meaning)?.id ?? null;
  if (alert !== null && (root.alert !== null || isReceived(root))) return afterAlert(alert, root);
  if (AGREEMENT.has(meaning)) return ended(['ClientHello'], noMessage('server', say('handshake.told.no-agreement'), true));
  if (CLIENT_CERTIFICATE.has(meaning)) return ended(ASKED, GAP, noMessage('server', say('handshake.told.client-certificate'), true));
  if (meaning === 'not-tls-answer' && root.side === 'client')
    return ended(['ClientHello'], noMessage('server', say('handshake.told.not-tls'), true));
  // Only who checks the server's certificate is known to have been shown it; a server's words may be about a client's, or about its upstream.
  if (CERTIFICATE.has(meaning) && root.side === 'client') return certificateRefused();
  return null;
}

/** OpenSSL and NSS have codes of their own for each alert that came in. */
function isReceived({ id }: Recognised): boolean {
  return /^SSL_R_(?:SSLV3|TLSV1\d?)_ALERT_|^SSL_ERROR_\w+_ALERT$/.test(id);
}

function afterAlert(name: string, { side, alert }: Recognised): readonly LadderRow[] | null {
  if (GOODBYES.has(name)) return null;
  const other = side === 'client' ? 'server' : 'client';
  const from = side === null ? (FROM_SERVERS.has(name) ? 'server' : null) : alert === 'sent' ? side : other;
  if (from === null) return null;
  const last = viewLadder([step(from, 'Alert', [name])], alertEnd(from, name));
  if (!ABOUT_CERTIFICATES.has(name)) return ended(['ClientHello'], ...(from === 'server' && AT_ONCE.has(name) ? [] : [GAP]), ...last);
  return from === 'client' ? ended(SHOWN, GAP, ...last) : ended(ASKED, GAP, ...view([step('client', 'Certificate')]), GAP, ...last);
}

function certificateRefused(): readonly LadderRow[] {
  const [refused] = viewLadder([step('server', 'Certificate')], { how: 'completed' }, say('handshake.told.refuses-certificate'));
  return ended(SHOWN.slice(0, -1), ...(refused === undefined ? [] : [refused]));
}

type Message = 'ClientHello' | 'ServerHello' | 'Certificate' | 'CertificateRequest';

/** Who is shown a certificate has said hello and heard one (RFC 5246 section 7.3, RFC 8446 section 2). */
const SHOWN: readonly Message[] = ['ClientHello', 'ServerHello', 'Certificate'];
/** A client shows one only where it was asked (RFC 5246 section 7.4.6, RFC 8446 section 4.4.2). */
const ASKED: readonly Message[] = ['ClientHello', 'ServerHello', 'CertificateRequest'];
const GAP = noMessage('server', say('handshake.told.gap'), false);

function ended(messages: readonly Message[], ...rest: readonly LadderRow[]): readonly LadderRow[] {
  return [...view(messages.map((message) => step(message === 'ClientHello' ? 'client' : 'server', message))), ...rest];
}

function view(steps: readonly HandshakeStep[]): readonly LadderRow[] {
  return viewLadder(steps, { how: 'completed' });
}

function step(from: 'client' | 'server', message: string, facts: readonly string[] = []): HandshakeStep {
  return { from, message, at: null, bytes: null, encrypted: false, facts };
}

function alertEnd(from: 'client' | 'server', name: string): HandshakeEnd {
  return { how: 'alert', alert: { from, level: 'fatal', code: -1, name, encrypted: false, phase: 'server-flight' } };
}

/** Sent by servers alone: RFC 8446 section 6.2, RFC 7507 section 3, RFC 7301 section 3.2, RFC 6066 section 3. */
const FROM_SERVERS: ReadonlySet<string> = new Set([
  'certificate_required',
  'inappropriate_fallback',
  'no_application_protocol',
  'unrecognized_name',
  'unknown_psk_identity',
]);
/** A server's answer to the ClientHello itself, before it chose anything (RFC 8446 sections 4.1.1 and 4.2.1, and as above). */
const AT_ONCE: ReadonlySet<string> = new Set(['protocol_version', 'inappropriate_fallback']);
/** About the certificate that the other side showed (RFC 8446 section 6.2). */
const ABOUT_CERTIFICATES: ReadonlySet<string> = new Set([
  'bad_certificate',
  'unsupported_certificate',
  'certificate_revoked',
  'certificate_expired',
  'certificate_unknown',
  'unknown_ca',
  'bad_certificate_status_response',
]);
/** Meanings of messages: `messages.means.…`. */
const AGREEMENT: ReadonlySet<string> = new Set(['version-mismatch', 'version-or-cipher', 'cipher-mismatch']);
const CLIENT_CERTIFICATE: ReadonlySet<string> = new Set(['client-cert-required', 'client-cert-rejected']);
const CERTIFICATE: ReadonlySet<string> = new Set([
  'wrong-usage',
  'not-a-ca',
  'path-length',
  'critical-extension',
  'malformed-certificate',
  'name-constraint',
  'revoked',
  'ct-missing',
  'pinning',
  'distrusted-ca',
  'known-interception',
  'expired',
  'not-yet-valid',
  'outside-validity',
  'name-mismatch',
  'legacy-common-name',
  'self-signed-leaf',
  'self-signed-in-chain',
  'unknown-issuer',
  'first-certificate',
  'not-trusted',
  'weak-signature',
]);
