import type { Scene, Sighting } from './sightings.ts';
import { speaksOfTls } from './vague.ts';

/** Under this weight a sighting alone is no sign of a failed connection. */
export const TELLING = 25;

/** Does the text tell of a failed connection, or at least say that one failed? */
export function weigh(ranked: readonly Sighting[], kind: string, scene: Scene): { readonly telling: boolean; readonly vague: boolean } {
  const { text, saysItFailed } = scene;
  const best = ranked[0];
  const onlyFailed =
    !SAYS_ENOUGH.has(kind) &&
    ranked.some(({ meaning, from, to }) => {
      const words = text.slice(from, to);
      return meaning?.name === 'only-failed' && (kind === 'talk' ? !SAID_OF_ALL.test(words) : SECURE.test(words));
    });
  // "Unable to connect (a TLS error occurred)": the server was reached, whatever the first words say.
  const reached =
    onlyFailed &&
    best?.meaning?.name === 'connect-failed' &&
    ranked.some(({ meaning, from, to }) => meaning?.name === 'only-failed' && /ssl|tls|secure/i.test(text.slice(from, to)));
  const telling =
    best !== undefined && best.weight >= TELLING && !reached && !isOutweighed(best, kind, text) && !isOfPaper(best, kind, scene);
  const vague =
    !telling &&
    (onlyFailed ||
      (kind === 'talk' && ranked.some(({ meaning }) => meaning !== null && LEFT_OPEN.has(meaning.name))) ||
      (kind === 'talk' &&
        speaksOfTls(text.replace(NAMES, ' ')) &&
        saysItFailed &&
        (SECURE_NAMES.test(text) || scene.speaksOfPlace()) &&
        !(best !== undefined && isOfPaper(best, kind, scene))));
  return { telling, vague };
}

/** Somebody's own words of which a question must follow: a site that is not secure, or does not open. */
const LEFT_OPEN = new Set(['not-secure', 'says-something', 'does-not-open']);

/** What can also be said of a certificate of paper. */
const OF_CERTIFICATES = new Set([
  'expired',
  'not-yet-valid',
  'outside-validity',
  'name-mismatch',
  'unknown-issuer',
  'not-trusted',
  'self-signed-leaf',
  'revoked',
  'verification-failed',
  'malformed-certificate',
  'wrong-usage',
]);

/** Nobody writes so of paper. */
const TECHNICAL = /ssl|tls|https|x\.?509|schannel|[A-Z]_[A-Z]|\b0x[0-9a-f]{4}|[a-z](?:Error|Exception)\b/i;

/** Words on a certificate in a text that speaks of papers, and of nothing that has to do with connections. */
function isOfPaper(best: Sighting, kind: string, scene: Scene): boolean {
  if (kind !== 'talk' || best.meaning === null || !OF_CERTIFICATES.has(best.meaning.name) || isCode(best, scene.text)) return false;
  return scene.speaksOfPapers() && !scene.speaksOfPlace() && !scene.namesHost && !TECHNICAL.test(scene.text);
}

/** Written as a program prints it, not as words. */
function isCode({ code, from, to }: Sighting, text: string): boolean {
  return code !== null && /[_:]|\d|[A-Z]{2}/.test(text.slice(from, to));
}

/** Of an answer of a website or a refused password only such words say that the trouble came before it. */
const SECURE = /ssl|tls|handshake|crypto|fetch|network|inner exception/i;

/** These are never said of paper. */
const SECURE_NAMES =
  /ssl|tls|https|x\.?509|certificates?\b|handshake (?:fail|err|time|abort)|(?:during|in) (?:the )?handshake|secure|schannel|[A-Z]_[A-Z]/i;

/** Names of files, branches and secrets in which the word stands. */
const NAMES = /["'/][a-z0-9_-]{0,30}(?:tls|ssl)[a-z0-9_-]{0,30}["'/]?/g;

/** What programs put before any trouble, also before a refused password. */
const SAID_OF_ALL = /daemon|unable to|returned error|returned_error|connection failed|request failed/i;

/** A message broker refuses with a reason of its own (MQTT 3.1.1, section 3.2.2.3). */
const BROKER = /refused[:,( -]{1,3}(?:not authori|bad user|identifier rejected|server unavailable|unacceptable protocol)/i;

/** What these are about is clear, whatever failed on the way. */
const SAYS_ENOUGH = new Set([
  'healthy',
  'ssh',
  'handshake',
  'disk',
  'memory',
  'paper',
  'signature',
  'review',
  'database',
  'git',
  'abbreviation',
]);

/** What is also said of a signed token, or of the key that signs it. */
const OF_TOKENS = new Set([
  'bad-signature',
  'verification-failed',
  'name-mismatch',
  'expired',
  'not-yet-valid',
  'outside-validity',
  'revoked',
]);

/** The token could not be fetched, or the connection is named. */
const ON_THE_WAY = /ssl|tls|https|handshake|pkix|x\.?509|fetch|connect|\bcurl\b/i;
const URLS = /https?:\/\/\S{1,200}/g;

/** What words near each other weigh at most: an answer of a website, or a check that ended well, says more. */
const LOOSE = 44;

const REACHED_NOTHING = new Set(['dns', 'refused', 'timeout', 'unreachable']);

/** An answer of a website, a paper certificate or SSH says more than a few ordinary words that also occur in failed connections. */
function isOutweighed(best: Sighting, kind: string, text: string): boolean {
  if (kind === 'ssh') return best.weight < 80 && !REACHED_NOTHING.has(best.meaning?.name ?? '');
  if (kind === 'login' && best.meaning?.name === 'refused' && BROKER.test(text)) return true;
  if (kind === 'handshake' && best.code === null && !/ssl|tls|https|x\.?509|[A-Z]_[A-Z]/i.test(text)) return true;
  if (kind === 'disk' || kind === 'memory') return best.code === null && best.weight <= 60 && !TECHNICAL.test(text);
  if (kind === 'paper' || kind === 'abbreviation') return !isCode(best, text);
  // apt says of one source that its certificate is not trusted, and of the next that its signature is missing.
  if (kind === 'signature') return !isCode(best, text) && !/ssl|tls|https|handshake/i.test(text);
  if (kind === 'token') return OF_TOKENS.has(best.meaning?.name ?? '') && !isCode(best, text) && !ON_THE_WAY.test(text.replace(URLS, ' '));
  if (kind === 'review') return best.code === null && best.weight < 75;
  return (
    kind !== 'talk' &&
    best.weight <= (kind === 'http' || kind === 'healthy' ? LOOSE : 39) &&
    !/[A-Z]_[A-Z]|ssl|tls|handshake/i.test(text.slice(best.from, best.to))
  );
}
