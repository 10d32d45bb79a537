import * as z from 'zod/mini';
import { PLATFORMS, SERVER_SOFTWARE } from '../model/fix-plan.ts';
import type { Problem } from '../model/problem.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { AUDIENCES } from '../model/side.ts';
import type { Verb, Verbs } from './doctor.ts';
import { LINKS, type LinkId } from './links.ts';
import { notUnderstood, tooLarge } from './problems.ts';
import { weigh } from './weight.ts';

/** The largest pasted text, in bytes of UTF-8. */
export const LARGEST_TEXT = 5_000_000;
/** The largest bundle of certificates somebody hands over to be trusted, in bytes. */
const LARGEST_PEM = 2_000_000;
/** What a request may weigh beside its text, in bytes. */
const SMALL = 64_000;

const name = z.string().check(z.minLength(1), z.maxLength(200));
const line = z.string().check(z.maxLength(4096));
const pem = z.nullable(z.string().check(z.maxLength(LARGEST_PEM)));

const situation = z.strictObject({
  audience: z.enum(AUDIENCES),
  about: z.enum(['this-computer', 'other', 'server']),
});

const proxy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('system') }),
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('url'), url: line }),
]);

const options = z.strictObject({
  proxy,
  trustPem: pem,
  trustOnlyPem: pem,
  alpn: z.nullable(z.readonly(z.array(z.string().check(z.minLength(1), z.maxLength(255))).check(z.maxLength(32)))),
  noSni: z.boolean(),
  depth: z.enum(['quick', 'full']),
  timeoutSeconds: z.number().check(z.gt(0), z.maximum(600)),
  gentle: z.boolean(),
  asProfile: z.nullable(name),
  clock: z.nullable(z.string().check(z.maxLength(64))),
  offline: z.boolean(),
  sometimes: z.boolean(),
});

const credentials = z.nullable(
  z.strictObject({
    proxyUser: z.nullable(z.string().check(z.maxLength(1024))),
    proxyPassword: z.nullable(z.string().check(z.maxLength(1024))),
  }),
);

const ofCase = z.strictObject({ caseId: name });

type Check<V extends Verb> = z.ZodMiniType<Verbs[V]['request']>;

const CHECKS: { readonly [V in Verb]: Check<V> } = {
  about: z.null(),
  check: z.strictObject({ job: name, target: line, options, situation, credentials, joinCase: z.nullable(name) }),
  explain: z.strictObject({ job: name, text: z.string(), situation }),
  answer: z.strictObject({ caseId: name, question: name, answer: z.nullable(line) }),
  begin: z.strictObject({ situation }),
  look: z.strictObject({ job: name, caseId: name }),
  retell: z.strictObject({
    caseId: name,
    situation,
    software: z.nullable(z.enum(SERVER_SOFTWARE)),
    platform: z.nullable(z.enum(PLATFORMS)),
  }),
  recheck: z.strictObject({ job: name, caseId: name }),
  practise: z.strictObject({ job: name, scenario: name }),
  mendPractice: ofCase,
  computer: z.strictObject({ job: name, target: z.nullable(line), offline: z.boolean() }),
  openFiles: z.strictObject({ job: name, handed: z.readonly(z.array(line).check(z.maxLength(100))), situation }),
  unlockFiles: z.strictObject({ job: name, password: z.string().check(z.maxLength(1024)), situation }),
  savePdf: ofCase,
  saveCase: ofCase,
  saveChain: z.strictObject({ caseId: name, offline: z.boolean() }),
  checkKey: z.strictObject({ caseId: name, again: z.boolean(), password: z.nullable(z.string().check(z.maxLength(1024))) }),
  saveRequest: ofCase,
  showInFolder: z.strictObject({ saved: name }),
  openLink: z.strictObject({ link: z.enum(Object.keys(LINKS) as LinkId[]) }),
  recentCases: z.null(),
  openCase: ofCase,
  cancel: z.strictObject({ job: name }),
};

/** The most a request of this verb may weigh, in bytes (see `weigh`). */
export function limitOf(verb: Verb): number {
  if (verb === 'explain') return LARGEST_TEXT + SMALL;
  if (verb === 'check') return 2 * LARGEST_PEM + SMALL;
  if (verb === 'openFiles') return 100 * 4096 + SMALL;
  return SMALL;
}

/**
 * Checks a request that came from the window: its form, its size, and that it holds nothing else.
 * @returns the request, or a `Problem` of kind `bad-input` or `too-large`
 */
export function checkRequest<V extends Verb>(verb: V, request: unknown): Result<Verbs[V]['request'], Problem> {
  const limit = limitOf(verb);
  const weight = weigh(request, limit);
  if (Number.isNaN(weight)) return fail(notUnderstood(`${verb}: not plain data`));
  if (weight > limit) return fail(tooLarge(verb === 'explain' ? LARGEST_TEXT : limit));
  if (verb === 'explain' && weighsMore(request, LARGEST_TEXT)) return fail(tooLarge(LARGEST_TEXT));
  const checked = CHECKS[verb].safeParse(request);
  if (checked.success) return ok(checked.data);
  return fail(
    notUnderstood(`${verb}: ${checked.error.issues.map((issue) => `${issue.path.join('.') || 'request'} ${issue.code}`).join(', ')}`),
  );
}

function weighsMore(request: unknown, limit: number): boolean {
  const text = typeof request === 'object' && request !== null && 'text' in request ? request.text : null;
  return typeof text === 'string' && weigh(text, limit) > limit;
}
