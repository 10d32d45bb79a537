import type { Facts } from '../facts/facts.ts';
import type { FixStep } from '../model/fix-plan.ts';
import { say } from '../words/index.ts';
import { caseNamesOf } from './values.ts';

/** The command by which anybody sees what the server sends; null where openssl does not speak the way into TLS. */
export function lookFromOutside(facts: Facts): FixStep['copy'] {
  // openssl s_client does not speak the RDP way into TLS.
  if (facts.target?.startTls === 'rdp') return null;
  const { host, port } = caseNamesOf(facts);
  const { target } = facts;
  const byAddress = target?.hostIsAddress === true;
  const to = target?.connectTo ?? { host: byAddress ? target.host : host, port };
  const connect = `${to.host.includes(':') ? `[${to.host}]` : to.host}:${to.port}`;
  // An address is never sent as a name (RFC 6066, section 3).
  const name = byAddress ? '-noservername' : `-servername ${host}`;
  const startTls = facts.target?.startTls == null ? '' : ` -starttls ${facts.target.startTls}`;
  return {
    label: say('fixes.copy.command'),
    text: `openssl s_client -connect ${connect} ${name}${startTls} -showcerts </dev/null`,
    language: 'shell',
  };
}
