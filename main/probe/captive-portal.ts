import hosts from '../../assets/data/outside-hosts.json' with { type: 'json' };
import type { EvidenceDraft, PortalAnswer } from '../../shared/model/evidence.ts';
import { bodyText, exchangeHttp } from '../net/http-exchange.ts';
import { type ProbeContext, type ProbeCost, stamp } from './context.ts';

export const COST: ProbeCost = { connections: hosts.portal.length, roundTrips: 2 };

/** A question whose answer is known beforehand. */
export interface PortalQuestion {
  readonly url: string;
  readonly expect: { readonly status: number; readonly body: string | null };
}

/** Where the network itself says whether one must sign in (DHCP option 114, RFC 8910), with the roots its certificate is checked by. */
export interface PortalApi {
  readonly url: string;
  readonly roots: readonly string[];
}

export interface PortalQuestions {
  readonly pages?: readonly PortalQuestion[];
  readonly api?: PortalApi | null;
}

/**
 * Does a login page of the network stand in the way? Asks, in plain HTTP, what browsers ask, and the network itself where it said whom. One
 * right answer settles it; a redirect, another page or status 511 (RFC 6585 section 6) is a portal; no answer from anyone is no internet.
 */
export async function lookForPortal(
  context: ProbeContext,
  { pages = hosts.portal, api = null }: PortalQuestions = {},
): Promise<EvidenceDraft[]> {
  const header = stamp(context, 'captive-portal.ts');
  if (context.network.offline) return [{ ...header, kind: 'captive-portal', state: 'unknown', why: 'offline', detail: '' }];
  const [own, ...answers] = await Promise.all([
    api === null ? null : askNetwork(context, api),
    ...pages.map((page) => askPage(context, page)),
  ]);
  const told = [...(own == null ? [] : [own]), ...answers.filter((one) => one !== null)];
  const decisive =
    told.find((one) => one.outcome === 'open' && one.by === undefined) ?? told.find((one) => one.outcome === 'portal') ?? told.at(-1);
  if (decisive === undefined || context.deadline.signal.aborted)
    return [{ ...header, kind: 'captive-portal', state: 'unknown', why: 'cancelled', detail: '' }];
  return [{ ...header, kind: 'captive-portal', state: 'seen', seen: decisive }];
}

/** What the network answers itself; null where it gives no answer of that kind. Source: RFC 8908, section 5. */
async function askNetwork(context: ProbeContext, { url, roots }: PortalApi): Promise<PortalAnswer | null> {
  const asked = await exchangeHttp(context.network, {
    url,
    purpose: 'outside',
    deadline: context.deadline,
    maxBytes: BODY_BYTES,
    https: roots,
  });
  if (!asked.ok || asked.value.status !== 200) return null;
  const answer = parsed(bodyText(asked.value));
  if (typeof answer !== 'object' || answer === null || !('captive' in answer) || typeof answer.captive !== 'boolean') return null;
  const page = 'user-portal-url' in answer ? answer['user-portal-url'] : null;
  const location = typeof page === 'string' && /^https?:/iu.test(page) ? page.slice(0, LONGEST) : null;
  return { url, by: 'network', outcome: answer.captive ? 'portal' : 'open', location, status: 200 };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const BODY_BYTES = 64 * 1024;
const LONGEST = 2048;

async function askPage(context: ProbeContext, question: PortalQuestion): Promise<PortalAnswer> {
  const asked = await exchangeHttp(context.network, {
    url: question.url,
    purpose: 'outside',
    deadline: context.deadline,
    maxBytes: BODY_BYTES,
  });
  if (!asked.ok) return { url: question.url, outcome: 'no-internet', location: null, status: null };
  const { status, headers } = asked.value;
  const location = headers.get('location')?.slice(0, LONGEST) ?? null;
  const body = bodyText(asked.value);
  const asExpected = status === question.expect.status && (question.expect.body === null || body.trim() === question.expect.body);
  // A server's own trouble says nothing about a portal; 511 does (RFC 6585), and so does a refusal that asks to sign in.
  const isTrouble = status >= 400 && status !== 511 && (status >= 500 || !asksToSignIn(body));
  return { url: question.url, outcome: asExpected ? 'open' : isTrouble ? 'no-internet' : 'portal', location, status };
}

/** A form, a page that leads on by itself, or words that ask to sign in, in the languages of guest networks. */
const SIGN_IN =
  /<form\b|http-equiv=["']?refresh|location\.(?:href|replace|assign)|\b(?:log|sign)[ -]?(?:in|on)\b|captive ?portal|hotspot|guest (?:access|network|wi-?fi)|voucher|anmeld|einlogg|se connecter|s['’]identifier|iniciar sesi|accedi\b|inloggen|logga in|zaloguj|ログイン|登录|登入|로그인|войти/iu;

function asksToSignIn(body: string): boolean {
  return SIGN_IN.test(body);
}
