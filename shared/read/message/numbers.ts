import { allCodes, type Code } from './codes.ts';
import type { Sighting } from './sightings.ts';
import { weightOf } from './sightings.ts';

/** A family whose codes are printed as bare numbers, and the words before the number that say so. */
interface NumberFamily {
  readonly family: string;
  /** Matched against the 60 letters before the number, in small letters. */
  readonly before: RegExp;
  /** Values under 0x80000000 are bits of a status and need these words before them. */
  readonly bit?: RegExp;
  /** Other values after these words are something else, a version for instance. */
  readonly only?: (value: number) => boolean;
  /** May stand alone, without any word, as the whole paste. */
  readonly alone: (value: number) => boolean;
}

const between =
  (low: number, high: number) =>
  (value: number): boolean =>
    value >= low && value <= high;
const never = (): boolean => false;
const isWindowsCode = (value: number): boolean => value >= 0x80000000 && value <= 0xffffffff;

const FAMILIES: readonly NumberFamily[] = [
  { family: 'windows-sspi', before: /./s, alone: isWindowsCode },
  {
    family: 'windows-cert',
    before: /./s,
    alone: isWindowsCode,
    bit: /(?:cert_trust|dwerrorstatus|errorstatus|error status|certutil)[^\n]{0,40}$/,
  },
  {
    family: 'windows-winhttp-wininet',
    before: /(?:winhttp|wininet|error(?: code)?|failed with|hresult|getlasterror|code)[^a-z0-9]{0,12}$/,
    alone: between(12_001, 12_199),
  },
  {
    family: 'nss-ssl',
    before: /(?:nss|nspr|certutil|tstclnt|selfserv|pk12util|signtool|error(?: code)?|code|err|sec_error|ssl)[^a-z0-9-]{0,8}$/,
    alone: between(-12_999, -12_200),
  },
  {
    family: 'nss-sec',
    before: /(?:nss|nspr|certutil|tstclnt|selfserv|pk12util|signtool|error(?: code)?|code|err|sec_error)[^a-z0-9-]{0,8}$/,
    alone: between(-8_192, -8_000),
  },
  { family: 'mozilla-pkix', before: /(?:nss|certutil|tstclnt|error(?: code)?|code|err)[^a-z0-9-]{0,8}$/, alone: between(-16_384, -16_300) },
  {
    family: 'chromium',
    before: /(?:net_error|net error|net::|handshake failed|returned|ssl error code|error code|chrome|chromium)[^a-z0-9-]{0,10}$/,
    alone: between(-399, -100),
  },
  {
    family: 'apple',
    before:
      /(?:\[3:|nsurlerrordomain[^\n\d]{0,16}|kcferrordomaincfnetwork[^\n\d]{0,16}|sslhandshake failed|cfnetwork[^\n]{0,20}|ssl[^\n]{0,20}|kcfstreamerrorcodekey|osstatus|code|ssl error|domain=3|status|error)[^a-z0-9-]{0,12}$/,
    alone: (value) => between(-1_299, -996)(value) || between(-9_899, -9_800)(value),
  },
  { family: 'gnutls', before: /gnutls[^\n]{0,40}$/, alone: never },
  {
    family: 'mbedtls',
    before: /(?:returned|mbedtls|mbed tls|last error was|error|esp-tls|esp_tls|start_ssl_client\(\):\d{1,4})[^a-z0-9-]{0,12}$/,
    alone: between(-0x7fff, -0x1000),
  },
  { family: 'wolfssl', before: /wolf[^\n]{0,40}$/, alone: never },
  // Certificates, and TLS itself: what lies between and above are numbers of the cipher library, and of everybody else.
  {
    family: 'wolfssl',
    before: /err(?:or)? ?[=:(][^a-z0-9-]{0,12}$/,
    alone: never,
    only: (value) => between(-190, -140)(value) || value <= -300,
  },
  {
    family: 'openssl-x509-verify',
    before:
      /(?:error:num=|verify return code: |verify error:? ?\(?|verification: error \(|certificate verification error: \(|verif[a-z]{0,12} error:? \(|certificate error:? \(|x509_v_err ?)$/,
    alone: never,
  },
  // Of `curl -w`: 0 and 1 also stand where nothing was checked.
  { family: 'openssl-x509-verify', before: /verify_?result["']? ?[=:] ?["']?$/, alone: never, only: (value) => value > 1 },
  {
    family: 'curl',
    before: /(?:^|[^a-z])curl[ :]{1,2}$/,
    alone: never,
    only: between(35, 99),
  },
  {
    family: 'curl',
    before:
      /(?:curl: \(|curl error |curl error: |curl error \(|curl exit code |curl returned |curl errno |curle_ ?|libcurl error |exit code )$/,
    alone: (value) => [35, 53, 54, 56, 58, 59, 60, 66, 77, 82, 83, 91].includes(value),
  },
  {
    family: 'tls-alerts',
    before:
      /(?:0126000[0-9][^\n]{0,60}\(|alert number |alert ?\[|alert code is |alert code |alert\(|alert: \(|alert |tlsalert |protocol-defined fatal alert code is |tls protocol defined fatal error code is |error code is |tls-protokoll definierten code: |par le protocole tls est |por el protocolo tls es |dal protocollo tls è |(?:アラート|エラー) コードは )$/,
    alone: (value) => [40, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 70, 71, 80, 86, 109, 110, 112, 113, 116, 120].includes(value),
  },
  { family: 'windows-schannel-events', before: /(?:schannel|event ?id|eventid)[^a-z0-9]{0,12}$/, alone: between(36_864, 36_890) },
  { family: 'quic', before: /(?:quic|crypto_error|connection_close|http\/3|transport error)[^\n]{0,24}$/, alone: between(0x100, 0x1ff) },
  {
    family: 'os-sockets',
    before:
      /(?:errno ?[=:]? ?-?|\[errno |os error |winerror |wsa ?error |wsagetlasterror\(?\)?[ =:]{0,4}|socket error |error code:? ?|\(code )$/,
    alone: between(10_035, 10_070),
  },
  { family: 'iis', before: /(?:http error |http |status[: ]{1,4}|iis[^\n]{0,20})$/, alone: never },
];

const byFamily = new Map<string, Map<number, Code>>();

function codesOf(family: string): Map<number, Code> {
  if (byFamily.size === 0) {
    for (const code of allCodes()) {
      const numbers = byFamily.get(code.family) ?? new Map<number, Code>();
      byFamily.set(code.family, numbers);
      for (const number of code.numbers) if (!numbers.has(number)) numbers.set(number, code);
    }
  }
  return byFamily.get(family) ?? new Map<number, Code>();
}

// Bounded lengths on both sides: at most 12 steps at a place.
const NUMBERS = /(?<![\w.])(-?0x[0-9a-f]{1,10}|8(?:00[79b])[0-9a-f]{4}|-?\d{1,10}(?:\.\d{1,2})?)(?![\w]|\.\d)/gi;
const MOST = 4_000;

/** Codes that stand as numbers: hexadecimal, decimal, signed Windows decimals, alert and errno numbers, OpenSSL reason numbers. */
export function sightNumbers(text: string): Sighting[] {
  const whole = text.trim();
  const isAll = whole.length <= 40 && /^[^\p{L}\n]{0,8}(?:-?0x[0-9a-f]{1,16}|800[79b][0-9a-f]{4}|-?\d{1,16})[^\p{L}\n]{0,8}$/iu.test(whole);
  const found: Sighting[] = [];
  let seen = 0;
  for (const match of text.matchAll(NUMBERS)) {
    seen += 1;
    if (seen > MOST) break;
    const written = match[1] ?? '';
    const value = readNumber(written);
    const before = text.slice(Math.max(0, match.index - 60), match.index).toLowerCase();
    const codes = FAMILIES.flatMap(({ family, before: words, alone, bit, only }) => {
      const code =
        codesOf(family).get(family === 'os-sockets' ? Math.abs(value) : value) ?? byWinHttp(family, value) ?? inSum(family, value);
      if (
        code === undefined ||
        (family === 'chromium' && /0x/i.test(written)) ||
        (family === 'windows-winhttp-wininet' && value < 12_000) ||
        (family === 'mbedtls' && value > -0x40)
      )
        return [];
      if (only !== undefined && !only(value)) return [];
      if (bit !== undefined && value < 0x80000000 && !bit.test(before)) return [];
      return (
        isAll
          ? alone(value) || (isWindowsCode(value) && family.startsWith('windows'))
          : (words.test(before) && !(isBare(written, before) && words.source === '.')) ||
            (byWinHttp(family, value) !== undefined && /0x/i.test(written))
      )
        ? [code]
        : [];
    });
    // A keychain's or a file's number is meant only where no connection's can be.
    codes.sort((a, b) => Number(b.causes.length > 0) - Number(a.causes.length > 0));
    if (codes[0] !== undefined)
      found.push({
        from: match.index,
        to: match.index + written.length,
        meaning: null,
        code: codes[0],
        weight: weightOf(codes[0], true),
        alsoIn: codes.slice(1),
      });
  }
  return [...found, ...sightPackedReasons(text), ...sightStatusBits(text)];
}

function isBare(written: string, before: string): boolean {
  if (HRESULT.test(written)) return !/(?:error|code|hresult|result|status|failed)[^a-z0-9]{0,12}$/.test(before);
  return !/0x/i.test(written) && !/^-?\d{10}$/.test(written);
}

/** Mbed TLS adds a code of its lower layers (its last seven bits) to one of X.509 or TLS: -0x21e2 is -0x2180 and -0x62. */
function inSum(family: string, value: number): Code | undefined {
  return family === 'mbedtls' && between(-0x7fff, -0x1000)(value) ? codesOf(family).get(-(-value & 0x7f80)) : undefined;
}

/** WinHTTP and WinINet codes also travel as 0x80070000 + code. */
function byWinHttp(family: string, value: number): Code | undefined {
  return family === 'windows-winhttp-wininet' && value >= 0x80072ee0 && value <= 0x80072fff
    ? codesOf(family).get(value - 0x80070000)
    : undefined;
}

/** An HRESULT whose 0x got lost. */
const HRESULT = /^800[79b][0-9a-f]{4}$/i;

function readNumber(written: string): number {
  if (HRESULT.test(written)) return Number.parseInt(written, 16);
  const negative = written.startsWith('-');
  const digits = negative ? written.slice(1) : written;
  const value = /^0x/i.test(digits) ? Number.parseInt(digits.slice(2), 16) : Number(digits);
  const signed = negative ? -value : value;
  return signed <= -0x10000000 ? signed + 0x100000000 : signed;
}

const PACKED = /error:([0-9a-f]{8}):/gi;

/** `error:0A000086:` and `error:14090086:`: the last 12 bits carry the reason (1.1.1), the last 23 (3.x); only the reason is compared. */
function sightPackedReasons(text: string): Sighting[] {
  const found: Sighting[] = [];
  for (const match of text.matchAll(PACKED)) {
    if (found.length >= 200) break;
    const packed = Number.parseInt(match[1] ?? '', 16);
    const library = packed >>> 24;
    const reason = library === 0x0a ? packed & 0x7fffff : library === 0x14 ? packed & 0xfff : null;
    const ofTls = reason === null ? undefined : codesOf('openssl-ssl').get(reason);
    // What lies below TLS is known by library and reason together, as OpenSSL 3 packs them.
    const code = reason === null ? codesOf('openssl-other').get(packed) : ofTls?.id.startsWith('SSL_R_') && reason > 0 ? ofTls : undefined;
    if (code !== undefined)
      found.push({ from: match.index + 6, to: match.index + 14, meaning: null, code, weight: weightOf(code, true), alsoIn: [] });
  }
  return found;
}

const STATUS =
  /(?:peer cert untrusted or revoked|gnutls_certificate_verify_peers\d?|certificate status|verify status)[ :=(]{1,4}0x([0-9a-f]{1,6})\b/gi;

/** GNUTLS_CERT_INVALID: only says that another bit is set. */
const INVALID_BIT = 2;

/** A status of GnuTLS is a sum of GNUTLS_CERT_* flags (lib/includes/gnutls/gnutls.h.in): OpenLDAP prints it as it is. */
function sightStatusBits(text: string): Sighting[] {
  const found: Sighting[] = [];
  for (const match of text.matchAll(STATUS)) {
    if (found.length >= 60) break;
    const status = Number.parseInt(match[1] ?? '', 16);
    for (const [bit, code] of codesOf('gnutls'))
      if (code.id.startsWith('GNUTLS_CERT_') && bit !== INVALID_BIT && (status & bit) !== 0)
        found.push({ from: match.index, to: match.index + match[0].length, meaning: null, code, weight: STATED, alsoIn: [] });
  }
  return found;
}

/** The words before the number name two causes, and the number one of them. */
const STATED = 90;
