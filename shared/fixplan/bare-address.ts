import type { FixStep } from '../model/fix-plan.ts';
import { isInnerName } from './inner-name.ts';

/** Is this an address that a public issuer can reach? */
export function isPublicAddress(host: string): boolean {
  return (/^(?:\d{1,3}\.){3}\d{1,3}$/.test(host) || /^[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*$/i.test(host)) && !isInnerName(host);
}

/**
 * The line that asks for a certificate of a bare address. Let's Encrypt vouches for one only in the profile "shortlived" (160 hours) and
 * after HTTP-01 or TLS-ALPN-01; Certbot asks with `--ip-address` from 5.3 (standalone, manual) and 5.4 (webroot) on, its plugins for nginx
 * and Apache cannot, and `-d` takes names only.
 * @see Let's Encrypt, profiles, and "6-day and IP address certificates", 15 January 2026; Certbot change log 5.3.0 and 5.4.0 (read 30 November 2026)
 */
export function linesForAddress(address: string, how: 'beside-a-web-server' | 'alone'): string {
  const way = how === 'alone' ? '--standalone' : '--webroot -w /var/www/html';
  return `certbot certonly ${way} --preferred-profile shortlived --ip-address ${address}`;
}

/** The same step with lines that ask for the address in the place of a name; null where its program cannot. */
export function askingForAddress(step: FixStep, address: string): FixStep | null {
  if (step.copy === null || step.copy.text.startsWith('certbot renew')) return step;
  const [first = '', ...rest] = step.copy.text.split('\n');
  if (!first.startsWith('certbot ')) return null;
  const how = first.includes('--standalone') ? 'alone' : 'beside-a-web-server';
  const port = / --http-01-port \d+/.exec(first)?.[0] ?? '';
  return { ...step, copy: { ...step.copy, text: [`${linesForAddress(address, how)}${port}`, ...rest].join('\n') } };
}
