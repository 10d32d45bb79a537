import { describe, expect, it } from 'vitest';
import { CAUSES } from '../causes/index.ts';
import { BROWSERS } from '../model/fix-plan.ts';
import { SERVERS } from '../servers/index.ts';
import { copiedIn, SERVER_CAUSES } from '../servers/server.ts';
import { ENGLISH } from '../words/index.ts';
import { type Cell, cellFor, MATRIX } from './matrix.ts';
import { serverSteps } from './server-steps.ts';

const AUDIENCES = ['end-user', 'support', 'operator'] as const;
const HOLES = ['host', 'port', 'names', 'issuer', 'link', 'date', 'local', 'real', 'proxy', 'product'];
/** Variants that say "nothing in particular decides": the cell of the cause is theirs. */
const PLAIN_VARIANTS = ['always'];

const nameOf = (cell: Cell): string => `${cell.cause}${cell.variant === null ? '' : `/${cell.variant}`} for ${cell.audience}`;
const prefixOf = (cell: Cell): string => (cell.variant === null ? cell.audience : `${cell.variant}.${cell.audience}`);
const areaOf = (cause: string): Readonly<Record<string, string>> => (ENGLISH.areas[`fixes/${cause}`] ?? {}) as Record<string, string>;
const ownSteps = (cell: Cell): string[] =>
  cell.steps.filter((step) => typeof step === 'number').map((_, place) => `${prefixOf(cell)}.${place + 1}`);

/** Pairs of cells that share more than two steps word for word, or every step of the shorter one. A shared step has a name and is none of these. */
function sayingTheSame(cells: readonly { readonly name: string; readonly steps: readonly string[] }[]): string[] {
  return cells.flatMap((one, place) =>
    cells.slice(place + 1).flatMap((other) => {
      const shared = one.steps.filter((step) => other.steps.includes(step)).length;
      const whole = shared > 0 && shared === Math.min(one.steps.length, other.steps.length);
      return shared > 2 || whole ? [`${one.name} and ${other.name}: ${shared}`] : [];
    }),
  );
}

describe('the measure of sameness', () => {
  const cell = (name: string, ...steps: string[]) => ({ name, steps });
  it('finds three common steps', () =>
    expect(sayingTheSame([cell('a', '1', '2', '3', '4'), cell('b', '1', '2', '3', '5')])).toHaveLength(1));
  it('finds a short cell that is copied whole', () =>
    expect(sayingTheSame([cell('a', '1', '2'), cell('b', '2', '1', '3')])).toHaveLength(1));
  it('lets one common step pass', () => expect(sayingTheSame([cell('a', '1', '2'), cell('b', '1', '3')])).toEqual([]));
});

describe('the fix matrix', () => {
  it.each(CAUSES.flatMap((cause) => AUDIENCES.map((audience) => [cause.id, audience, cause] as const)))(
    '%s has steps for %s, and own ones for each variant',
    (id, audience, cause) => {
      const variants = cause.variants.filter((variant) => !PLAIN_VARIANTS.includes(variant));
      for (const variant of variants) expect(cellFor(id, variant, audience)?.variant, variant).toBe(variant);
      if (variants.length === 0) expect(cellFor(id, null, audience)).toBeDefined();
    },
  );

  it.each(MATRIX.map((cell) => [nameOf(cell), cell] as const))(
    '%s: every step says what, why and how to see that it worked, in each browser or in none',
    (_, cell) => {
      const words = areaOf(cell.cause);
      const steps = ownSteps(cell);
      expect(steps.length).toBeGreaterThanOrEqual(1);
      for (const step of steps) {
        for (const part of ['', '.why', '.see']) expect(words[`${step}${part}`], `${step}${part}`).toBeTypeOf('string');
        expect([0, BROWSERS.length], step).toContain(BROWSERS.filter((browser) => words[`${step}.in.${browser}`] !== undefined).length);
      }
      expect(cell.source).not.toBe('');
    },
  );

  // Where the place of a setting is the fix, each system has its own words for it.
  it.each([
    ['clock-wrong', 'end-user.1'],
    ['clock-wrong', 'end-user.2'],
    ['stale-trust-store', 'end-user.1'],
    ['untrusted-root', 'stale-store.end-user.1'],
    ['captive-portal', 'end-user.1'],
    ['dns', 'no-resolver.end-user.2'],
    ['proxy-error', 'proxy-unreachable.end-user.1'],
    ['timeout', 'no-way.end-user.1'],
  ])('%s: %s is told for Windows, macOS, Linux, Android and iOS', (cause, step) => {
    const systems = ['windows', 'macos', 'linux', 'android', 'ios'];
    const told = systems.map((system) => areaOf(cause)[`${step}.on.${system}`]);
    expect(told.every((text) => typeof text === 'string')).toBe(true);
    expect(new Set(told.slice(0, 3)).size).toBe(3);
  });

  it('has each cell once, and for each cause the sentence that asks for help', () => {
    const names = MATRIX.map(nameOf);
    expect(new Set(names).size).toBe(names.length);
    for (const cause of CAUSES) expect(areaOf(cause.id)['message.ask'], cause.id).toBeTypeOf('string');
  });

  it('has no words that no cell uses', () => {
    for (const cause of CAUSES) {
      const used = new Set(MATRIX.filter((cell) => cell.cause === cause.id).flatMap(ownSteps));
      const orphans = Object.keys(areaOf(cause.id)).filter((key) => {
        const step = /^(?:(.+?)\.)?(end-user|support|operator)\.(\d+)/.exec(key);
        const asks = /^(?:(.+)\.)?message\.ask$/.exec(key);
        if (asks !== null) return asks[1] !== undefined && cellFor(cause.id, asks[1], 'end-user')?.variant !== asks[1];
        return step === null || !used.has(step[0]);
      });
      expect(orphans, cause.id).toEqual([]);
    }
  });

  it('names only holes that a plan fills', () => {
    for (const cause of CAUSES) {
      for (const text of Object.values(areaOf(cause.id))) {
        for (const hole of text.matchAll(/\{(\w+)\}/g)) expect(HOLES, text).toContain(hole[1]);
      }
    }
  });

  it('has no two cells that say the same', () => {
    const texts = MATRIX.map((cell) => ({ name: nameOf(cell), steps: ownSteps(cell).map((step) => areaOf(cell.cause)[step] ?? '') }));
    expect(sayingTheSame(texts)).toEqual([]);
  });
});

describe('the server recipes', () => {
  it.each(SERVERS.flatMap((guide) => SERVER_CAUSES.map((cause) => [guide.id, cause, guide] as const)))(
    '%s has one for %s, with words for every step',
    (id, cause, guide) => {
      const recipe = guide.recipes[cause];
      expect(recipe).toBeDefined();
      if (recipe === undefined) return;
      const words = ENGLISH.areas[`servers/${id}`] ?? {};
      for (const place of recipe.minutes.keys()) expect(words[`${cause}.${place + 1}`], `${cause}.${place + 1}`).toBeTypeOf('string');
      expect(recipe.source).not.toBe('');
      const copied = copiedIn(recipe);
      expect(new Set(copied.map((one) => one.copyAt)).size).toBe(copied.length);
      for (const one of copied) {
        expect(one.copyAt).toBeLessThanOrEqual(recipe.minutes.length);
        const lines = one.lines({ host: 'shop.example', names: ['shop.example', 'www.shop.example'], port: 8443 });
        // “{text}” is how certreq marks an extension that is given as text.
        expect(lines.replaceAll('"{text}"', '')).not.toMatch(/undefined|\{[a-z]+\}|SECLEVEL=0|TLSv1(\.[01])?[ ;"]/);
      }
    },
  );

  it('has no two cells that say the same', () => {
    const cells = SERVERS.flatMap((guide) =>
      SERVER_CAUSES.map((cause) => ({
        name: `${guide.id} ${cause}`,
        steps: Object.entries(ENGLISH.areas[`servers/${guide.id}`] ?? {}).flatMap(([key, text]) =>
          new RegExp(`^${cause}\\.\\d+$`).test(key) && typeof text === 'string' ? [text] : [],
        ),
      })),
    );
    expect(sayingTheSame(cells)).toEqual([]);
  });

  it('gives the reason and the proof with every step', () => {
    const values = { host: 'shop.example', port: '8443' };
    for (const guide of SERVERS) {
      for (const cause of SERVER_CAUSES) {
        const steps = serverSteps(guide.id, cause, { host: 'shop.example', names: ['shop.example'], port: 8443 }, values) ?? [];
        expect(steps.some((step) => step.copy !== null && step.id.startsWith(`${guide.id}.${cause}.`))).toBe(true);
        for (const step of steps)
          expect({ why: step.why !== null, see: step.seeThatItWorked !== null }, step.id).toEqual({ why: true, see: true });
      }
    }
  });

  it('says of every line what the reader has to fill in', () => {
    const known =
      /^(?:TLS|HTTPS?|DNS|ECDHE|ECDSA|RSA|EC|SSL|ACME|WHM|RC4|NULL|EXPORT|DH|MD5|CA|GCM|ECC|WAF|TRUE|POST|CN|HKLM|SYSTEM|SCHANNEL)$/;
    const names = { host: 'shop.example', names: ['shop.example'], port: 8443 };
    for (const guide of SERVERS) {
      for (const step of SERVER_CAUSES.flatMap(
        (cause) => serverSteps(guide.id, cause, names, { host: 'shop.example', port: '8443' }) ?? [],
      )) {
        if (step.copy === null || step.copy.language === 'text') continue;
        const places = [...step.copy.text.matchAll(/(?<=[\s='"])[A-Z]{2,}(?:-[A-Z]+)*(?=[\s'",)]|$)/g)].map(([word]) => word);
        const unknown = places.filter((word) => !known.test(word));
        const told = Array.isArray(step.copy.label.values?.places) ? step.copy.label.values.places : [];
        expect(told, `${step.id}: ${step.copy.text}`).toEqual(expect.arrayContaining(unknown));
      }
    }
  });

  it('covers every server software but the unknown one', () => {
    expect(SERVERS.map((guide) => guide.id).sort()).toEqual(
      [
        'apache',
        'aws',
        'caddy',
        'cloudflare',
        'cpanel',
        'dovecot',
        'envoy',
        'haproxy',
        'iis',
        'kubernetes',
        'nginx',
        'node',
        'plesk',
        'postfix',
        'stunnel',
        'tomcat',
        'traefik',
      ].sort(),
    );
  });
});
