import type { CauseId } from '../../model/cause-id.ts';
import type { CauseMark, Meaning } from './meaning.ts';
import { type RankedCause, readMark } from './read-mark.ts';
import type { Scene, Sighting } from './sightings.ts';

/** The causes of one sighting, most likely first, as this speaker in this text means it. */
export function causesOf(sighting: Sighting, scene: Scene, clues: Clues): RankedCause[] {
  const { meaning, code } = sighting;
  if (meaning !== null) return adjust(marksOf(meaning, scene, alertDirection(sighting, scene.text)).map(readMark), meaning, clues);
  if (code === null) return [];
  const certainty = { certain: 'likely', likely: 'likely', ambiguous: 'possible' } as const;
  return code.causes.map((cause, index) => ({ cause, variant: null, certainty: index === 0 ? certainty[code.confidence] : 'possible' }));
}

const SENT =
  /generated (?:client|server) alert|local error: tls|alert write|sending (?:fatal )?alert|send(?:ing)? (?:tls|ssl)?[a-z0-9. ]{0,12}alert|36888|\(out\), tls alert/;
const RECEIVED =
  /received (?:client|server|fatal|a fatal|tls|ssl|alert)|remote error|alert read|36887|\(in\), tls alert|alert received|alertreceived|errsslpeer|peer (?:reports|rejected|cannot)/;

/** "CLIENT ALERT: Fatal - Unknown CA", "Alert read:fatal:unknown CA": what follows names the alert. */
const NAMED_ALERT = /alert\W{0,3}(?:read|write)?\W{0,3}(?:fatal|warning)\W{1,4}$/i;

/** Was the alert that is sighted sent by the speaker, or received? Null where it is no alert. */
export function alertDirection({ meaning, code, from, to }: Sighting, text: string): 'sent' | 'received' | null {
  const isAlert =
    meaning?.name.startsWith('alert-') === true ||
    /alert|^remote error|^local error|errSSLPeer/i.test(code?.id ?? '') ||
    NAMED_ALERT.test(text.slice(Math.max(0, from - 40), from));
  if (!isAlert) return null;
  const near = `${text.slice(Math.max(0, from - 60), to + 120)} ${code?.id ?? ''}`.toLowerCase();
  if (SENT.test(near)) return 'sent';
  return RECEIVED.test(near) || meaning?.alert === 'received' ? 'received' : null;
}

function marksOf(meaning: Meaning, scene: Scene, direction: 'sent' | 'received' | null): readonly CauseMark[] {
  // Nobody knows on which side a bare alert was received. A browser that distrusts a server is commoner than a server that distrusts a client.
  if (
    scene.mouth.side === null &&
    direction === 'received' &&
    meaning.onServer !== undefined &&
    /certificate|unknown-ca/.test(meaning.name)
  )
    return meaning.name === 'alert-bad-certificate'
      ? [...meaning.causes, ...meaning.onServer]
      : [...meaning.onServer, ...meaning.causes.map(withoutCertainty)];
  // An alert that the speaker sent is its own opinion of what it was shown, and the words of a check that failed, as the name of an alert
  // that came in, are the other side's: the two readings change places.
  const isTurned = meaning.name.startsWith('alert-') ? direction === 'sent' : direction === 'received' && scene.mouth.side !== null;
  const peerCertificate = (scene.mouth.side === 'server') !== isTurned;
  return peerCertificate && meaning.onServer !== undefined ? meaning.onServer : meaning.causes;
}

function withoutCertainty(mark: CauseMark): CauseMark {
  return mark.replace(/[!~]$/, '') as CauseMark;
}

/** What the rest of the text says about the way and the certificate. */
export interface Clues {
  /** A proxy is on the way. */
  readonly throughProxy: boolean;
  /** That proxy opened the way, and the trouble began behind it. */
  readonly tunnelOpen: boolean;
  /** The certificate names a portal, a hotel, a hotspot. */
  readonly portalName: boolean;
  /** The issuer is known for re-signing. */
  readonly inspectionIssuer: boolean;
  /** The text speaks of an old device or system. */
  readonly oldDevice: boolean;
  /** The server asked for a client certificate in this conversation. */
  readonly askedForClientCertificate: boolean;
}

const TRUST = new Set([
  'not-trusted',
  'page-warning',
  'unknown-issuer',
  'self-signed-in-chain',
  'first-certificate',
  'verification-failed',
  'self-signed-leaf',
]);
const DROPS = new Set(['reset', 'closed', 'alert-handshake-failure', 'alert-fatal']);
const ON_THE_WAY = new Set(['reset', 'closed', 'refused', 'timeout', 'not-tls-answer', 'connect-failed', 'dns']);

function adjust(causes: readonly RankedCause[], meaning: Meaning, clues: Clues): RankedCause[] {
  let ranked = [...causes];
  if (clues.portalName && (meaning.name === 'name-mismatch' || TRUST.has(meaning.name)))
    ranked = [{ cause: 'captive-portal', variant: null, certainty: 'likely' }, ...ranked];
  if (clues.inspectionIssuer && TRUST.has(meaning.name))
    ranked = [{ cause: 'interception', variant: null, certainty: 'likely' }, ...ranked];
  if (clues.oldDevice && (meaning.name === 'handshake-failed' || (DROPS.has(meaning.name) && !meaning.name.startsWith('alert-'))))
    ranked = [{ cause: 'version-mismatch', variant: null, certainty: 'possible' }, ...ranked];
  if (clues.oldDevice && TRUST.has(meaning.name)) ranked.splice(1, 0, { cause: 'stale-trust-store', variant: null, certainty: 'possible' });
  if (clues.tunnelOpen && ON_THE_WAY.has(meaning.name))
    ranked = [{ cause: 'proxy-error', variant: null, certainty: 'possible' }, ...ranked];
  else if (clues.throughProxy && ON_THE_WAY.has(meaning.name))
    ranked.splice(1, 0, { cause: 'proxy-error', variant: null, certainty: 'possible' });
  if (clues.askedForClientCertificate && DROPS.has(meaning.name)) {
    ranked.splice(1, 0, { cause: 'client-cert-required', variant: null, certainty: 'possible' });
    ranked.push({ cause: 'client-cert-rejected', variant: null, certainty: 'possible' });
  }
  return withoutRepeats(ranked);
}

/** The first mention of a cause stays. */
export function withoutRepeats(causes: readonly RankedCause[]): RankedCause[] {
  const seen = new Set<CauseId>();
  return causes.filter(({ cause }) => !seen.has(cause) && seen.add(cause));
}

const PORTAL =
  /(?<![a-z0-9])(?:captive|captiveportal|hotspot|hotel|guest|gast|wifi|wlan|freewifi)(?:-[a-z0-9]{1,30}){0,4}\.[a-z0-9-]{1,63}/i;
const PORTAL_NAMES = [
  'portal.hotel',
  'hotspot',
  'captive',
  'hotel-wifi',
  'guest-wifi',
  'guestwifi',
  'wifi.',
  'wifi-',
  '-wifi',
  'wlan.',
  'wi-fi login',
  'securelogin.',
  'cappuport',
];
const INSPECTORS = [
  'fortinet',
  'fortigate',
  'zscaler',
  'netskope',
  'blue coat',
  'bluecoat',
  'symantec web gateway',
  'palo alto',
  'paloalto',
  'sophos',
  'checkpoint',
  'check point',
  'cisco umbrella',
  'opendns',
  'forcepoint',
  'websense',
  'mcafee web gateway',
  'skyhigh',
  'barracuda',
  'watchguard',
  'sonicwall',
  'squid',
  'mitmproxy',
  'fiddler',
  'charles proxy',
  'burp suite',
  'portswigger',
  'kaspersky anti-virus',
  'kaspersky',
  'eset ssl filter',
  'eset',
  'avast',
  'avg web',
  'bitdefender',
  'adguard',
  'trend micro',
  'untangle',
  'smoothwall',
  'lightspeed',
  'securly',
  'iboss',
  'contentkeeper',
  'cato networks',
  'menlo security',
  'do_not_trust',
  'netbox blue',
  'gateway ca',
  'ssl inspection',
  'tls inspection',
  'decryption ca',
  'web filter',
  'proxy ca',
  'corp proxy',
  'web gateway',
  'internet gateway',
  'security gateway',
  'firewall ca',
  'content filter',
  'ssl visibility',
  'cloud proxy',
] as const;

const OLD_DEVICE =
  /\b(?:old|ancient|vintage) (?:[a-z]{1,12} )?(?:ipad|iphone|phone|android|tablet|laptop|computer|mac|macbook|imac|tv|pc|kindle)\b|\bwindows (?:xp|vista|7)\b|\bandroid [4-7]\b/;

/** Reads the clues. `certificateWords` is what the text says of the certificate: names, issuer. */
export function readClues(scene: Scene, certificateWords: string): Clues {
  const small = scene.text.toLowerCase();
  const words = certificateWords.toLowerCase();
  return {
    throughProxy:
      /proxy env variable|\bproxyconnect\b|connect tunnel|https?_proxy|via proxy|\bhttp proxy tunnel\b|127\.0\.0\.1:(?:8080|8888|3128)/.test(
        small,
      ) || /[\s:](?:3128|8080|1080|8888|9090|8118)(?!\d)/.test(small),
    tunnelOpen: /connect tunnel established|\b200 connection established/.test(small),
    portalName: PORTAL_NAMES.some((name) => words.includes(name)) || PORTAL.test(words),
    inspectionIssuer: INSPECTORS.some((name) => words.includes(name)),
    oldDevice: OLD_DEVICE.test(small),
    askedForClientCertificate:
      /request cert \(13\)|certificate request|certificaterequest|client certificate ca names\n(?!sent)|acceptable client certificate ca names/.test(
        small,
      ),
  };
}
