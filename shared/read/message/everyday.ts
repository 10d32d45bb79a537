import type { Concept } from '../everyday/concepts.ts';
import { everydayMeanings, UNIVERSAL } from '../everyday/index.ts';
import { type Mention, mentionsOf, type Word, wordsOf } from './everyday-words.ts';
import type { Meaning } from './meaning.ts';
import type { Sighting } from './sightings.ts';

/** What one sentence says in one language. */
class Said {
  readonly lang: string;
  readonly mentions: readonly Mention[];
  /** The text names a browser or another program that connects, here or in another sentence. */
  readonly byBrowser: boolean;
  /** A warning stands in the text, here or in another sentence. */
  readonly byWarning: boolean;
  constructor(lang: string, mentions: readonly Mention[], byBrowser: boolean, byWarning: boolean) {
    this.lang = lang;
    this.mentions = mentions;
    this.byBrowser = byBrowser;
    this.byWarning = byWarning;
  }
  has(...concepts: readonly Concept[]): boolean {
    return concepts.some((concept) => this.mentions.some((one) => one.concept === concept));
  }
  /** One of the first concepts stands within `words` words before or after one of the others. */
  near(ones: readonly Concept[], others: readonly Concept[], words: number): boolean {
    return this.mentions.some(
      (one) => ones.includes(one.concept) && this.mentions.some((other) => others.includes(other.concept) && isNear(one, other, words)),
    );
  }
}

/** In scripts without spaces three letters stand for a word. */
function isNear(one: Mention, other: Mention, words: number): boolean {
  if (one.first !== other.first || one.last !== other.last) return other.first - one.last <= words && one.first - other.last <= words;
  const letters = Math.abs((one.offset ?? 0) - (other.offset ?? 0));
  return letters > 0 && letters <= 3 * words;
}

interface Rule {
  readonly meaning: keyof typeof everydayMeanings;
  readonly holds: (said: Said) => boolean;
}

const CERTIFICATE = ['certificate', 'clientCertificate'] as const;
/** A browser warns, and does not say of what. */
const WARNED = ['notSecure', 'notPrivate', 'attack', 'lockBroken'] as const;
const PLACE = ['server', 'site', 'connection', 'tls'] as const;

/** The clock is called wrong, or a device shows a year that is long past. */
function isOffTime(said: Said): boolean {
  const isBroken = said.has('doesNotOpen', ...WARNED) || (said.has('allSites') && said.has('says'));
  return said.has('clockWrong') || (said.has('longAgo') && said.has('says', 'app') && isBroken && !said.has('oldDevice'));
}

function isUnderFire(said: Said): boolean {
  return said.has('doesNotOpen', ...CERTIFICATE, ...WARNED) || (said.has('cannot') && said.has('secure'));
}

/** What a sentence says when it speaks of these things, in any order of words. */
const RULES: readonly Rule[] = [
  { meaning: 'proxy-auth', holds: (said) => said.has('proxyLogin') },
  { meaning: 'client-cert-required', holds: (said) => said.has('clientCertificate') && said.has('demanded') && !said.has('refused') },
  {
    meaning: 'client-cert-rejected',
    holds: (said) => said.has('clientCertificate') && said.has('refused', 'untrusted', 'expired', 'revoked', 'invalid'),
  },
  {
    meaning: 'revocation-unavailable',
    holds: (said) => said.has('certificate') && said.has('revocation') && said.has('cannot', 'invalid'),
  },
  { meaning: 'revoked', holds: (said) => said.has('certificate') && said.has('revoked') && !said.has('revocation') },
  { meaning: 'outside-validity', holds: (said) => said.has('certificate') && said.has('expired') && said.has('notYet') },
  { meaning: 'not-yet-valid', holds: (said) => said.has('certificate') && said.has('notYet') && !said.has('expired') },
  {
    meaning: 'expired',
    holds: (said) =>
      (said.has('certificate') && said.has('expired', 'notRenewed') && !said.has('notYet') && !said.has('clientCertificate')) ||
      // "The SSL of our site ran out": people call the certificate so.
      said.near(['tls'], ['notRenewed'], 4) ||
      (said.near(['tls'], ['expired'], 3) && !said.has('old')),
  },
  {
    meaning: 'self-signed-leaf',
    holds: (said) => said.has('certificate') && (said.has('selfSigned') || said.near(['ourselves'], ['made'], 6)),
  },
  {
    meaning: 'name-mismatch',
    holds: (said) =>
      (said.near(['name'], ['mismatch'], 3) && said.has(...WARNED)) ||
      (said.has('certificate') &&
        !said.has('clockWrong') &&
        (said.has('mismatch') || said.near(['other'], ['name', 'site', 'server'], 4) || said.near(['invalid'], ['name'], 3))),
  },
  {
    meaning: 'unknown-issuer',
    holds: (said) =>
      (said.has('untrusted') && (said.has('certificate') || (said.has('issuer') && said.has(...PLACE)))) ||
      // The English list has words that are said of anything: "unknown".
      (said.lang !== 'en' && said.near(['untrusted'], ['connection', 'site', 'server'], 4) && said.byBrowser) ||
      (said.has('certificate') && said.near(['issuer'], ['notFound'], 6)),
  },
  { meaning: 'verification-failed', holds: (said) => said.has('certificate') && said.has('invalid') },
  { meaning: 'version-mismatch', holds: (said) => said.near(['tls'], ['old'], 5) && !said.has(...CERTIFICATE) },
  { meaning: 'clock', holds: (said) => isOffTime(said) && said.has(...PLACE, 'certificate', 'doesNotOpen', 'allSites', ...WARNED) },
  {
    meaning: 'may-be-inspected',
    holds: (said) =>
      (said.has('inspector') && said.has(...CERTIFICATE, ...WARNED)) ||
      (said.has('inspector') && said.has('allSites') && said.has('says')) ||
      (said.has('workplace') && said.has('allSites') && said.has(...CERTIFICATE, ...WARNED)),
  },
  {
    meaning: 'old-device',
    holds: (said) => said.has('oldDevice') && isUnderFire(said) && said.has('site', 'browser', 'allSites', 'connection'),
  },
  {
    meaning: 'guest-network',
    holds: (said) => said.has('guestNetwork') && said.has('doesNotOpen') && said.has('site', 'app', 'browser') && !said.has(...CERTIFICATE),
  },
  {
    meaning: 'dns',
    holds: (said) =>
      !said.has(...CERTIFICATE) &&
      ((said.near(['notFound'], ['name'], 8) && said.has('server', 'site')) ||
        (said.near(['notFound'], ['server'], 3) && said.near(['notFound'], ['says'], 4)) ||
        // "Safari cannot open the page because the server cannot be found."
        (said.near(['notFound'], ['server'], 4) && said.byBrowser && said.has('cannot'))),
  },
  {
    meaning: 'refused',
    holds: (said) => said.has('connection') && said.has('refused') && said.has('server', 'site', 'tls') && !said.has(...CERTIFICATE),
  },
  {
    meaning: 'timeout',
    holds: (said) =>
      !said.has(...CERTIFICATE) &&
      ((said.has('timeout') && (said.has('server', 'tls') || (said.has('connection') && said.has('site')))) ||
        (said.has('timeLimit') && said.has('site', 'doesNotOpen'))),
  },
  {
    meaning: 'handshake-failed',
    // In English programs' own phrases tell apart those that say more than that it failed.
    holds: (said) =>
      said.lang !== 'en' && said.near(['secure'], ['connection'], 3) && said.has('cannot') && said.has('server', 'browser', 'tls'),
  },
  {
    meaning: 'connect-failed',
    holds: (said) => said.has('cannot') && said.has('connection') && said.has('server') && said.byBrowser && !said.has('secure'),
  },
  {
    meaning: 'page-warning',
    holds: (said) => said.near(['connection'], ['notPrivate'], 5) || said.near(['securityCertificate'], ['invalid'], 8),
  },
  {
    meaning: 'page-warning',
    holds: (said) =>
      said.has('attack') && said.has('site', 'browser', 'notPrivate') && (said.has('says', 'notSecure', 'cannot') || said.byWarning),
  },
  { meaning: 'verification-failed', holds: (said) => said.near(['identity'], ['server'], 4) && said.has('invalid') },
  {
    meaning: 'reset',
    holds: (said) => said.has('connection') && said.has('broken') && said.has('server', 'site', 'tls') && !said.has(...CERTIFICATE),
  },
];

/** What is said where no rule above holds: it leaves open what went wrong. */
const LEFT_OPEN: readonly Rule[] = [
  {
    meaning: 'not-secure',
    holds: (said) =>
      (said.has('notSecure', 'notPrivate') && said.has('site', 'browser', 'app', 'allSites', 'says', 'connection', 'server')) ||
      (said.has('lockBroken') && said.has('site', 'browser')),
  },
  { meaning: 'says-something', holds: (said) => said.has('says') && said.has('tls', ...CERTIFICATE) },
  { meaning: 'does-not-open', holds: (said) => said.has('doesNotOpen') && said.has('site', 'browser') },
];

/** A site and an app take papers too: they count only where the certificate is theirs. */
const DIGITAL: ReadonlySet<Concept> = new Set(['server', 'browser', 'tls', 'connection', 'securityCertificate']);
/** A certificate in security is what somebody passes an exam for. */
const isExam = ({ sentence }: Mention, mentions: readonly Mention[]): boolean =>
  mentions.some((other) => other.concept === 'elsewhere' && other.sentence === sentence);

/** Of the names that all languages share: a domain is never of paper, a handshake can be of hands. */
const DIGITAL_ANYWHERE: ReadonlySet<Concept> = new Set(['server', 'browser', 'tls', 'name']);

const IT_SAYS = /\b(?:it|screen|message) (?:keeps saying|says|said|sais)\b/i;
const OWNED = /\b(?:my|his|her) (?:[a-z]{1,20} ){0,2}cert(?:ificate)?s?\b/i;

/** "The certificate of the site": the two stand together, and no comma between them. */
function isOfPlace(said: Said, words: readonly Word[], text: string): boolean {
  if (said.has('clientCertificate') && said.has('demanded', 'refused') && said.has('site')) return true;
  // Nobody says so of paper.
  if (said.has('certificate') && said.has('selfSigned', 'notYet', 'revocation')) return true;
  // "The page says the certificate has run out": a page speaks of its own, somebody of "my certificate".
  if (said.has('certificate') && said.has('says') && (said.has('site', 'app') || IT_SAYS.test(text)) && !OWNED.test(text)) return true;
  return said.mentions.some(
    (certificate) =>
      certificate.concept === 'certificate' &&
      said.mentions.some((place) => {
        if (place.concept !== 'site' && place.concept !== 'app') return false;
        if (said.has('visit') || said.near(['site'], ['untrusted'], 3) || said.near(['site'], ['other'], 1)) return true;
        const [before, after] = place.first < certificate.first ? [place, certificate] : [certificate, place];
        return (
          after.first - before.last <= (before === place ? 5 : 3) &&
          !/[,;:(\n]/.test(text.slice(words[before.last]?.to, words[after.first]?.from))
        );
      }),
  );
}

/** "Every site says not private", "the padlock is crossed out": a browser speaks. */
function isWarning(said: Said): boolean {
  if (said.has('notSecure', 'notPrivate', 'attack')) return said.has('site', 'browser', 'app', 'allSites', 'connection', 'says');
  if (said.has('lockBroken')) return said.has('site', 'browser');
  return said.has('inspector') && said.has('allSites', ...CERTIFICATE);
}

/** Of pages that do not come, and of a certificate that has another name than the site: neither is ever of paper. */
function isOfWeb(said: Said): boolean {
  if (said.has('proxyLogin')) return true;
  if (said.has('elsewhere')) return false;
  if (isWarning(said)) return true;
  if (said.has('guestNetwork')) return said.has('doesNotOpen') && said.has('site', 'app', 'browser');
  if (isOffTime(said)) return said.has('doesNotOpen', 'allSites', ...WARNED) && said.has('site', 'app', 'browser', 'visit', 'allSites');
  if (said.has('doesNotOpen') && said.has('site')) return true;
  if (said.has('certificate')) return said.has('site') && (said.has('mismatch') || said.near(['other'], ['name'], 2));
  return said.has('timeLimit') && said.has('site') && (said.has('doesNotOpen', 'visit', 'app', 'connection') || said.lang !== 'en');
}

/** What stands before the word in a text on connections, in English. Any other noun makes it a certificate of something else. */
const OWN_KINDS = new Set(
  'the this that your our my his her its their a an any some each every no which what whose another other same new old current right wrong valid invalid expired bad good untrusted trusted unknown signed renewed revoked fake proper real whole first second last server client site website web host root intermediate leaf issuer authority security digital public private personal user machine device wildcard domain mail email browser network proxy vpn router untrusted peer remote local missing broken with without and or of for in is said says install installed using use trust accept import'.split(
    ' ',
  ),
);

/** "The energy certificate", where no server, site or browser is spoken of; programs leave out the article. */
function isOfOtherKind(words: readonly Word[], at: number, text: string): boolean {
  const [article, kind, certificate] = [words[at - 2], words[at - 1], words[at]];
  if (article === undefined || kind === undefined || certificate === undefined || !/^certificates?$/.test(certificate.letters))
    return false;
  return (
    /^(?:the|a|an|my|our|your|his|her|their)$/.test(article.letters) &&
    /^[a-z]{4,30}$/.test(kind.letters) &&
    !OWN_KINDS.has(kind.letters) &&
    text.slice(kind.to, certificate.from) === ' '
  );
}

/** What a text says, sentence by sentence, and whether it speaks of a connection at all. */
export interface Everyday {
  readonly speaksOfPlace: boolean;
  /** Of certificates of paper. */
  readonly speaksOfPapers: boolean;
  readonly sightings: readonly Sighting[];
}

/**
 * What ordinary people say in their own words, in any of the languages of `../everyday/`: a sentence is read by what it speaks of, not by
 * how it is put together. A certificate counts only in a text that also speaks of a server or a browser, or where it is a site's own.
 * @param namesHost the text names a host or an address
 */
export function readEveryday(text: string, namesHost: boolean): Everyday {
  const words = wordsOf(text);
  const mentions = [...mentionsOf(words), ...universal(words), ...proxyLogins(words)];
  const isDigital =
    namesHost ||
    mentions.some(
      (one) =>
        (one.lang === '' ? DIGITAL_ANYWHERE : DIGITAL).has(one.concept) &&
        !(one.concept === 'securityCertificate' && isExam(one, mentions)),
    );
  const all = bySentence(mentions);
  const sentences = all.filter((said) => isDigital || isOfWeb(said) || isOfPlace(said, words, text));
  const best = new Map<string, Sighting & { readonly size: number }>();
  const spoken = sentences.filter((said) => !said.has('elsewhere') || said.has('proxyLogin'));
  const rules = spoken.some((said) => RULES.some(({ holds }) => holds(said))) ? RULES : LEFT_OPEN;
  for (const said of spoken) {
    for (const { meaning: name, holds } of rules) {
      if (!holds(said)) continue;
      const meaning: Meaning = everydayMeanings[name];
      const from = words[Math.min(...said.mentions.map(({ first }) => first))]?.from ?? 0;
      const to = words[Math.max(...said.mentions.map(({ last }) => last))]?.to ?? 0;
      const size = new Set(said.mentions.map(({ concept }) => concept)).size;
      const known = best.get(name);
      if (known === undefined || size > known.size)
        best.set(name, { from, to, meaning, code: null, weight: meaning.weight, alsoIn: [], size });
    }
  }
  const speaksOfPlace = sentences.length === 0 ? isDigital : sentences.some((said) => !said.has('elsewhere'));
  return {
    speaksOfPlace,
    speaksOfPapers:
      all.some((said) => said.has('elsewhere') && said.has(...CERTIFICATE)) || words.some((_, at) => isOfOtherKind(words, at, text)),
    sightings: [...best.values()],
  };
}

/** The word for a domain, as it differs from one language to the next. */
const DOMAIN = /^(?:domain|doman|domen|domei|domin|домен)/;

/** "mailserver", "mejlserverns". */
const SERVER = /^[a-z]{1,20}server[a-z]{0,3}$/;

/** "Lohnseite", "Kundenportal": the last part says what it is; the side of a sheet is none. */
const SITE = /^(?!rueck|ruck|vorder|titel|innen|aussen|buch|heft)[a-z]{3,20}(?:seite|portal|webshop|website)[ns]?$/;

/** Years in which no clock stands any more; this code is younger. */
/** "A tablet from 2012" has the right time. */
const SINCE = new Set(
  'from of since in by built made jahrgang bauj baujahr von aus seit de del des du depuis desde dal dalla van uit sinds fra fran sedan od z ze roku iz из с от od din din vuodelta vuoden'.split(
    ' ',
  ),
);
const DATE = /^(?:dat|fech)/;

function isSince(words: readonly Word[], at: number): boolean {
  return SINCE.has(words[at - 1]?.letters ?? '') && !DATE.test(words[at - 2]?.letters ?? '');
}

const LONG_AGO = /^(?:19[7-9]\d|20[01]\d|202[0-4])$/;

/** Names that every language leaves as they are. */
function universal(words: readonly Word[]): Mention[] {
  return words.flatMap(({ letters, sentence }, at) => {
    if (letters === 'servername' || letters === 'hostname')
      return (['server', 'name'] as const).map((concept) => ({ concept, lang: '', sentence, first: at, last: at }));
    if (LONG_AGO.test(letters) && !isSince(words, at)) return [{ concept: 'longAgo' as const, lang: '', sentence, first: at, last: at }];
    const concept =
      UNIVERSAL.get(letters.replace(/\d{1,3}$/, '')) ??
      (DOMAIN.test(letters) ? 'name' : SERVER.test(letters) ? 'server' : SITE.test(letters) ? 'site' : undefined);
    return concept === undefined ? [] : [{ concept, lang: '', sentence, first: at, last: at }];
  });
}

/** A password, in the languages of `../everyday/`. */
const PASSWORD =
  /^(?:passw|kennwort|contrasen|senha|parol|пароль|пароля|密码|密碼|パスワード|비밀번호|암호|sifre|hasl|hesl|wachtwoord|losenord|adgangskode|passord|salasan|jelszo|κωδικ|username|benutzername)/;

/** A proxy and a password in one sentence. */
function proxyLogins(words: readonly Word[]): Mention[] {
  return words.flatMap(({ letters, sentence }, first) =>
    letters === 'proxy' && words.some((word) => word.sentence === sentence && PASSWORD.test(word.letters))
      ? [{ concept: 'proxyLogin' as const, lang: '', sentence, first, last: first }]
      : [],
  );
}

/** Who says a word more often in one sentence says nothing new: it bounds the pairs that are compared. */
const MOST_OF_ONE = 24;

/** What each sentence says in each language, the names that all languages share among it. */
export function bySentence(mentions: readonly Mention[]): Said[] {
  const byBrowser = mentions.some(({ concept }) => concept === 'browser');
  const byWarning = mentions.some(({ concept }) => concept === 'notPrivate' || concept === 'notSecure');
  const shared = new Map<number, Mention[]>();
  const sentences = new Map<string, Mention[]>();
  const counts = new Map<string, number>();
  for (const mention of mentions) {
    const { lang, sentence, concept } = mention;
    const count = (counts.get(`${sentence} ${lang} ${concept}`) ?? 0) + 1;
    counts.set(`${sentence} ${lang} ${concept}`, count);
    if (count > MOST_OF_ONE) continue;
    const key = `${sentence} ${lang}`;
    const known = lang === '' ? shared.get(sentence) : sentences.get(key);
    if (known !== undefined) known.push(mention);
    else if (lang === '') shared.set(sentence, [mention]);
    else sentences.set(key, [mention]);
  }
  return [...sentences].map(([key, said]) => {
    const [sentence, lang] = key.split(' ');
    return new Said(lang ?? '', [...(shared.get(Number(sentence)) ?? []), ...said], byBrowser, byWarning);
  });
}
