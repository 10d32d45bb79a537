import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import { found } from './judgement.ts';

/**
 * The hosts file leads the name elsewhere, and there it fails, while the name service's address shows a good certificate for the name: the
 * line in the file decides. A name that only the file knows is meant to be there. Null where this is not shown.
 */
export function ledElsewhere(
  { attempts, chains, addresses }: Facts,
  { seen, evidence }: NonNullable<Facts['addresses']['resolution']>,
): Judgement | null {
  const elsewhere = (seen.beyondHostsFile ?? []).filter((address) => !seen.addresses.includes(address));
  const fails = attempts.failed.length > 0 || chains.refusals.length > 0 || !addresses.anyConnected;
  if (elsewhere.length === 0 || !fails) return null;
  const good = attempts.all.filter(
    (one) =>
      one.variation.factor === 'beyond-hosts-file' &&
      one.ending === 'worked' &&
      [...chains.varied, ...chains.served].some(
        ({ judgement }) => judgement.ok && judgement.served.map((each) => each.derBase64).join() === one.seen.certificates.join(),
      ),
  );
  if (good.length === 0) return null;
  return found({
    variant: 'hosts-file',
    side: 'this-computer',
    certainty: 'certain',
    title: say('causes/dns.title.hosts-file', { host: seen.host }),
    because: [
      say('causes/dns.because.hosts-file', { addresses: [...seen.addresses] }),
      say('causes/dns.because.elsewhere', { addresses: elsewhere }),
    ],
    evidence: [evidence, ...good.map((one) => one.evidence)],
  });
}
