/** One kind of log: the text of its next line (or lines), with its end. */
export type MadeLog = (dice: Dice, second: number) => string;

/** The same numbers in every run. */
export class Dice {
  #state = 12_345;

  /** From 0, below `sides`. */
  roll(sides: number): number {
    this.#state = (Math.imul(this.#state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * sides);
  }

  of<Side>(sides: readonly Side[]): Side {
    return sides[this.roll(sides.length)] as Side;
  }
}

const two = (value: number) => String(value).padStart(2, '0');
const clock = (second: number) => `${two(Math.floor(second / 3600) % 24)}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
const address = (dice: Dice) => `198.51.${dice.roll(256)}.${dice.roll(256)}`;
const port = (dice: Dice) => 1024 + dice.roll(60_000);

const OPENSSL = [
  'error:0A000102:SSL routines::unsupported protocol',
  'error:0A0000C1:SSL routines::no shared cipher',
  'error:0A000418:SSL routines::tlsv1 alert unknown ca:SSL alert number 48',
  'error:0A000412:SSL routines::sslv3 alert bad certificate:SSL alert number 42',
  'error:0A00009C:SSL routines::http request',
];
const GO = [
  'EOF',
  'remote error: tls: unknown certificate authority',
  'tls: client offered only unsupported versions: [302 301]',
  'tls: first record does not look like a TLS handshake',
  'remote error: tls: bad certificate',
];
const AGENTS = ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36', 'curl/8.5.0', 'Java/17.0.2', '-'];

function request(dice: Dice): string {
  return `"GET /${dice.of(['', 'shop', 'cart', 'img/logo.png', 'api/v1/items'])}?id=${dice.roll(100_000)} HTTP/1.1" ${dice.of([200, 200, 200, 304, 404])} ${dice.roll(50_000)} "-" "${dice.of(AGENTS)}"`;
}

const access: MadeLog = (dice, second) => `${address(dice)} - - [20/Nov/2026:${clock(second)} +0000] ${request(dice)}\n`;
const accessOfTls: MadeLog = (dice, second) =>
  `${address(dice)} - - [20/Nov/2026:${clock(second)} +0000] ${request(dice)} ${dice.of(['TLSv1.3 TLS_AES_128_GCM_SHA256', 'TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256'])} ${dice.of(['www', 'api', 'shop'])}.example\n`;
const nginx: MadeLog = (dice, second) =>
  `2026/11/20 ${clock(second)} [info] 912#912: *${dice.roll(1_000_000_000)} SSL_do_handshake() failed (SSL: ${dice.of(OPENSSL)}) while SSL handshaking, client: ${address(dice)}, server: 0.0.0.0:443\n`;
const haproxy: MadeLog = (dice, second) =>
  `Nov 20 ${clock(second)} lb haproxy[99]: ${address(dice)}:${port(dice)} [20/Nov/2026:${clock(second)}.${100 + dice.roll(900)}] www/1: SSL handshake failure (${dice.of(OPENSSL)})\n`;
const go: MadeLog = (dice, second) =>
  `2026/11/20 ${clock(second)} http: TLS handshake error from ${address(dice)}:${port(dice)}: ${dice.of(GO)}\n`;
const apache: MadeLog = (dice, second) => {
  const thread = `[pid 9:tid ${dice.roll(64)}]`;
  const at = `[Fri Nov 20 ${clock(second)}.${100_000 + dice.roll(900_000)} 2026]`;
  return `${at} [ssl:info] ${thread} [client ${address(dice)}:${port(dice)}] AH02008: SSL library error 1 in handshake (server www.example:443)\n${at} [ssl:info] ${thread} SSL Library Error: ${dice.of(OPENSSL)}\n`;
};
const postfix: MadeLog = (dice, second) => {
  const head = `Nov 20 ${clock(second)} mx postfix/smtpd[${1000 + dice.roll(64)}]:`;
  const from = `unknown[${address(dice)}]`;
  return `${head} connect from ${from}\n${head} SSL_accept error from ${from}: -1\n${head} warning: TLS library problem: ${dice.of(OPENSSL)}\n${head} disconnect from ${from} ehlo=1 starttls=0/1 commands=1/2\n`;
};
const python: MadeLog = (dice, second) =>
  `[2026-11-20 ${clock(second)} +0000] [77] [WARNING] Invalid request from ip=${address(dice)}: [SSL: TLSV1_ALERT_UNKNOWN_CA] tlsv1 alert unknown ca (_ssl.c:1000)\n`;

/** What a busy server writes: one line in fifty tells of a failure. */
const busy: MadeLog = (dice, second) => (dice.roll(50) === 0 ? nginx(dice, second) : access(dice, second));

export const MADE_LOGS: Readonly<Record<string, MadeLog>> = {
  'access log': access,
  'access log with TLS': accessOfTls,
  'one line in fifty fails': busy,
  'nginx, all fail': nginx,
  'haproxy, all fail': haproxy,
  'go, all fail': go,
  'apache, all fail': apache,
  'postfix, all fail': postfix,
  'python, all fail': python,
  'docker, all fail': (dice, second) =>
    `${JSON.stringify({ log: nginx(dice, second), stream: 'stderr', time: `2026-11-20T${clock(second)}.123456789Z` })}\n`,
};
