import type { TlsVersion } from '../../../shared/model/handshake.ts';
import { cipherSuite, usableIn } from '../../../shared/tables/cipher-suite-properties.ts';
import type { Ask, FindIn, HelloAnswer } from './ask.ts';
import type { Findings } from './findings.ts';
import { askingPlan, blocksOf } from './plans.ts';
import { type AcceptedSuites, offerOf } from './suites.ts';

interface OldQuestion {
  readonly ask: Ask;
  readonly sni: string | null;
  readonly findings: Findings;
  readonly suitesIn: FindIn;
  /** The suites of TLS 1.2, as soon as they are known. */
  readonly tls12: Promise<AcceptedSuites>;
}

const BELOW: readonly TlsVersion[] = ['TLS 1.1', 'TLS 1.0', 'SSL 3.0'];

/** Versions up to TLS 1.1: two hellos say that there are none, as for most servers today. */
export async function findOldVersions(question: OldQuestion): Promise<void> {
  const { ask, sni, findings, suitesIn, tls12 } = question;
  const all = offerOf(blocksOf('TLS 1.0').flat());
  // A server that has TLS 1.0 but not 1.1 should answer 1.0 to the first; GnuTLS refuses instead, so both are asked.
  const [at11, at10] = await Promise.all([
    ask({ ...askingPlan(sni, 'TLS 1.1', all), versions: BELOW }),
    ask({ ...askingPlan(sni, 'TLS 1.0', all), versions: BELOW.slice(1) }),
  ]);
  findings.noteVersion('TLS 1.1', refusedUnless('TLS 1.1', at11));
  findings.noteVersion('TLS 1.0', refusedUnless('TLS 1.0', at10));
  if (at11.kind !== 'chosen' && at10.kind !== 'chosen') return findings.noteVersion('SSL 3.0', at10);
  const ssl = Promise.all([sslThree(suitesIn, findings), ask(askingPlan(sni, 'SSL 2.0', []))]);
  const newer = await tls12;
  if (newer.accepted.length > 0) {
    await Promise.all([likeAnother('TLS 1.1', at11, newer, all, question), likeAnother('TLS 1.0', at10, newer, all, question)]);
  } else if (findings.accepts('TLS 1.0')) {
    await likeAnother('TLS 1.1', at11, await suitesIn('TLS 1.0'), all, question);
  } else if (findings.accepts('TLS 1.1')) await suitesIn('TLS 1.1');
  const [, at2] = await ssl;
  findings.noteVersion('SSL 2.0', at2);
}

async function sslThree(suitesIn: FindIn, findings: Findings): Promise<void> {
  const { accepted, complete } = await suitesIn('SSL 3.0');
  if (accepted.length === 0)
    findings.noteVersion('SSL 3.0', complete ? { kind: 'refused', alert: null } : { kind: 'unknown', why: 'silent' });
}

/** An answer in a lower version is a refusal of the one asked for. */
function refusedUnless(version: TlsVersion, answer: HelloAnswer): HelloAnswer {
  return answer.kind === 'chosen' && answer.chosen.version !== version ? { kind: 'refused', alert: null } : answer;
}

/**
 * Servers have one list of suites for all versions, of which an older one uses what it knows. Two hellos tell whether this one does: it
 * takes the same of all of them, and nothing of what the newer version refused. Otherwise every suite is asked for.
 */
async function likeAnother(
  version: TlsVersion,
  answer: HelloAnswer,
  newer: AcceptedSuites,
  all: readonly number[],
  { ask, sni, findings, suitesIn }: OldQuestion,
): Promise<void> {
  if (answer.kind !== 'chosen' || answer.chosen.version !== version) return;
  const usable = newer.accepted.filter((number) => {
    const suite = cipherSuite(number);
    return suite !== null && usableIn(suite, version);
  });
  const first = newer.serverPreference === false ? all.find((suite) => usable.includes(suite)) : usable[0];
  if (first !== answer.chosen.cipherSuite) {
    await suitesIn(version);
    return;
  }
  // Where the connections ran out there are none for this version either.
  if (!newer.complete) return findings.noteSuites(version, { ...newer, accepted: usable });
  const others = await ask(
    askingPlan(
      sni,
      version,
      all.filter((suite) => !usable.includes(suite)),
    ),
  );
  if (others.kind === 'refused') findings.noteSuites(version, { ...newer, accepted: usable });
  else await suitesIn(version);
}
