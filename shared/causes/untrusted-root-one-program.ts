import type { ServedChain } from '../facts/chains.ts';
import type { Facts } from '../facts/facts.ts';
import { isPublic, issuerOf, type StoreHere } from '../facts/stores.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import { say } from '../words/index.ts';
import { found } from './judgement.ts';

/**
 * The chain holds for a browser's lists, and one program of this computer refuses its issuer: the browser was told to, or the program
 * that the message is from does not have it. A list that is merely old is stale-trust-store.
 */
export function onlyForOneProgram(facts: Facts): Judgement | null {
  const chain = facts.chains.served.find((one) => one.leaf !== null);
  const issuer = chain === undefined ? null : issuerOf(chain);
  if (chain === undefined || issuer === null || facts.trustOnly) return null;
  const refuses = isPublic(chain) && chain.judgement.stores.some((one) => one.store === 'chromium' && one.trusted === false);
  const { complains, speaking, evidence } = facts.stores;
  const lacking = complains ? speaking.filter((one) => !one.trusted && one.lack !== 'old-list') : [];
  const [first] = lacking;
  if (first === undefined && !refuses) return complains && speaking.length === 0 ? ofUnreadList(chain, issuer, facts) : null;
  const variant = first === undefined || first.lack !== 'not-added' ? 'removed-root' : 'private-ca';
  return found({
    variant,
    side: 'this-computer',
    certainty: first === undefined || speaking.every((one) => !one.trusted) ? 'certain' : 'likely',
    title:
      first === undefined
        ? say('causes/untrusted-root.title.refused', { issuer })
        : say(`causes/untrusted-root.title.program.${first.lack === 'old-list' ? 'not-added' : (first.lack ?? 'not-added')}`, {
            program: programsOf(lacking),
            issuer,
          }),
    because: [say('causes/untrusted-root.because.root', { issuer }), ...othersTrust(facts)],
    evidence: [chain.evidence, ...(evidence === null || first === undefined ? [] : [evidence])],
  });
}

/**
 * A private issuer holds here only because somebody put it on this computer's list. A program with a list of its own, which complains of
 * trust and whose list could not be read, was probably not told of it; one that does not say its name may be such a program.
 */
function ofUnreadList(chain: ServedChain, issuer: string, facts: Facts): Judgement | null {
  const { speaker, evidence } = facts.stores;
  if (chain.judgement.top !== 'private-root' || !chain.judgement.ok || speaker?.list === 'of-the-system') return null;
  const brought = speaker?.list === 'its-own';
  return found({
    variant: 'private-ca',
    side: 'this-computer',
    certainty: brought ? 'likely' : 'possible',
    title:
      speaker === null
        ? say('causes/untrusted-root.title.own-list.somebody', { issuer })
        : say(`causes/untrusted-root.title.own-list.${brought ? 'probably' : 'perhaps'}`, { program: speaker.program, issuer }),
    because: [
      say('causes/untrusted-root.because.root', { issuer }),
      say('causes/untrusted-root.because.added-here'),
      ...(speaker === null
        ? []
        : [say(`causes/untrusted-root.because.own-list.${brought ? 'has' : 'may-have'}`, { program: speaker.program })]),
      ...othersTrust(facts),
    ],
    evidence: [chain.evidence, ...(evidence === null ? [] : [evidence])],
  });
}

function othersTrust({ stores }: Facts): readonly Said[] {
  const programs = [...new Set(stores.all.filter((one) => one.trusted).map((one) => one.program))];
  return programs.length === 0 ? [] : [say('causes/untrusted-root.because.others-trust', { programs })];
}

function programsOf(stores: readonly StoreHere[]): readonly string[] {
  return [...new Set(stores.map((one) => one.program))];
}
