import type { CauseId } from '../../model/cause-id.ts';
import type { Recognised, RecognisedMessage } from '../../model/evidence.ts';

type Tool = 'openssl x509' | 'sslscan' | 'nmap' | 'testssl.sh' | 'keytool' | 'gnutls-cli';

/** What stands in each tool's own report, as sslscan 2.0, nmap 7.93, testssl.sh 3.0, keytool of Java 17 and gnutls-cli 3.7 write it. */
const MARKS: readonly (readonly [Tool, readonly RegExp[]])[] = [
  ['sslscan', [/^Testing SSL server \S+ on port \d+|<document title="SSLScan Results"/m]],
  ['nmap', [/^(?:# Nmap|Starting Nmap|Nmap scan report)|<nmaprun\b/m, /^\| ssl-(?:cert|enum-ciphers):|id="ssl-(?:cert|enum-ciphers)"/m]],
  ['testssl.sh', [/testssl(?:\.sh)? +[\d.a-z]+ from https:\/\/testssl\.sh|^"id","fqdn\/ip","port","severity","finding"/m]],
  ['testssl.sh', [/"id" *: *"(?:service|SSLv2|TLS1|cert_\w+)"/, /"severity" *: *"/, /"finding" *: *"/]],
  // `keytool -printcert -sslserver`
  ['keytool', [/^Certificate #0\s*\n=+\s*\nOwner: /m]],
  // One certificate of a file or of a store, printed as text: of a whole store nobody knows which one a server shows.
  ['keytool', [/(?<![\s\S])(?![\s\S]*^Owner: [\s\S]*^Owner: )/m, /^Owner: /m, /^Valid from: [^\n]{8,40} until: /m]],
  [
    'openssl x509',
    [/(?<![\s\S])(?![\s\S]*(?:-----BEGIN |^CONNECTED\(|^OCSP Response))/m, /^Certificate:\r?\n {4}Data:/m, /^ {8,16}Not After ?: /m],
  ],
  // Where it complains or prints the certificates themselves, they say more.
  ['gnutls-cli', [/^- Certificate\[0\] info:/m, /^- Handshake was completed/m, /^(?![\s\S]*(?:-----BEGIN |NOT trusted|\*\*\* ))/]],
];

/** Does a text begin as one of the reports does? What it holds besides, as certificates, belongs to it. */
export function beginsAsScan(text: string): boolean {
  const plain = text.replace(COLOURS, '');
  return SCANNERS.some((begins) => begins.test(plain));
}

const SCANNERS: readonly RegExp[] = [
  /^Testing SSL server \S+ on port \d+/m,
  /^(?:# Nmap \d|Starting Nmap |Nmap scan report for )/m,
  /testssl(?:\.sh)? (?:version )?[^\n]{0,40}from https:\/\/testssl\.sh/,
];

/** Of a chain only the server's own certificate is judged by what is printed: roots are old by nature. */
const OTHER_CERTIFICATES: Partial<Record<Tool, RegExp>> = { keytool: /^Certificate #1\s*$/m, 'gnutls-cli': /^- Certificate\[1\] info:/m };

const ENDPOINT =
  /^Testing SSL server (\S+) on port (\d+)|<ssltest host="([^"]+)"[^>]*port="(\d+)"|^Nmap scan report for (\S+)|-->> \S+:(\d+) \(([^)]+)\) <<--|<hostname name="([^"]+)"/m;

/** A protocol that the server accepts, in each tool's words; the first group is its number: 2, 3, 1, 1.0 … 1.3. */
const ACCEPTED: readonly RegExp[] = [
  /^(?:SSLv|TLSv)([\d.]+) +enabled/gm,
  /<protocol type="(?:ssl|tls)" version="([\d.]+)" enabled="1"/g,
  /^\|? {2,6}(?:SSLv|TLSv)([\d.]+): *$/gm,
  /^ *(?:SSLv|TLS )([\d.]+) +offered/gm,
  /"(?:SSLv|TLS)([\d._]+)"[^{}]{0,250}?"finding" *: *"offered/g,
  /^"(?:SSLv|TLS)([\d._]+)",[^\n]*,"offered/gm,
  /^- Description: \((?:TLS|SSL)([\d.]+)[-)]/gm,
];

const AFTER =
  /^ {8,16}Not After ?: *([^\n]{8,40})|Not valid after: *([^\n<&]{8,40})|<not-valid-after>([^<]{8,40})<|notAfter"? *[:,>] *"?([^"<\n]{8,40})|^Valid from: [^\n]{8,40} until: ([^\n]{8,40})|, expires `([^'\n]{8,40})'/im;
const BEFORE =
  /^ {8,16}Not Before ?: *([^\n]{8,40})|Not valid before: *([^\n<&]{8,40})|<not-valid-before>([^<]{8,40})<|^Valid from: ([^\n]{8,40}?) until: |, activated `([^'\n]{8,40})'/im;

/** Faults that one line says by itself. */
const LINES: readonly (readonly [CauseId, RegExp])[] = [
  ['expired', /^.*Certificate Validity \(UTC\) +expired.*$|"cert_expirationStatus"[^{}]{0,200}?"expired[^"]*"/m],
  [
    'self-signed',
    /<self-signed>true<\/self-signed>|^.*NOT ok \(self signed\).*$|"cert_chain_of_trust"[^{}]{0,200}?"failed \(self signed\)[^"]*"/m,
  ],
  ['incomplete-chain', /^.*NOT ok \(chain incomplete\).*$|"cert_chain_of_trust"[^{}]{0,200}?"failed \(chain incomplete\)[^"]*"/m],
  [
    'untrusted-root',
    /^.*NOT ok \(self signed CA in chain\).*$|"cert_chain_of_trust"[^{}]{0,200}?"failed \(self signed CA in chain\)[^"]*"/m,
  ],
  ['name-mismatch', /^.*certificate does not match supplied URI.*$/m],
  [
    'weak-signature',
    /^.*Signature Algorithm: *(?:md5|sha1)With.*$|<signature-algorithm>(?:md5|sha1)With[^<]*<|^Signature algorithm name: (?:md5|sha1)with.*$|signed using RSA-(?:MD5|SHA1)\b/im,
  ],
  [
    'weak-key',
    /^.*RSA Key Strength: *(?:512|768|1024|1536)\b.*$|^.*Public Key type: rsa\s*\n.*Public Key bits: (?:512|768|1024|1536)\b.*$|^Subject Public Key Algorithm: (?:512|768|1024|1536)-bit RSA.*$|, RSA key (?:512|768|1024|1536) bits,/m,
  ],
];

/** Suites without authentication or encryption, or broken (DESIGN section 3, rule 12). */
const BROKEN =
  /^(?:Accepted|Preferred) .*?\b(?:ADH-|AECDH-|EXP-|\S*NULL|\S*RC4|\S*DES-CBC)\S*.*$|^[| ]{2,12}(?:TLS|SSL)_\S*(?:_anon_|_NULL_|_EXPORT_|_RC4_|_DES_|3DES)\S*.*$|<cipher status="(?:accepted|preferred)"[^>]*cipher="(?:ADH-|AECDH-|EXP-|[^"]*(?:NULL|RC4|DES-CBC))[^"]*"/m;

const SAME_NAME =
  /Subject: (?:commonName=)?([^\n/]{1,200}?)\s*\n(?:.*\n){0,6}?.*Issuer: *(?:commonName=)?\1\s*$|<subject>([^<]{1,200})<[\s\S]{0,1500}?<issuer>(?:<!\[CDATA\[)?\2[<\]]|^Owner: ([^\n]{1,300}?)\s*\nIssuer: \3\s*$|subject `([^'\n]{1,300})', issuer `\4'/m;

/** The name that the scanner asked for: an address has none, and nmap also writes what it looked up itself. */
const ASKED = /using SNI name (\S*[a-z]\S*)|^# Nmap .* as: nmap .*?((?:[\w-]+\.)+[a-z]\S*)\s*$/im;
const NAMES = /^(?:\| )?(?:Altnames|Subject Alternative Name): *(DNS:[^\n]{1,4000})$/m;

/**
 * What a scanner wrote down of a server: its faults as candidates, each with the line that says it.
 * @param at ISO 8601 UTC, by which dates are judged
 * @returns null for any other text
 */
export function readScanReport(text: string, at: string): RecognisedMessage | null {
  const plain = text.replace(COLOURS, '').replaceAll('&#xa;', '\n').replaceAll('\r\n', '\n');
  const tool = MARKS.find(([, marks]) => marks.every((mark) => mark.test(plain)))?.[0];
  if (tool === undefined) return null;
  const faults: { readonly cause: CauseId; readonly line: string; readonly at: number }[] = [];
  const add = (cause: CauseId, match: RegExpExecArray | null) => {
    if (match !== null && !faults.some((one) => one.cause === cause))
      faults.push({ cause, line: match[0].trim(), at: match.index + match[0].length - match[0].trimStart().length });
  };
  const others = OTHER_CERTIFICATES[tool]?.exec(plain)?.index;
  const own = plain.slice(0, others);
  const [after, before] = [AFTER.exec(own), BEFORE.exec(own)];
  if (isBefore(after, at) === true) add('expired', after);
  if (isBefore(before, at) === false) add('not-yet-valid', before);
  // An authority signs itself, and how an old root was signed harms nobody.
  const isAuthority = /\bCA: ?true\b/i.test(own);
  if (!isAuthority) for (const [cause, line] of LINES) add(cause, line.exec(own));
  if (!isAuthority && !faults.some(({ cause }) => cause === 'untrusted-root' || cause === 'incomplete-chain'))
    add('self-signed', SAME_NAME.exec(own));
  add('name-mismatch', isForAnother(ASKED.exec(plain), NAMES.exec(plain)));
  const versions = ACCEPTED.flatMap((one) => [...plain.matchAll(one)]);
  const old = versions.find(([, number]) => !MODERN.has(number?.replace('_', '.') ?? ''));
  const modern = versions.some(([, number]) => MODERN.has(number?.replace('_', '.') ?? ''));
  if (old !== undefined && !modern) add('version-mismatch', old);
  // Where nothing sound is listed, the versions have said so.
  if (modern) add('weak-cipher', BROKEN.exec(plain));
  if (old !== undefined && modern) add('insecure-legacy', old);
  return {
    text: plain,
    recognised: faults.map((fault, order) => recognised(tool, fault, order)),
    found: foundIn(plain),
    notTls: null,
    vague: false,
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours begin with the control character ESC
const COLOURS = /\u001b\[[\d;]*m/g;
const MODERN: ReadonlySet<string> = new Set(['1.2', '1.3']);

/** The line with the names of a certificate, where none is the one asked for (RFC 6125 section 6.4.3: a star stands for one label). */
function isForAnother(asked: RegExpExecArray | null, names: RegExpExecArray | null): RegExpExecArray | null {
  const host = asked
    ?.slice(1)
    .find((one) => one !== undefined)
    ?.toLowerCase();
  if (host === undefined || names === null) return null;
  const known = [...(names[1] ?? '').matchAll(/DNS: ?([^,\s]+)/g)].map((one) => (one[1] ?? '').toLowerCase());
  const wild = host.replace(/^[^.]+/, '*');
  return known.length === 0 || known.includes(host) || known.includes(wild) ? null : names;
}

/** Java writes dates like `Tue Dec 01 02:39:22 CET 2026`; a zone by its letters is known to nobody, and no certificate ends by the hour. */
const LETTERS_OF_ZONE = /^([A-Z][a-z]{2} [A-Z][a-z]{2} \d\d [\d:]{8}) [A-Z][A-Za-z]{1,4} (\d{4})$/;

/** Whether a date stands before a time; null where it is no date. nmap writes no zone and means UTC. */
function isBefore(match: RegExpExecArray | null, at: string): boolean | null {
  const date =
    match
      ?.slice(1)
      .find((one) => one !== undefined)
      ?.trim() ?? '';
  const time = Date.parse(/^\d{4}-\d\d-\d\dT[\d:]+$/.test(date) ? `${date}Z` : date.replace(LETTERS_OF_ZONE, '$1 UTC $2'));
  return Number.isNaN(time) ? null : time < Date.parse(at);
}

function recognised(tool: Tool, fault: { readonly cause: CauseId; readonly line: string; readonly at: number }, order: number): Recognised {
  return {
    family: 'scan',
    id: `seen:${fault.cause}`,
    number: null,
    causes: [{ cause: fault.cause, variant: null, certainty: 'likely' }],
    program: tool,
    version: null,
    side: 'client',
    alert: null,
    from: fault.at,
    to: fault.at + fault.line.length,
    order,
  };
}

function foundIn(text: string): RecognisedMessage['found'] {
  const match = ENDPOINT.exec(text);
  const [, sslscan, sslscanPort, xml, xmlPort, nmap, testsslPort, testssl, nmapXml] = match ?? [];
  const host = sslscan ?? xml ?? nmap ?? testssl ?? nmapXml ?? null;
  const port =
    sslscanPort ?? xmlPort ?? testsslPort ?? /^(\d{1,5})\/tcp +open/m.exec(text)?.[1] ?? /portid="(\d{1,5})"/.exec(text)?.[1] ?? null;
  const address = host !== null && /^[\d.]+$|:/.test(host);
  return {
    hosts: host === null || address ? [] : [host],
    port: port === null ? null : Number(port),
    urls: [],
    addresses: host !== null && address ? [host] : [],
    issuer: null,
    dates: [],
    proxy: null,
    program: null,
    hsts: false,
    pem: [],
  };
}
