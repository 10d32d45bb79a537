import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import type { TlsVersion } from '../model/handshake.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

const OLD_VERSIONS: readonly TlsVersion[] = ['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1'];

/** SSL 3.0, TLS 1.0 or TLS 1.1 accepted beside a version that browsers speak: advice. If nothing newer is spoken, it is version-mismatch. */
export const insecureLegacy: Cause = {
  id: 'insecure-legacy',
  words: {
    title: say('causes/insecure-legacy.title'),
    plain: say('causes/insecure-legacy.plain'),
    technical: say('causes/insecure-legacy.technical'),
    gone: say('causes/insecure-legacy.gone'),
  },
  sources: ['RFC 8996', 'RFC 7568'],
  variants: [],
  usualSide: 'server',

  explains: [],
  judge(facts: Facts): Judgement {
    const old = OLD_VERSIONS.filter((version) => accepts(facts, version));
    const evidence = [...facts.enumeration.evidence, ...attemptsIn(facts, old)];
    if (old.length > 0) {
      return found({
        side: 'server',
        certainty: 'certain',
        adviceOnly: true,
        title: say('causes/insecure-legacy.title.versions', { versions: old }),
        because: [say('causes/insecure-legacy.because.accepts', { versions: old })],
        evidence,
      });
    }
    return facts.enumeration.servers.length > 0
      ? ruledOut([say('causes/insecure-legacy.because.only-new')], evidence)
      : cannotTell([NEEDS.enumeration]);
  },
};

function accepts(facts: Facts, version: TlsVersion): boolean {
  const listed = facts.enumeration.servers.some((server) =>
    server.seen.versions.some((one) => one.version === version && one.accepted === true),
  );
  return listed || attemptsIn(facts, [version]).length > 0;
}

/** Handshakes that the server completed in one of these versions. */
function attemptsIn(facts: Facts, versions: readonly TlsVersion[]): number[] {
  return facts.attempts.all
    .filter(
      (one) =>
        (one.ending === 'worked' || one.ending === 'cancelled') && one.seen.chosen !== null && versions.includes(one.seen.chosen.version),
    )
    .map((one) => one.evidence);
}
