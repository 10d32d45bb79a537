import type { Said } from '../../model/said.ts';
import { say } from '../../words/index.ts';
import type { Role, Signal } from './signal.ts';

/** Which setting makes a program name the reason of a failed handshake, by the manual of each. */
const SETTINGS = {
  nginx: 'logs.more.nginx',
  haproxy: 'logs.more.haproxy',
  apache: 'logs.more.apache',
  postfix: 'logs.more.postfix',
  dovecot: 'logs.more.dovecot',
  stunnel: 'logs.more.stunnel',
  tomcat: 'logs.more.java',
  java: 'logs.more.java',
  kafka: 'logs.more.java',
  elasticsearch: 'logs.more.java',
  iis: 'logs.more.iis',
  exchange: 'logs.more.iis',
  nps: 'logs.more.iis',
  squid: 'logs.more.squid',
  envoy: 'logs.more.envoy',
  traefik: 'logs.more.traefik',
  caddy: 'logs.more.caddy',
  vsftpd: 'logs.more.vsftpd',
  proftpd: 'logs.more.proftpd',
  exim: 'logs.more.exim',
  sendmail: 'logs.more.sendmail',
  mysql: 'logs.more.mysql',
  openvpn: 'logs.more.openvpn',
  freeradius: 'logs.more.freeradius',
  node: 'logs.more.node',
} as const;

/** Who writes "connection closed" also where an alert came before it. */
const HIDES_ALERTS: ReadonlySet<string> = new Set(['dovecot', 'tomcat', 'java', 'kafka', 'elasticsearch', 'iis', 'exchange', 'vsftpd']);

/**
 * What to do so that the next failure says more.
 * @param software null where it already writes all that it can
 * @param signal the most that was said of this one: a log that names a closed connection is as talkative as it gets
 */
export function moreWords(software: string | null, signal: Signal, role: Role): Said {
  const setting = software !== null && software in SETTINGS ? SETTINGS[software as keyof typeof SETTINGS] : null;
  const saysAll = signal.kind !== 'failed' && signal.kind !== 'alert-sent' && !HIDES_ALERTS.has(software ?? '');
  if (setting !== null && !saysAll) return say(setting);
  return say(role === 'client' ? 'logs.more.behind' : 'logs.more.capture');
}
