import { factoryOf } from '../facts/factory-certificates.ts';
import type { Facts } from '../facts/facts.ts';
import { seenOf } from '../facts/seen.ts';
import type { ServerSoftware } from '../model/fix-plan.ts';
import { guessSoftware, softwareByPage, softwareNamed } from '../servers/index.ts';

/**
 * The server software that the evidence gives away: `Server` headers, banners, default certificates, pages that only one software writes,
 * the log it came from, an error text of its own.
 * @returns null when nothing does; a guess, which the reader can change
 */
export function softwareOf(facts: Facts): ServerSoftware | null {
  const answers = facts.attempts.all.flatMap(({ seen }) => (seen.application?.how === 'http' ? [seen.application] : []));
  const pages = [...answers.map((one) => one.bodyStart), ...facts.path.plain.map((one) => one.seen.text)];
  const servers = [...answers.map((one) => one.server ?? ''), ...facts.path.plain.map((one) => one.seen.http?.server ?? '')];
  // A mail server on its port of direct TLS greets inside the encryption.
  const inside = facts.attempts.all.flatMap(({ seen }) => (seen.application?.how === 'other' ? [seen.application.text] : []));
  const banners = [...facts.path.startTls.map((one) => one.seen.greeting), ...inside].map(withoutHostName);
  // The certificate is shown by whoever ends TLS; a header may come from a server behind it.
  const byCertificate = facts.chains.served.map((chain) => factoryOf(chain)?.software).find((one) => one != null);
  if (byCertificate !== undefined) return byCertificate;
  const said = guessSoftware([...servers, ...pages.map(footer), ...banners].filter((sign) => sign !== ''));
  if (said !== 'unknown') return said;
  return softwareByPage(pages) ?? byLog(facts) ?? byMessage(facts);
}

/** The program that wrote the log; null where several did. A failure towards a server behind it says nothing of that server. */
function byLog(facts: Facts): ServerSoftware | null {
  const events = seenOf(facts.evidence, 'log-event').filter((one) => one.seen.whose !== 'upstream');
  return theOnly(events.map((one) => softwareNamed(one.seen.software)));
}

/** The program whose own error text, said as a server, was pasted. */
function byMessage(facts: Facts): ServerSoftware | null {
  const recognised = seenOf(facts.evidence, 'message').flatMap((one) => one.seen.recognised);
  return theOnly(recognised.filter((one) => one.side === 'server').map((one) => softwareNamed(one.program ?? '')));
}

function theOnly(found: readonly (ServerSoftware | null)[]): ServerSoftware | null {
  const [first, ...others] = new Set(found.filter((one) => one !== null));
  return first !== undefined && others.length === 0 ? first : null;
}

/** Error pages sign at their end: `<center>nginx/1.22.1</center>`, `<address>Apache/2.4 Server at …`. */
function footer(page: string): string {
  return /<(?:center|address)>([^<]{1,80})<\/(?:center|address)>\s*(?:<\/body>|$)/i.exec(page)?.[1] ?? '';
}

/** `220 nginx.example ESMTP Postfix`: only what follows the host name speaks of the program. */
function withoutHostName(greeting: string): string {
  return greeting.replace(/^\S+\s+\S+\s*/, '');
}
