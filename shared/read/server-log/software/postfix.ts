import type { SoftwareReader } from '../line-reading.ts';
import { signalsIn } from '../phrases.ts';
import { reason, type Signal } from '../signal.ts';

/** Postfix: `smtpd` serves, `smtp` and `lmtp` are clients of other servers; one process handles one connection at a time. */
export const postfix: SoftwareReader = (line) => {
  const daemon = /^postfix(?:-[\w.-]+)?\/(?:\w+\/)*(smtpd|smtp|lmtp|tlsproxy|postscreen|submission|smtps)$/.exec(line.program ?? '')?.[1];
  if (daemon === undefined) return null;
  const { text } = line;
  const role = daemon === 'smtp' || daemon === 'lmtp' ? 'client' : 'server';
  const client = role === 'server' ? (/\bfrom \S*\[([\da-fA-F.:]+)\]/.exec(text)?.[1] ?? null) : null;
  const common = { software: 'postfix', key: `postfix ${line.pid ?? daemon}`, role, client } as const;
  if (role === 'server' && text.startsWith('connect from ')) return { ...common, step: 'opens', signals: [] };
  if (role === 'server' && text.startsWith('disconnect from ')) return { ...common, step: 'closes', signals: [] };
  if (/^(?:\w+ )?TLS connection (?:established|reused)/.test(text)) return { ...common, step: 'context', established: true, signals: [] };
  const handshake = /^SSL_(?:accept|connect) error (?:from|to) [^:]+(?::\d+)?: (.*)$/s.exec(text);
  if (handshake !== null) {
    const signals = signalsIn(handshake[1] ?? '');
    return { ...common, step: role === 'client' ? 'opens' : 'failure', signals: signals.length > 0 ? signals : [{ kind: 'failed' }] };
  }
  if (/^warning: TLS library problem: /.test(text))
    return { ...common, step: 'failure', signals: orFailed(signalsIn(text.replace(/:\.\.\/\S+?:\d+:/, ': '))) };
  if (/certificate verification failed for /.test(text))
    return {
      ...common,
      step: role === 'client' ? 'opens' : 'context',
      signals: signalsIn(text.replace(/^.*? failed for [^:]+(?::\d+)?: /s, 'certificate verification failed: ')),
    };
  if (/^NOQUEUE: abort: TLS from /.test(text)) return { ...common, step: 'failure', signals: orFailed(signalsIn(text)) };
  const delivery = /^[0-9A-Za-z]+: to=<.*status=(?:deferred|bounced|undeliverable) \((.*)\)$/s.exec(text);
  if (delivery !== null) {
    const why = delivery[1] ?? '';
    if (!/TLS|certificate|SSL/i.test(why)) return null;
    return { ...common, step: 'closes', signals: whyNotDelivered(why) };
  }
  if (
    /^warning: (?:cannot (?:get|load) .*(?:certificate|private key|RSA|ECDSA)|.*disabling TLS support|.*problem with private key|.*private key (?:file|mismatch))/i.test(
      text,
    )
  )
    return { ...common, step: 'failure', key: null, signals: [reason('server-fault', 'bad-certificate')] };
  return null;
};

function whyNotDelivered(why: string): readonly Signal[] {
  if (/TLS is required, but was not offered/i.test(why)) return [reason('protocol-error', 'server-fault')];
  if (/Server certificate not (?:trusted|verified)/i.test(why)) return [{ kind: 'verify', error: 'not-said' }];
  return orFailed(signalsIn(why));
}

function orFailed(signals: readonly Signal[]): readonly Signal[] {
  return signals.length > 0 ? signals : [{ kind: 'failed' }];
}
