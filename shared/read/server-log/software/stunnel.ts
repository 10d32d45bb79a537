import type { SoftwareReader } from '../line-reading.ts';
import { signalsIn } from '../phrases.ts';
import { reason } from '../signal.ts';

const HEAD = /^(?:\d{4}\.\d\d\.\d\d \d\d:\d\d:\d\d )?LOG([0-7])\[([^\]]*)\]: (.*)$/s;

/** stunnel: the number in brackets is the connection. */
export const stunnel: SoftwareReader = (line) => {
  const head = HEAD.exec(line.text);
  if (head === null) return null;
  const [, level, number, text = ''] = head;
  const common = { software: 'stunnel', key: `stunnel ${number}` } as const;
  const opened = /^Service \[[^\]]*\] accepted connection from (.*?)(?::\d+)?$/s.exec(text);
  if (opened !== null)
    return { ...common, step: 'opens', client: opened[1] === 'unnamed socket' ? null : (opened[1] ?? null), signals: [] };
  if (/^TLS accepted|^TLS connected/.test(text)) return { ...common, step: 'context', established: true, signals: [] };
  if (/^SNI: (?:sending|requested|received) (?:server)?name: (\S+)/i.test(text))
    return { ...common, step: 'context', sni: /name: (\S+)/i.exec(text)?.[1] ?? null, signals: [] };
  if (/^CERT: |^OCSP: |^Rejected by /.test(text))
    return {
      ...common,
      step: 'context',
      signals: /Subject checks failed/.test(text) ? [{ kind: 'verify', error: 'name' }] : signalsIn(text),
    };
  const call = /^SSL_(accept|connect|read|write|shutdown): (.*)$/s.exec(text);
  if (call !== null) {
    const signals = signalsIn(call[2]?.replace(/\.\.\/\S+?:\d+:/, '') ?? '');
    return {
      ...common,
      step: 'failure',
      ...(call[1] === 'accept' ? { role: 'server' as const } : call[1] === 'connect' ? { role: 'client' as const } : { established: true }),
      signals: signals.length > 0 ? signals : [{ kind: 'failed' }],
    };
  }
  if (/TIMEOUTbusy exceeded|TIMEOUTconnect exceeded/.test(text))
    return { ...common, step: 'failure', signals: [{ kind: 'dropped', how: 'timeout' }] };
  if (/^ssl_start: |SNI: .*(?:no (?:matching|pattern)|unknown|not found|rejected)/i.test(text)) {
    const signals = signalsIn(text);
    return { ...common, step: 'failure', signals: signals.length > 0 ? signals : [{ kind: 'failed' }] };
  }
  if (/^Connection (?:reset|closed)/.test(text)) return { ...common, step: 'closes', signals: [] };
  if (number === 'ui' && Number(level) <= 3 && /cert|key|PEM|SSL_CTX|TLS/i.test(text))
    return { ...common, key: 'stunnel start', step: 'failure', signals: [reason('server-fault', 'bad-certificate')] };
  return null;
};
