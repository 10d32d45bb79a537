import hosts from '../../assets/data/outside-hosts.json' with { type: 'json' };
import type { ClockReading } from '../../shared/model/computer.ts';
import type { EvidenceDraft } from '../../shared/model/evidence.ts';
import { exchangeHttp } from '../net/http-exchange.ts';
import { type ProbeContext, type ProbeCost, stamp } from './context.ts';

export const COST: ProbeCost = { connections: hosts.time.length, roundTrips: 2 };

export interface ClockQuestion {
  /** `--clock`: what this computer's clock is said to show (ISO 8601); the real clock is then no evidence. */
  readonly given: string | null;
  /** Plain http:// addresses whose Date header is read; the fixed short list when not given. */
  readonly urls?: readonly string[];
}

/** What do other clocks say? Reads the Date header of several hosts in plain HTTP, so that a wrong clock cannot get in its own way. */
export async function readClock(context: ProbeContext, question: ClockQuestion): Promise<EvidenceDraft[]> {
  const header = stamp(context, 'clock.ts');
  const reading = (sources: ClockReading['sources']): EvidenceDraft => ({
    ...header,
    kind: 'clock',
    state: 'seen',
    seen: {
      localTime: question.given ?? header.at,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      given: question.given !== null,
      sources,
    },
  });
  if (context.network.offline) return [reading([])];
  // How far the clock in question is ahead of the real one of this computer.
  const ahead = question.given === null ? 0 : Date.parse(question.given) - Date.parse(header.at);
  const urls = question.urls ?? hosts.time.map((one) => one.url);
  const sources = await Promise.all(urls.map((url) => readOne(context, url, ahead)));
  return [reading(sources.filter((source) => source !== null))];
}

async function readOne(context: ProbeContext, url: string, ahead: number): Promise<ClockReading['sources'][number] | null> {
  const asked = await exchangeHttp(context.network, { url, purpose: 'outside', deadline: context.deadline, maxBytes: 64 * 1024 });
  const localNow = Date.parse(context.now());
  if (!asked.ok) return null;
  const { headers, sentAt, receivedAt } = asked.value;
  const date = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(date)) return null;
  // An answer from a cache carries the old Date and its Age (RFC 9111 section 5.1).
  const age = Number(headers.get('age') ?? 0);
  if (!Number.isFinite(age) || age < 0) return null;
  const roundTrip = receivedAt - sentAt;
  const localAtAnswer = localNow - (performance.now() - receivedAt) - roundTrip / 2;
  return {
    host: new URL(asked.value.url).hostname,
    kind: 'http-date',
    // Date is cut to whole seconds, so the true time lies half a second later on average.
    offsetMilliseconds: Math.round(localAtAnswer + ahead - (date + age * 1000 + 500)),
    uncertaintyMilliseconds: Math.round(500 + roundTrip / 2 + (age > 0 ? 1000 : 0)),
  };
}
