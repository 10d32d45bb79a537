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
import { stunnel } from './stunnel.ts';
import { tomcat } from './tomcat.ts';
import { traefik } from './traefik.ts';

/** How each server software spells a mend, step by step; area `servers/<id>`. */
export const serverWords = {
  'servers/apache': apache,
  'servers/aws': aws,
  'servers/caddy': caddy,
  'servers/cloudflare': cloudflare,
  'servers/cpanel': cpanel,
  'servers/dovecot': dovecot,
  'servers/envoy': envoy,
  'servers/haproxy': haproxy,
  'servers/iis': iis,
  'servers/kubernetes': kubernetes,
  'servers/nginx': nginx,
  'servers/node': node,
  'servers/plesk': plesk,
  'servers/postfix': postfix,
  'servers/stunnel': stunnel,
  'servers/tomcat': tomcat,
  'servers/traefik': traefik,
} as const;
