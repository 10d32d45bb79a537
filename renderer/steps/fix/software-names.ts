import type { ServerSoftware } from '../../../shared/model/fix-plan.ts';

/** Proper names; they are the same in every language. */
export const SOFTWARE_NAMES: Readonly<Record<Exclude<ServerSoftware, 'unknown'>, string>> = {
  nginx: 'nginx',
  apache: 'Apache httpd',
  iis: 'IIS',
  haproxy: 'HAProxy',
  caddy: 'Caddy',
  tomcat: 'Tomcat',
  node: 'Node.js',
  postfix: 'Postfix',
  dovecot: 'Dovecot',
  traefik: 'Traefik',
  envoy: 'Envoy',
  aws: 'AWS',
  cloudflare: 'Cloudflare',
  cpanel: 'cPanel',
  plesk: 'Plesk',
  kubernetes: 'Kubernetes',
  stunnel: 'stunnel',
};
