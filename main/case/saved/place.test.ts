import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clock, HERE, judgement, siteWith } from '../../../shared/facts/made-evidence.ts';
import type { EvidenceDraft } from '../../../shared/model/evidence.ts';
import { DEFAULT_OPTIONS } from '../../../shared/model/input.ts';
import { createDoctor } from '../doctor.ts';
import { OpenCase } from '../open-case.ts';
import { caseRecord } from './case-record.ts';
import { isFromHere, placeHere } from './place.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'place-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('a mark is known again here, is never the same twice, and one of another computer is not from here', () => {
  const [one, other] = [placeHere(), placeHere()];
  expect([isFromHere(one), isFromHere(other)]).toEqual([true, true]);
  expect(one.mark).not.toBe(other.mark);
  expect(isFromHere({ ...one, mark: other.mark })).toBe(false);
  for (const none of [undefined, null, 7, {}, { salt: 1, mark: 2 }]) expect(isFromHere(none)).toBeNull();
});

async function fileOf(id: string, at: string, drafts: readonly EvidenceDraft[], savedOn: unknown): Promise<string> {
  const target = { host: 'shop.example', port: 443, startTls: null, hostIsAddress: false, connectTo: null, asTyped: 'shop.example' };
  const open = new OpenCase({ input: { kind: 'target', target, options: DEFAULT_OPTIONS }, situation: HERE, at, platform: null, id });
  open.add(drafts);
  const path = join(folder, `${id}.json`);
  await writeFile(path, JSON.stringify({ ...caseRecord(open.document()), savedOn }));
  return path;
}

it('given a file saved elsewhere and nothing said of helping, it is somebody else’s; their next file is compared with it', async () => {
  const elsewhere = { ...placeHere(), mark: 'of another computer' };
  const behind = [clock(50 * 86_400_000, 'http-date', 'http-date')];
  const wrong = await fileOf('case-one-1', '2026-11-20T10:00:00Z', behind, elsewhere);
  const right = await fileOf('case-two-2', '2026-11-20T11:00:00Z', siteWith(judgement()), elsewhere);
  const own = await fileOf('case-own-3', '2026-11-20T12:00:00Z', behind, placeHere());
  const doctor = createDoctor({
    userDataFolder: folder,
    version: '0',
    runtime: 'none',
    language: 'en',
    chooseSavePlace: async () => null,
    chooseFiles: async () => [],
    showInFolder: async () => false,
    openLink: async () => false,
  });
  const read = async (path: string) => {
    const answer = await doctor.ask('openFiles', { job: path, handed: [path], situation: HERE }, () => undefined);
    if (!answer.ok || answer.value === null) throw new Error('not read');
    return answer.value;
  };
  expect((await read(own)).situation).toEqual(HERE);
  const first = await read(wrong);
  expect(first.situation).toEqual({ audience: 'support', about: 'other' });
  expect(first.evidence.every((one) => one.seenFrom === 'caller')).toBe(true);
  const second = await read(right);
  expect(second.attempts).toHaveLength(1);
  expect(second.comparison).not.toBeNull();
  await doctor.close();
});
