import type { SoftwareReader } from '../line-reading.ts';
import { signalsIn } from '../phrases.ts';
import { reason, type Signal } from '../signal.ts';

/** What stands between the line that says why and the one that says whose connection it was. */
const BETWEEN = 12;

/**
 * OpenLDAP: `conn=1003 fd=10 ACCEPT from IP=…` names the client, `TLS: can't accept: …` says why without a number, and
 * `conn=1003 fd=10 closed (TLS negotiation failure)` ends it (`servers/slapd/connection.c`, `libraries/libldap/tls2.c`).
 */
export const slapd: SoftwareReader = (line) => {
  const { text } = line;
  const connection = /\bconn=(\d+) fd=\d+ (ACCEPT from|TLS established|closed \(TLS negotiation failure\))(.*)/s.exec(text);
  if (connection !== null) {
    const [, number, happened, rest = ''] = connection;
    const common = { software: 'slapd', key: `slapd ${number}`, role: 'server' } as const;
    if (happened === 'ACCEPT from')
      return { ...common, step: 'opens', client: /^ (?:IP=)?\[?([\da-fA-F.:]+?)\]?:\d+ /.exec(rest)?.[1] ?? null, signals: [] };
    if (happened === 'TLS established')
      return { ...common, step: 'context', established: true, version: /tls_proto=(\S+)/.exec(rest)?.[1] ?? null, signals: [] };
    return { ...common, step: 'closes', signals: [{ kind: 'failed' }] };
  }
  // Says once more what a line before it said.
  const again = /TLS accept failure error=.* id=(\d+), closing/.exec(text);
  if (again !== null) return { software: 'slapd', key: `slapd ${again[1]}`, step: 'context', signals: [] };
  if (/main: TLS init def ctx failed/.test(text))
    return { software: 'slapd', key: null, step: 'failure', role: 'server', signals: [reason('server-fault', 'bad-certificate')] };
  const failed = /\bTLS: can't (accept|connect)\b/.exec(text);
  if (failed === null) return null;
  const said = signalsIn(text);
  const signals: readonly Signal[] = said.length > 0 ? said : [{ kind: 'failed' }];
  if (failed[1] === 'connect') return { software: 'slapd', key: null, step: 'failure', role: 'client', signals };
  return { software: 'slapd', key: null, step: 'failure', role: 'server', heads: BETWEEN, signals };
};
