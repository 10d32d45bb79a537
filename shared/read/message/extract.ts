import { parse } from 'tldts';
import type { FoundInText } from '../../model/evidence.ts';
import { parseIpAddress } from '../../wire/ip-address.ts';
import { shortNames } from './short-names.ts';

const MOST = 40;

/** Everything in the text that names a place, a time, an issuer or a certificate. Offline, nothing is resolved. */
export function extract(text: string, program: string | null): FoundInText {
  const plain = unescapeText(text);
  const urls = unique(
    matches(
      plain,
      /\b(?:https?|wss?|ftps?|ldaps?|imaps?|smtps?|pop3s|postgres(?:ql)?|mysql|mariadb|sqlserver|mongodb(?:\+srv)?|amqps?|mqtts?|rediss?|grpcs?|docker|oci|ssl|tls|tcps|socks5h?|socks4a?):\/\/(?:\[[0-9a-f:.%]{2,60}\])?[^\s"'<>\\^`{|}’”)\]]{1,300}/gi,
    ).map(trimUrl),
  );
  const proxy = findProxy(plain, urls);
  const target = urls.filter((url) => !(proxy !== null && withoutCredentials(url).startsWith(proxy)) && !isDocumentation(url));
  const inSentences = named(plain).map(cleanHost);
  const isName = (host: string): boolean => !isAddress(host);
  const inUrls = target.map(hostOfUrl).map(cleanHost);
  const short = shortNames(plain);
  const inOwnWords = looseHosts(plain)
    .map(cleanHost)
    .filter((host) => isAddress(host) || hasKnownTop(host));
  // Whom the certificate is for is often not where somebody wanted to go.
  const ofCertificate = new Set(
    matches(plain, /^[ \t>*]{0,12}(?:subject|issuer)(?: ?name)?[:=][^\n]{0,80}?([\p{L}\p{N}*.-]{4,253})[^\n]{0,80}$/gimu).map(cleanHost),
  );
  // What an address bar or a command was given goes first; a bare address in a sentence is often a proxy or what a name led to.
  const hosts = unique(
    [
      ...inUrls.filter((host) => isHost(host) || isShortName(host)),
      ...short,
      ...inSentences.filter(isName),
      ...inOwnWords.filter((host) => !ofCertificate.has(host)),
      ...inSentences,
      ...inOwnWords,
    ].filter((host) => (isHost(host) && !isNoise(host)) || (isShortName(host) && (inUrls.includes(host) || short.includes(host)))),
  );
  return {
    hosts: hosts.slice(0, MOST),
    port: findPort(plain, target, hosts[0] ?? null),
    urls: urls.slice(0, MOST),
    addresses: unique(
      matches(
        plain,
        /(?<![\w.:])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]{0,60}\w\.)|(?<![\w:.])\[?[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}\]?(?![\w:])/gi,
      )
        .map((address) => address.replace(/[[\]]/g, ''))
        .filter(isAddress),
    ).slice(0, MOST),
    issuer: findIssuer(plain),
    dates: findDates(plain),
    proxy,
    program,
    hsts: isHsts(plain),
    pem: matches(
      plain,
      /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----[A-Za-z0-9+/=\s\\]{40,20000}?-----END (?:X509 |TRUSTED )?CERTIFICATE-----/g,
    )
      .slice(0, 20)
      .map((pem) => `${pem.replace(/\\[nr]/g, '\n').trim()}\n`),
  };
}

function matches(text: string, pattern: RegExp): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(pattern)) {
    found.push(match[1] ?? match[0]);
    if (found.length >= 400) break;
  }
  return found;
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)];
}

function unescapeText(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u2060-\u2064\ufeff\u00ad]/g, '')
    .replace(/&(?:#x27|#39|quot|lt|gt|nbsp|amp);/g, (entity) => (entity === '&amp;' ? '&' : ' '))
    .replace(/\\[nrt"]/g, ' ');
}

function trimUrl(url: string): string {
  return url.replace(/[.,;:!?…]{1,300}$/, '');
}

function hostOfUrl(url: string): string {
  const authority = url.slice(url.indexOf('://') + 3).split(/[/?#]/, 1)[0] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return host.startsWith('[') ? host.slice(0, host.indexOf(']') + 1) : host.replace(/[:;,]\d{0,5}$/, '');
}

function cleanHost(host: string): string {
  return host
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
}

const DOCUMENTATION = [
  'curl.se',
  'curl.haxx.se',
  'nodejs.org',
  'support.mozilla.org',
  'support.google.com',
  'go.microsoft.com',
  'docs.',
  'github.com/golang',
  'wiki.openssl.org',
  'pip.pypa.io',
  'urllib3.readthedocs.io',
  'help.',
  'w3.org',
  'aka.ms',
  'learn.microsoft.com',
  'schemas.',
  'stackoverflow.com',
  'bugs.',
  'maven.apache.org',
  'cwiki.apache.org',
  'requests.readthedocs.io',
];

function isDocumentation(url: string): boolean {
  const host = hostOfUrl(url).toLowerCase();
  return DOCUMENTATION.some((name) =>
    name.endsWith('.') ? host.startsWith(name) && !host.endsWith('.example') : host === name || host.endsWith(`.${name}`),
  );
}

const NAMED: readonly RegExp[] = [
  /(?:cannot connect to host|connect to address|could not resolve host|couldn't resolve host|ECONNREFUSED|ETIMEDOUT|ECONNRESET|EHOSTUNREACH|resolving|connected to|ENOTFOUND|EAI_AGAIN|connecting to(?: server)?|connection to(?: server at)?|in connection to|connect to|host=|hostname=|host:|servername:|--host|-connect|lookup|unknown host|UnknownHostException:|translate host name)[ \t]{0,4}["'‘’“”([]{0,4}([\p{L}\p{N}._-]{1,253}\.[\p{L}\p{N}-]{1,63}|\[?[0-9a-f]{1,4}:[0-9a-f:.]{2,40}\]?|localhost)/giu,
  /(?:could not prove that it is|cannot visit|didn.t proceed to|did not connect to|normally uses encryption to protect your information\. When \w{1,30} tried to connect to|impersonating|steal your information from|security issue with|pretending to be|connection to|server at|kann(?:te)? nicht beweisen, dass er|auf|demostrar que es|information(?:en)? von)[ \t]{0,4}["'‘’“”]{0,4}([\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8})/gu,
  /(?:target host ?name|match hostname|certificate for|certificate of|hostname)[ \t]{0,4}["'‘’“”<]{1,4}([\p{L}\p{N}.:-]{1,253})["'‘’“”>]{1,4}/giu,
  /\btcp:([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}),\d{1,5}/g,
  // Java writes a resolved address as name/address:port, or as /address:port.
  /(?:Connection to node -?\d{1,10} \(|\(|\[|: |to )([\p{L}\p{N}][\p{L}\p{N}.-]{1,252})\/(?:\d{1,3}\.){3}\d{1,3}:\d{1,5}/gu,
  /"(?:host|hostname|server|target|servername|server_name)": ?"([\p{L}\p{N}.-]{1,253})"/giu,
];

function named(text: string): string[] {
  return NAMED.flatMap((pattern) => matches(text, pattern));
}

function looseHosts(text: string): string[] {
  const alone = matches(
    text,
    /(?<![\p{L}\p{N}_@./\\-])((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,6}(?:xn--[a-z0-9-]{2,59}|[a-z]{2,24}|[^\p{ASCII}\p{P}\s]{2,24}))(?![a-z0-9_(/-]|\.[\p{L}\p{N}])/giu,
  );
  // Before a path stand packages of programs (google.golang.org/grpc), but never under these tops.
  const before = matches(
    text,
    /(?<![\w@./\\-])((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}(?:local|lan|corp|intranet|intra|home))\/(?!\/)/gi,
  );
  return [...alone.slice(0, 200), ...before.slice(0, 40)];
}

/** File names, package names, functions and the like look like hosts. */
const NOT_TOP = new Set(
  'js mjs cjs ts tsx jsx py pyc rb go rs java class kt c cc cpp h hpp cs php pl pm sh bat ps1 txt log md json xml yml yaml toml ini conf cfg lock html htm css svg png jpg jpeg gif pdf pem crt cer der key p12 pfx csr crl so dll exe jar war zip gz tar tgz deb rpm apk msi tmp bak db sql csv err out map vue exception error failed handshake_failure ssl tls sslexception'.split(
    ' ',
  ),
);

function isNoise(host: string): boolean {
  const top = host.slice(host.lastIndexOf('.') + 1);
  if (
    NOT_TOP.has(top) ||
    /(?:exception|error|request|response|socket|handler|service|impl|client|server|factory|context|ssl|http|base|https)$/.test(top)
  )
    return true;
  if (
    /^(?:java|javax|sun|com\.sun|org\.apache|org\.springframework|system|android|com\.android|okhttp3|kotlin|scala|jdk|requests|urllib3|ssl|socket|http|httpx|aiohttp|node|microsoft|os|self|io\.netty|c\.a|o\.s|net\.http|openssl|reqwest|e\.g|i\.e|z\.b|p\.ej|error|err|console|process|module|object|function)(?:\.|$)/.test(
      host,
    )
  )
    return true;
  return isDocumentation(`x://${host}`);
}

function isHost(host: string): boolean {
  if (host === 'localhost') return true;
  if (isAddress(host)) return true;
  return (
    host.length <= 253 && /^(?=.{0,253}\p{L})[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}$/u.test(host) && !/\.\d{1,63}$/.test(host)
  );
}

/** A name without a dot, as networks of companies have it; only where an address bar or a command was given it. */
function isShortName(host: string): boolean {
  return /^(?=.{0,63}[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(host);
}

/** Names that nobody sells, which networks of homes and companies, and documentation, use all the same. */
const PRIVATE_TOP = new Set(
  'local lan home internal intra intranet corp private localdomain localhost test example invalid onion arpa box fritz intern dmz'.split(
    ' ',
  ),
);

/** The last label is one that the public or a private network has; a property of an object is not. */
function hasKnownTop(host: string): boolean {
  return PRIVATE_TOP.has(host.slice(host.lastIndexOf('.') + 1)) || parse(host).isIcann === true;
}

function isAddress(text: string): boolean {
  return /[:.]/.test(text) && text.length > 3 && parseIpAddress(text) !== null;
}

function findPort(text: string, urls: readonly string[], host: string | null): number | null {
  for (const url of urls) {
    const port = /(?:[^:]|\]):\d{1,5}$/.exec(url.slice(url.indexOf('://') + 3).split(/[/?#]/, 1)[0] ?? '')?.[0];
    if (port !== undefined) return validPort(port.slice(port.lastIndexOf(':') + 1));
  }
  if (host !== null) {
    const at = firstWithPort(text.toLowerCase(), host);
    const rest = at < 0 ? '' : text.slice(at + host.length, at + host.length + 60);
    const after =
      /^(?:\/(?:\d{1,3}\.){3}\d{1,3})?\]?:(\d{1,5})(?!\d)|^\[[0-9a-f.:]{3,45}\]:(\d{1,5})(?!\d)|^["']?,\s?(\d{2,5})(?![\d,.])|^\/(\d{2,5})(?= \()/i.exec(
        rest,
      );
    if (after !== null) return validPort(after[1] ?? after[2] ?? after[3] ?? after[4] ?? '');
  }
  const spoken =
    /(?:^|\s)(?:-p|-P|--port)[ =](\d{2,5})(?!\d)/.exec(text) ??
    /\bport[ =:"']{1,4}(\d{1,5})(?!\d)/i.exec(text) ??
    /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}:(\d{1,5})(?!\d)/.exec(text);
  return spoken === null ? null : validPort(spoken[1] ?? '');
}

/** Where the host stands with something like a port behind it; its first place else. */
function firstWithPort(text: string, host: string): number {
  for (const mark of [':', ']:', '[', ',', '",', '/']) {
    const at = text.indexOf(`${host}${mark}`);
    if (at >= 0) return at;
  }
  return text.indexOf(host);
}

function validPort(digits: string): number | null {
  const port = Number(digits);
  return port > 0 && port < 65_536 ? port : null;
}

function findProxy(text: string, urls: readonly string[]): string | null {
  const env = /\b(?:https?_proxy|all_proxy|HTTPS?_PROXY|ALL_PROXY)[ =:'"]{1,6}((?:https?|socks[45][ah]?):\/\/[^\s'"]{3,200})/.exec(text);
  if (env?.[1] !== undefined) return withoutCredentials(env[1]);
  const socks = urls.find((url) => /^socks/i.test(url));
  if (socks !== undefined) return withoutCredentials(socks);
  const address = /\bproxy(?: server)?(?: at| to|:)?[ '"(]{1,3}((?:https?|socks[45][ah]?):\/\/[^\s'"<>]{3,200})/i.exec(text);
  if (address?.[1] !== undefined) return withoutCredentials(address[1].replace(/[:;,.)]$/, ''));
  const said = /\bproxy(?: server)?(?: at| to|:)?[ '"(]{1,3}((?:https?:\/\/)?[A-Za-z0-9.-]{3,253}:\d{2,5})(?!\d)/i.exec(text);
  return said?.[1] === undefined ? null : withoutCredentials(said[1]);
}

function withoutCredentials(url: string): string {
  return url.replace(/\/\/[^/@\s]{0,300}@/, '//');
}

function findIssuer(text: string): string | null {
  const patterns = [
    /issued by ["'‘’“”/]{0,4}([^"'‘’“”\n]{3,200})["'‘’“”:]?/i,
    /\bissuer[:=][ \t]{0,8}["']?([^\n"]{3,200})/i,
    /^[ \t>*]{0,12}i:[ \t]?([^\n]{3,200})/m,
    /(?:Ausgestellt von|Ausgestellt durch|Emitido por|Délivré par|Rilasciato da)[: ]{1,4}([^\n]{3,200})/i,
    /candidate authority certificate ["']([^"']{3,200})/i,
  ];
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1]?.trim();
    if (found !== undefined && found !== '' && !/^(?:a|an|the|your)\b/i.test(found)) return found.replace(/[.:]$/, '');
  }
  return null;
}

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';

function findDates(text: string): string[] {
  const iso = matches(text, /(?<!\d)(20\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?)(?!\d)/g);
  const spoken = matches(
    text,
    new RegExp(
      `\\b((?:${MONTHS})[a-z]{0,6} {1,2}\\d{1,2}(?:,? |,? at )(?:\\d\\d:\\d\\d:\\d\\d )?(?:[A-Z]{2,5} )?20\\d\\d(?: GMT| UTC)?)`,
      'gi',
    ),
  );
  const turned = matches(
    text,
    new RegExp(`(?<!\\d)(\\d{1,2}\\.? (?:${MONTHS})[a-z]{0,6}\\.? 20\\d\\d(?: \\d\\d:\\d\\d(?::\\d\\d)?)?(?: GMT| UTC)?)`, 'gi'),
  );
  const numeric = matches(text, /(?<![\d.])(\d{1,2}[./]\d{1,2}[./]20\d\d(?:,? \d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?)?)(?![\d.])/gi);
  return unique([...iso, ...spoken, ...turned, ...numeric]).slice(0, MOST);
}

function isHsts(text: string): boolean {
  return /\bHSTS\b|Strict-Transport-Security|only connect to it securely|not possible to add an exception|allow only secure connections|You cannot visit [\w.-]{1,253} right now because/i.test(
    text,
  );
}
