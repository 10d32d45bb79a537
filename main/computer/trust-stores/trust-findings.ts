import { looksReSigned } from '../../../shared/chain/interception.ts';
import type { ComputerFinding, ExtraRoot, TrustStoreReading } from '../../../shared/model/computer.ts';
import type { Said } from '../../../shared/model/said.ts';
import { say } from '../../../shared/words/index.ts';
import { describeStore } from './describe-store.ts';
import { sameAuthority } from './public-authorities.ts';
import { PUBLIC_ROOTS_DATE } from './public-roots.ts';
import { trustIn } from './root-matrix.ts';
import { rememberedRoot, type StoreContent } from './stored-root.ts';

/** So few missing roots mean a hand, more mean an old list. */
const TRIMMED_AT_MOST = 3;
const MOST_FINDINGS_ON_ROOTS = 12;

/** What the trust stores of a computer say, as sentences. `contents` and `readings` are the same stores in the same order. */
export function trustFindings(contents: readonly StoreContent[], readings: readonly TrustStoreReading[], now: number): ComputerFinding[] {
  const roots = addedRoots(contents, readings);
  return [
    ...roots.slice(0, MOST_FINDINGS_ON_ROOTS).map((root) => aboutRoot(root, now)),
    ...samePlaces(readings).flatMap(aboutPlace),
    ...aboutAge(readings),
    ...(roots.length === 0
      ? [
          {
            state: 'fine',
            area: 'trust',
            said: say('computer.store.nothing-added', { count: readings.filter((each) => each.outcome === 'read').length }),
            detail: [],
          } as const,
        ]
      : []),
  ];
}

/** Readings of stores that were given as contents. */
export function describeStores(contents: readonly StoreContent[], now: number): TrustStoreReading[] {
  return contents.map((content) => describeStore(content, now));
}

interface AddedRoot {
  readonly extra: ExtraRoot;
  readonly trusting: readonly string[];
  readonly lacking: readonly string[];
  readonly refusing: readonly string[];
}

/** One entry an authority, however many stores and certificates hold it. */
function addedRoots(contents: readonly StoreContent[], readings: readonly TrustStoreReading[]): AddedRoot[] {
  const grouped: ExtraRoot[][] = [];
  for (const extra of readings.flatMap((reading) => reading.extra)) {
    const group = grouped.find(([first]) => first !== undefined && sameAuthority(certificateOf(first), certificateOf(extra)));
    if (group === undefined) grouped.push([extra]);
    else group.push(extra);
  }
  return grouped.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const cells = contents
      .filter((content) => content.outcome === 'read' && content.publicRoots !== 'none')
      .map((content) => ({ content, ...trustIn(content, certificateOf(first)) }));
    const programs = (wanted: boolean) => [...new Set(cells.filter((cell) => cell.trusted === wanted).map((cell) => cell.content.program))];
    const refusing = readings.flatMap((reading) =>
      reading.extra.some((each) => !each.trusted && group.includes(each)) ? [reading.program] : [],
    );
    const merged: ExtraRoot = {
      ...first,
      trusted: group.some((each) => each.trusted),
      addedAt: group.map((each) => each.addedAt).find((at) => at !== null) ?? null,
      privateKeyBeside: group.some((each) => each.privateKeyBeside),
    };
    return [
      { extra: merged, trusting: programs(true), lacking: programs(false).filter((program) => !refusing.includes(program)), refusing },
    ];
  });
}

function certificateOf(extra: ExtraRoot): StoreContent['roots'][number]['certificate'] {
  return rememberedRoot(Buffer.from(extra.certificate.derBase64, 'base64'));
}

function aboutRoot({ extra, trusting, lacking, refusing }: AddedRoot, now: number): ComputerFinding {
  const { certificate, product, privateKeyBeside } = extra;
  const name = certificate.subjectText;
  if (!extra.trusted) return { state: 'look', area: 'trust', said: say('computer.root.refused', { name, programs: refusing }), detail: [] };
  const { notAfter } = certificate;
  const detail: Said[] = [
    ...(privateKeyBeside && certificate.isCa !== false ? [say('computer.root.key-beside.detail')] : []),
    say('computer.root.trusted-by', { programs: trusting }),
    ...notTrustedBy(lacking),
    ...(notAfter !== null && Date.parse(notAfter) < now ? [say('computer.root.expired', { date: { date: notAfter } })] : []),
    ...(extra.addedAt === null ? [] : [say('computer.root.added-at', { date: { date: extra.addedAt } })]),
  ];
  // A server's own certificate lies beside its key; it signs for nobody else.
  if (privateKeyBeside && certificate.isCa !== false)
    return { state: 'problem', area: 'trust', said: say('computer.root.key-beside', { name }), detail };
  const reSigns = product !== null || looksReSigned(certificate.subject);
  return { state: 'look', area: reSigns ? 'interception' : 'trust', said: nameOf(extra, reSigns), detail };
}

/** Long lists stand in the matrix; here so many are named that a person knows whether it is about them. */
const NAMED_AT_MOST = 5;

function notTrustedBy(lacking: readonly string[]): readonly Said[] {
  if (lacking.length === 0) return [];
  return lacking.length <= NAMED_AT_MOST
    ? [say('computer.root.not-trusted-by', { programs: lacking })]
    : [say('computer.root.not-trusted-by.many', { count: lacking.length, programs: lacking.slice(0, NAMED_AT_MOST - 1) })];
}

function nameOf({ certificate, product, kind }: ExtraRoot, reSigns: boolean): Said {
  const name = certificate.subjectText;
  if (product === null) return reSigns ? say('computer.root.filter', { name }) : say('computer.root.added', { name });
  return kind === 'unknown' ? say('computer.root.product', { product }) : say(`computer.root.${kind}`, { product });
}

/** A place that could not be read, or that is not what a setting takes it for. */
function aboutPlace([reading, ...alike]: readonly TrustStoreReading[]): ComputerFinding[] {
  if (reading === undefined) return [];
  const { program, location, outcome, why, count } = reading;
  const also = alike.length === 0 ? [] : [say('computer.store.also', { programs: alike.map((each) => each.program) })];
  const reason = [why === null ? say('computer.store.could-not-read.where', { location }) : sayWhy(why, location)];
  if (outcome === 'could-not-read' && why !== 'named-file-missing') {
    const where = why === 'no-hashed-names' || why === null ? [] : [say('computer.store.could-not-read.where', { location })];
    return [
      {
        state: 'not-known',
        area: 'trust',
        said: say('computer.store.could-not-read', { program }),
        detail: [...reason, ...where, ...also],
      },
    ];
  }
  if (outcome === 'not-there' || (why === null && count > 0)) return [];
  return count === 0
    ? [{ state: 'problem', area: 'trust', said: say('computer.store.trusts-nobody', { program }), detail: [...reason, ...also] }]
    : [{ state: 'look', area: 'trust', said: say('computer.store.setting-ignored', { program }), detail: [...reason, ...also] }];
}

/** Programs that go by one place are told once. */
function samePlaces(readings: readonly TrustStoreReading[]): readonly (readonly TrustStoreReading[])[] {
  return [...Map.groupBy(readings, ({ location, outcome, why, count }) => JSON.stringify([location, outcome, why, count === 0])).values()];
}

function sayWhy(why: string, location: string): Said {
  switch (why) {
    case 'no-right':
    case 'password':
    case 'too-slow':
    case 'old-form':
      return say(`computer.why.${why}`);
    case 'named-file-missing':
    case 'broken-file':
    case 'no-hashed-names':
      return say(`computer.why.${why}`, { location });
    default:
      return say('computer.why.damaged');
  }
}

function aboutAge(readings: readonly TrustStoreReading[]): ComputerFinding[] {
  const lists = [...new Map(readings.map((reading) => [reading.program, reading])).values()];
  const old = lists.filter((reading) => reading.missingPublicRoots.length > TRIMMED_AT_MOST);
  const trimmed = lists.filter((reading) => reading.missingPublicRoots.length > 0 && !old.includes(reading));
  return [
    ...(old.length === 0
      ? []
      : [
          {
            state: 'look',
            area: 'trust',
            // Programs that read one list are one list: the first names it, the detail names them all.
            said: say('computer.store.old', {
              programs: sameLists(old).flatMap(([first]) => (first === undefined ? [] : [first.program])),
            }),
            detail: sameLists(old).map(aboutList),
          } as const,
        ]),
    ...sameLists(trimmed).flatMap(([first, ...alike]) =>
      first === undefined
        ? []
        : [
            {
              state: 'look',
              area: 'trust',
              said: say('computer.store.trimmed', { program: first.program, names: first.missingPublicRoots }),
              detail: [
                say('computer.store.trimmed.detail'),
                ...(alike.length === 0 ? [] : [say('computer.store.also', { programs: alike.map(({ program }) => program) })]),
              ],
            } as const,
          ],
    ),
  ];
}

/** Programs that read one file lack the same roots. */
function sameLists(old: readonly TrustStoreReading[]): readonly (readonly TrustStoreReading[])[] {
  return [...Map.groupBy(old, (reading) => reading.missingPublicRoots.toSorted().join()).values()];
}

function aboutList(group: readonly TrustStoreReading[]): Said {
  return say('computer.store.old.detail', {
    programs: group.map((reading) => reading.program),
    count: group[0]?.missingPublicRoots.length ?? 0,
    date: { date: PUBLIC_ROOTS_DATE },
  });
}
