import type { EvidenceDraft, Recognised, RecognisedMessage } from '../../shared/model/evidence.ts';
import type { CaptureStream } from '../../shared/model/traffic.ts';
import { holdsRequestOrKey } from '../../shared/read/file/file-kind.ts';
import { type PrintedChain, printedChain } from '../../shared/read/message/printed-chain.ts';
import { readMessage } from '../../shared/read/message.ts';
import { readScanReport } from '../../shared/read/scan/scan-report.ts';
import { parseTarget } from '../../shared/read/target.ts';
import { toldConnection } from '../../shared/read/transcript/told-connection.ts';
import { ranOut, readWorked } from '../../shared/read/transcript/worked.ts';
import { redact } from '../../shared/report/redact.ts';
import { toBase64 } from '../../shared/wire/bytes.ts';
import { pemCertificates } from '../../shared/wire/pem.ts';
import { say } from '../../shared/words/index.ts';
import { gatherChain } from './chains/chain.ts';
import { storesFor } from './chains/stores.ts';
import { heldBy } from './readers/held.ts';
import { scanDraft } from './scan-draft.ts';

export const MOST_TEXT_BYTES = 5_000_000;
/** Reports of scanners are shorter. */
const LONGEST_REPORT = 200_000;

/** Browsers offer the whole chain as it was served; other programs print what they like, often only the first certificate. */
const PAGES_WITH_WHOLE_CHAINS: ReadonlySet<string> = new Set(['chromium', 'firefox-neterror', 'mozilla-pkix', 'nss-sec', 'nss-ssl']);

type Header = Pick<EvidenceDraft, 'at' | 'seenFrom'>;

/** A chain of more certificates than this is no page that a browser offered to copy. */
const MOST_CERTIFICATES = 30;

/**
 * Reads a pasted text into evidence: what the message says, and the certificates that it carries, judged as a browser would. Nothing
 * is asked of the network. Secrets are taken out first: what is kept, shown and saved never held them.
 */
export async function explainText(text: string, seenFrom: EvidenceDraft['seenFrom'], at: string): Promise<EvidenceDraft[]> {
  const scan = text.length <= LONGEST_REPORT ? readScanReport(redact(text), at) : null;
  // gnutls-cli is a scanner where it shows something old, and else a client whose connection worked.
  if (scan !== null && (scan.recognised.length > 0 || readWorked(text) === null)) return [scanDraft(scan, at, seenFrom)];
  const message = withConnection(readMessage(redact(withoutCurlsCertificates(text))));
  const drafts = asWorked(message.text, message, { at, seenFrom });
  if (message.recognised.length === 0 && holdsRequestOrKey(text)) {
    const held = await heldBy(Buffer.from(text), null, at);
    if (held !== null) drafts.push({ kind: 'held-file', state: 'seen', seen: held, at, seenFrom, source: 'message' });
  }
  const carried = wholeChain(text, message);
  const served = (carried?.pem ?? []).flatMap(pemCertificates).slice(0, MOST_CERTIFICATES).map(toBase64);
  if (served.length === 0 || carried === null) return drafts;
  // Where the program found a way to a root that it trusts, it ends above the last certificate that was sent.
  const trustPem = carried.verified ? (carried.pem.at(-1) ?? null) : null;
  const stores = await storesFor({ trustPem, trustOnlyPem: null });
  const context = { options: { clock: null, offline: true, asProfile: null }, network: null, stores, now: () => at };
  drafts.push(await gatherChain({ served, siblings: [], host: comparable(carried.host), seenFrom }, context));
  return drafts;
}

/**
 * A connection that a transcript shows as made, where nothing in it failed. Who did not check the certificate cannot say that it is sound,
 * and its date alone may tell that it is not.
 */
function asWorked(text: string, message: RecognisedMessage, header: Header): EvidenceDraft[] {
  const draft: EvidenceDraft = { ...header, kind: 'message', source: 'message', state: 'seen', seen: message };
  const isCalm = message.recognised.length === 0 && (message.notTls === null || WENT_WELL.has(message.notTls.kind));
  const worked = isCalm ? readWorked(text) : null;
  if (worked === null || (worked.checked && message.vague)) return [draft];
  const late = worked.checked ? null : ranOut(text, header.at);
  if (late !== null) return [{ ...draft, seen: { ...message, notTls: null, vague: false, recognised: [ranOutOn(late, worked.program)] } }];
  if (!worked.checked) return [{ ...header, kind: 'message', source: 'message', state: 'absent', said: say('captures.unchecked') }];
  const { program, server, version, cipher, certificates } = worked;
  const stream: CaptureStream = {
    client: program,
    server: server ?? '?',
    sni: null,
    offeredVersions: [],
    version,
    cipher,
    alerts: [],
    certificates,
    certificatesBase64: [],
    ending: 'completed',
    cause: null,
    certainty: null,
    because: version === null || cipher === null ? [] : [say('facts.transcript-chose', { program, version, cipher })],
    steps: [],
  };
  const well = { kind: 'healthy', said: say('messages.not-tls.healthy') };
  return [
    { ...draft, seen: { ...message, notTls: well } },
    { ...header, kind: 'capture-stream', source: 'transcript', state: 'seen', seen: stream },
  ];
}

/** `curl -w '%{json}'` writes whole certificates in between: they are read as such, and their words say nothing of what happened. */
function withoutCurlsCertificates(text: string): string {
  return text.includes('"ssl_verify_result"') ? text.replace(/"certs" ?: ?"[^"]{1,200000}"/, '"certs":""') : text;
}

/** What the text tells of its connection stands beside what it complains of. */
function withConnection(message: RecognisedMessage): RecognisedMessage {
  const told = toldConnection(message.text, message.steps ?? []);
  return told === null ? message : { ...message, told };
}

/** What a text without any complaint may be taken for. */
const WENT_WELL: ReadonlySet<string> = new Set(['healthy', 'talk']);

function ranOutOn(place: { readonly from: number; readonly to: number }, program: string): Recognised {
  const causes = [
    { cause: 'expired', variant: null, certainty: 'likely' },
    { cause: 'clock-wrong', variant: null, certainty: 'possible' },
  ] as const;
  return {
    family: 'sentence',
    id: 'seen:expired',
    number: null,
    causes,
    program,
    version: null,
    side: 'client',
    alert: null,
    order: 0,
    ...place,
  };
}

/** What the text says of a whole chain as it was served; null where its certificates may be a part of one. */
function wholeChain(text: string, message: RecognisedMessage): PrintedChain | null {
  const isPage = message.recognised.some((one) => PAGES_WITH_WHOLE_CHAINS.has(one.family));
  return isPage ? { host: message.found.hosts[0] ?? null, verified: false, pem: message.found.pem } : printedChain(text);
}

/** A host in the form that names are compared in. */
function comparable(host: string | null): string | null {
  const target = host === null ? null : parseTarget(host, { startTls: null, connectTo: null, toAscii: (name) => name });
  return target?.ok === true ? target.value.host : null;
}
