import type { EvidenceDraft, RecognisedMessage } from '../../shared/model/evidence.ts';
import { holdsRequestOrKey } from '../../shared/read/file/file-kind.ts';
import { type PrintedChain, printedChain } from '../../shared/read/message/printed-chain.ts';
import { readMessage } from '../../shared/read/message.ts';
import { readScanReport } from '../../shared/read/scan/scan-report.ts';
import { parseTarget } from '../../shared/read/target.ts';
import { redact } from '../../shared/report/redact.ts';
import { encodeBase64, pemCertificates } from '../../shared/wire/pem.ts';
import { say } from '../../shared/words/index.ts';
import { gatherChain } from './chains/chain.ts';
import { storesFor } from './chains/stores.ts';
import { heldBy } from './readers/held.ts';

export const MOST_TEXT_BYTES = 5_000_000;
/** Reports of scanners are shorter. */
const LONGEST_REPORT = 200_000;

/** Browsers offer the whole chain as it was served; other programs print what they like, often only the first certificate. */
const PAGES_WITH_WHOLE_CHAINS: ReadonlySet<string> = new Set(['chromium', 'firefox-neterror', 'mozilla-pkix', 'nss-sec', 'nss-ssl']);

/** A chain of more certificates than this is no page that a browser offered to copy. */
const MOST_CERTIFICATES = 30;

/**
 * Reads a pasted text into evidence: what the message says, and the certificates that it carries, judged as a browser would. Nothing
 * is asked of the network. Secrets are taken out first: what is kept, shown and saved never held them.
 */
export async function explainText(text: string, seenFrom: EvidenceDraft['seenFrom'], at: string): Promise<EvidenceDraft[]> {
  const scan = text.length <= LONGEST_REPORT ? readScanReport(redact(text), at) : null;
  if (scan !== null) return [scanDraft(scan, at, seenFrom)];
  const message = readMessage(redact(text));
  const drafts: EvidenceDraft[] = [{ kind: 'message', state: 'seen', seen: message, at, seenFrom, source: 'message' }];
  if (message.recognised.length === 0 && holdsRequestOrKey(text)) {
    const held = await heldBy(Buffer.from(text), null, at);
    if (held !== null) drafts.push({ kind: 'held-file', state: 'seen', seen: held, at, seenFrom, source: 'message' });
  }
  const served = message.found.pem.flatMap(pemCertificates).slice(0, MOST_CERTIFICATES).map(encodeBase64);
  const carried = wholeChain(text, message);
  if (served.length === 0 || carried === null) return drafts;
  // Where the program found a way to a root that it trusts, it ends above the last certificate that was sent.
  const trustPem = carried.verified ? (message.found.pem.at(-1) ?? null) : null;
  const stores = await storesFor({ trustPem, trustOnlyPem: null });
  const context = { options: { clock: null, offline: true, asProfile: null }, network: null, stores, now: () => at };
  drafts.push(await gatherChain({ served, siblings: [], host: comparable(carried.host), seenFrom }, context));
  return drafts;
}

/** What a scanner, or a program that prints what a server showed, says of that server. */
export function scanDraft(seen: RecognisedMessage, at: string, seenFrom: EvidenceDraft['seenFrom']): EvidenceDraft {
  const header = { kind: 'message', at, seenFrom, source: 'scan-report' } as const;
  return seen.recognised.length === 0
    ? { ...header, state: 'absent', said: say('captures.scan-clean') }
    : { ...header, state: 'seen', seen };
}

/** What the text says of a whole chain as it was served; null where its certificates may be a part of one. */
function wholeChain(text: string, message: RecognisedMessage): PrintedChain | null {
  const isPage = message.recognised.some((one) => PAGES_WITH_WHOLE_CHAINS.has(one.family));
  return isPage ? { host: message.found.hosts[0] ?? null, verified: false } : printedChain(text);
}

/** A host in the form that names are compared in. */
function comparable(host: string | null): string | null {
  const target = host === null ? null : parseTarget(host, { startTls: null, connectTo: null, toAscii: (name) => name });
  return target?.ok === true ? target.value.host : null;
}
