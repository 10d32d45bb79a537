import { isIP } from 'node:net';
import type { Said } from '../../../../shared/model/said.ts';
import { say } from '../../../../shared/words/index.ts';
import { runWorker, type WorkerFailure } from '../../../net/worker.ts';
import { type Detection, type PacDecision, type ProxyTarget, urlWithoutSecrets } from '../setting.ts';
import { firstWay, shownAnswer } from './answer.ts';
import type { PacQuestion, PacRun } from './pac.worker.ts';

/** What evaluating a script takes from outside; nothing of it is asked but through here. */
export interface PacWorld {
  /** The script at an address; null where it cannot be fetched. */
  readonly fetchScript: (url: string) => Promise<string | null>;
  /** Addresses of a name; empty where it has none. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** This computer's own address, as the script sees it. */
  readonly ownAddress: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly signal: AbortSignal;
}

/** A busy computer needs a while to start each run; a script that never ends is stopped at the first, by the work it did. */
const LIMITS = { inAllMilliseconds: 8_000, megabytes: 64, rounds: 6, scriptCharacters: 1024 * 1024 } as const;

/** Where the network names a script by DNS. Source: draft-ietf-wrec-wpad-01 section 4.4.2; the resolver adds this computer's domain. */
const WPAD_URL = 'http://wpad/wpad.dat';

/** Fetches the script and lets it decide for the target. Every failure is an answer that says why. */
export async function decideByPac(url: string, target: ProxyTarget, world: PacWorld): Promise<PacDecision> {
  const shown = urlWithoutSecrets(url);
  if (!/^(?:https?:|file:|data:|\/)/iu.test(url)) return unknown(say('proxies.pac.unknown-scheme', { url: shown }));
  const script = await world.fetchScript(url);
  return script === null ? unknown(say('proxies.pac.not-fetched', { url: shown })) : decideByScript(script, shown, target, world);
}

/**
 * As a program that looks for a script on the network: what DHCP names goes first, and the name service is asked where that does not answer.
 * Source: draft-ietf-wrec-wpad-01 section 4.2; Microsoft, WinHttpDetectAutoProxyConfigUrl.
 * @param offered the address that DHCP names, whether this program asks for it or not
 */
export async function decideByWpad(
  target: ProxyTarget,
  world: PacWorld,
  detection: Detection = 'dns',
  offered: string | null = null,
): Promise<PacDecision> {
  if (offered !== null && detection === 'dhcp-and-dns') {
    const named = await world.fetchScript(offered);
    const shown = urlWithoutSecrets(offered);
    if (named !== null) return { ...(await decideByScript(named, shown, target, world)), foundAt: shown };
  }
  const script = (await world.resolve('wpad')).length === 0 ? null : await world.fetchScript(WPAD_URL);
  if (script !== null) return { ...(await decideByScript(script, WPAD_URL, target, world)), foundAt: WPAD_URL };
  if (offered === null) return unknown(say('proxies.wpad.nothing-found'));
  const url = urlWithoutSecrets(offered);
  return unknown(detection === 'dns' ? say('proxies.wpad.only-dhcp', { url }) : say('proxies.pac.not-fetched', { url }));
}

/**
 * Runs a script in a worker that is ended when it takes too long. Names that it asks for are looked up between runs, so that the sandbox
 * itself never waits and never reaches out.
 */
export async function decideByScript(script: string, shownUrl: string, target: ProxyTarget, world: PacWorld): Promise<PacDecision> {
  if (script.length > LIMITS.scriptCharacters) return unknown(say('proxies.pac.too-much-memory', { url: shownUrl }));
  const until = performance.now() + LIMITS.inAllMilliseconds;
  const addresses: Record<string, readonly string[]> = isIP(target.host) === 0 ? {} : { [target.host]: [target.host] };
  for (let round = 0; round < LIMITS.rounds; round++) {
    const question: PacQuestion = { script, ...askedAs(target), addresses, ownAddress: world.ownAddress, now: world.now };
    const ran = await runWorker<PacRun>(new URL('./pac.worker.ts', import.meta.url), question, {
      milliseconds: Math.max(1, until - performance.now()),
      megabytes: LIMITS.megabytes,
      signal: world.signal,
    });
    const run: PacRun = ran.ok ? ran.value : failedRun(ran.error);
    switch (run.kind) {
      case 'answer':
        return { forTarget: firstWay(run.answer), answer: shownAnswer(run.answer) };
      case 'wants':
        await Promise.all(
          run.hosts.map(async (host) => {
            addresses[host] = isIP(host) === 0 ? await world.resolve(host) : [host];
          }),
        );
        break;
      case 'broken':
        return unknown(say('proxies.pac.broken', { url: shownUrl, detail: run.detail }));
      default:
        return unknown(say(`proxies.pac.${run.kind}`, { url: shownUrl }));
    }
  }
  return unknown(say('proxies.pac.too-slow', { url: shownUrl }));
}

/** Path and query of an https address are no business of a script. Source: Chromium net/docs/proxy.md. */
function askedAs({ host, port }: ProxyTarget): { readonly url: string; readonly host: string } {
  const authority = isIP(host) === 6 ? `[${host}]` : host;
  return { url: `https://${authority}${port === 443 ? '' : `:${port}`}/`, host };
}

function failedRun(failure: WorkerFailure): PacRun {
  switch (failure.kind) {
    case 'crashed':
      return { kind: 'broken', detail: failure.detail.slice(0, 200) };
    case 'too-much-memory':
      return { kind: 'too-much-memory' };
    // A script that works too much is stopped within: here this computer did not get to it.
    case 'timed-out':
    case 'cancelled':
      return { kind: 'no-time' };
  }
}

function unknown(why: Said): PacDecision {
  return { forTarget: { kind: 'unknown', why }, answer: null };
}
