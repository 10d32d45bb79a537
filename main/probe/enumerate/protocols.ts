import { GROUP } from '../../../shared/tables/groups.ts';
import type { Ask } from './ask.ts';
import type { Findings } from './findings.ts';
import { askingPlan } from './plans.ts';

/**
 * Protocols of the IANA registry "TLS Application-Layer Protocol Negotiation (ALPN) Protocol IDs" that run over TCP, beside those that
 * browsers offer: 2026-11. HTTP/3 and DoQ run over QUIC.
 */
const PROTOCOLS: readonly string[] = [
  ...['h2', 'http/1.1', 'http/1.0', 'acme-tls/1', 'dot', 'imap', 'pop3', 'managesieve', 'ftp', 'nntp', 'irc', 'xmpp-client', 'xmpp-server'],
  ...['mqtt', 'coap', 'sip/2', 'postgresql', 'tds/8.0', 'ntske/1', 'stun.turn', 'webrtc', 'smb', 'dicom', 'radius/1.0', 'radius/1.1'],
];

/** A server names one protocol a hello: so many more hellos are spent on those that browsers do not offer. */
const MOST_HELLOS = 2;

/** Which protocols the server goes on with: what it chose is taken out, and the rest offered again. */
export async function findProtocols(version: 'TLS 1.3' | 'TLS 1.2', ask: Ask, sni: string | null, findings: Findings): Promise<void> {
  const suites = findings.suitesOf(version);
  // In TLS 1.3 the choice stands behind the key exchange, so a key goes along.
  const keyShares = version === 'TLS 1.3' ? [GROUP.x25519] : [];
  for (let hellos = 0; hellos < MOST_HELLOS; hellos++) {
    const alpn = PROTOCOLS.filter((protocol) => !findings.protocols.has(protocol));
    const answer = await ask(askingPlan(sni, version, suites, { alpn, keyShares }));
    if (answer.kind !== 'chosen' || answer.chosen.alpn === null || !alpn.includes(answer.chosen.alpn)) return;
    findings.protocols.add(answer.chosen.alpn);
  }
}
