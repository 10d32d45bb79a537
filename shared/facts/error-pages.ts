import type { ApplicationAnswer } from '../model/handshake.ts';

/**
 * The page that a TLS server gives to plain HTTP, although the request was sent over TLS: somebody before it took the encryption off.
 * Sources: nginx (497, shown as 400), Apache httpd `ssl_engine_io.c`, Go `net/http`, Apache Tomcat, Jetty.
 */
export function asksForTls(answer: ApplicationAnswer | null): boolean {
  if (answer?.how !== 'http' || (answer.status !== 400 && answer.status !== 497)) return false;
  return answer.status === 497 || ASKING.test(`${answer.reason} ${answer.bodyStart}`);
}

const ASKING =
  /plain HTTP request was sent to HTTPS port|speaking plain HTTP to an SSL-enabled server port|HTTP request to an HTTPS server|combination of host and port requires TLS/i;
