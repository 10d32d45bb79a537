import type { ServerSoftware } from '../model/fix-plan.ts';
import { apache } from './apache.ts';
import { aws } from './aws.ts';
import { caddy } from './caddy.ts';
import { cloudflare } from './cloudflare.ts';
import { cpanel } from './cpanel.ts';
import { dovecot } from './dovecot.ts';
import { envoy } from './envoy.ts';
import { haproxy } from './haproxy.ts';
import { iis } from './iis.ts';
import { kubernetes } from './kubernetes.ts';
import { nginx } from './nginx.ts';
import { node } from './node.ts';
import { plesk } from './plesk.ts';
import { postfix } from './postfix.ts';
import type { ServerGuide } from './server.ts';
import { stunnel } from './stunnel.ts';
import { tomcat } from './tomcat.ts';
import { traefik } from './traefik.ts';

/** Every server software that a plan can be written for. */
export const SERVERS: readonly ServerGuide[] = [
  nginx,
  apache,
  iis,
  haproxy,
  caddy,
  tomcat,
  node,
  postfix,
  dovecot,
  traefik,
  envoy,
  kubernetes,
  aws,
  cloudflare,
  cpanel,
  plesk,
  stunnel,
];

/** The guide of this software; null for `unknown`. */
export function guideOf(software: ServerSoftware): ServerGuide | null {
  return SERVERS.find((guide) => guide.id === software) ?? null;
}

/** The software with this name, as logs and messages name it; null for any other program. */
export function softwareNamed(name: string): ServerSoftware | null {
  const plain = name.trim().toLowerCase();
  return SERVERS.find((guide) => guide.id === plain || guide.name.toLowerCase() === plain)?.id ?? null;
}

/** The software whose own error page this is; null when no page is. */
export function softwareByPage(pages: readonly string[]): ServerSoftware | null {
  return SERVERS.find((guide) => guide.pages?.some((pattern) => pages.some((page) => pattern.test(page))))?.id ?? null;
}

/**
 * Guesses the software from what the server says of itself: `Server` header, banner, default certificate.
 * @returns `unknown` when nothing gives it away
 */
export function guessSoftware(signs: readonly string[]): ServerSoftware {
  for (const guide of SERVERS) {
    if (signs.some((sign) => guide.signs.some((pattern) => pattern.test(sign)))) return guide.id;
  }
  return 'unknown';
}
