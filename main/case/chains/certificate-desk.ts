import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type RepairedChain, repairChain } from '../../../shared/chain/repair.ts';
import type { Answer, KeyAnswer, Verbs } from '../../../shared/contract/doctor.ts';
import { chainOfCase } from '../../../shared/facts/chain-of-case.ts';
import type { ChainJudgement } from '../../../shared/model/chain-judgement.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { fail, ok, type Result } from '../../../shared/model/result.ts';
import type { Said } from '../../../shared/model/said.ts';
import { say } from '../../../shared/words/index.ts';
import { type GivenKey, type KeyFileFault, keyOfFile } from '../keys/key-file.ts';
import type { OpenCase } from '../open-case.ts';
import { type SavedFiles, write } from '../saved/saving.ts';
import type { Room } from '../talks.ts';
import { answerKey, mendChain, renewalRequest } from './chain-mend.ts';
import { storesFor } from './stores.ts';

/** A key file that a person picked for a case. */
interface PickedKey {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Once it could be opened. */
  readonly key: GivenKey | null;
}

interface CaseChain {
  readonly chain: ChainJudgement;
  readonly leaf: Uint8Array;
  readonly open: OpenCase;
}

/** A key with its chain takes some kilobytes. */
const MOST_KEY_BYTES = 100_000;

/**
 * What a person who runs a server does with the certificate of a case: save the right chain file, see whether a key belongs, ask for
 * a new certificate. A picked key stays in memory until the next one or the end of the program; it is never saved and never handed to
 * the window.
 */
export class CertificateDesk {
  readonly #picked = new Map<string, PickedKey>();

  async saveChain(room: Room, files: SavedFiles, { caseId, offline }: Verbs['saveChain']['request']): Promise<Answer<'saveChain'>> {
    const found = chainIn(room, caseId);
    if (!found.ok) return found;
    const repaired = await repair(found.value, offline);
    if (!repaired.ok) return ok({ saved: null, said: repaired.error });
    const path = await room.host.chooseSavePlace({ name: 'fullchain.pem', kind: 'chain' });
    if (path === null) return ok(null);
    const saved = await write(files, path, repaired.value.pem);
    return saved.ok ? ok({ saved: saved.value, said: say('chain.repair.holds', { names: repaired.value.order }) }) : saved;
  }

  async checkKey(room: Room, { caseId, again, password }: Verbs['checkKey']['request']): Promise<Answer<'checkKey'>> {
    const found = chainIn(room, caseId);
    if (!found.ok) return found;
    const picked = again ? ok(this.#picked.get(caseId) ?? null) : await pick(room);
    if (!picked.ok) return picked;
    if (picked.value === null) return ok(null);
    const { file, bytes } = picked.value;
    const key = await keyOfFile(bytes, password);
    const answered = key.ok ? answerKey(found.value.leaf, key.value) : locked(key.error);
    this.#picked.set(caseId, { file, bytes, key: key.ok && answered.lacks === null ? key.value : null });
    const needsPassword = answered.lacks === 'needs-password' || answered.lacks === 'wrong-password';
    return ok({ file, belongs: answered.belongs, needsPassword, said: answered.said } satisfies KeyAnswer);
  }

  async saveRequest(room: Room, files: SavedFiles, { caseId }: Verbs['saveRequest']['request']): Promise<Answer<'saveRequest'>> {
    const found = chainIn(room, caseId);
    if (!found.ok) return found;
    const key = this.#picked.get(caseId)?.key ?? null;
    if (key === null) return ok({ saved: null, said: say('chain.request.needs-key') });
    const made = renewalRequest(found.value.leaf, key, found.value.chain.host);
    if (!made.ok) return ok({ saved: null, said: made.error });
    const path = await room.host.chooseSavePlace({ name: 'request.csr', kind: 'request' });
    if (path === null) return ok(null);
    const saved = await write(files, path, made.value);
    return saved.ok ? ok({ saved: saved.value, said: say('chain.request.made') }) : saved;
  }

  close(): void {
    this.#picked.clear();
  }
}

function chainIn(room: Room, caseId: string): Result<CaseChain, Problem> {
  const found = room.shelf.find(caseId);
  if (!found.ok) return found;
  const chain = chainOfCase(found.value.document());
  const leaf = chain?.served[0];
  if (chain === null || leaf === undefined)
    return fail({ kind: 'bad-input', said: say('chain.repair.nothing'), next: say('chain.command.no-certificate.next'), detail: caseId });
  return ok({ chain, leaf: Buffer.from(leaf.derBase64, 'base64'), open: found.value });
}

/** From what is known already; the network is asked only where an issuer is missing. */
async function repair({ chain, open }: CaseChain, offline: boolean): Promise<Result<RepairedChain, Said>> {
  const repaired = repairChain(chain);
  if (repaired.ok || offline) return repaired;
  const { input } = open;
  const { trustPem, trustOnlyPem } = input.kind === 'target' ? input.options : { trustPem: null, trustOnlyPem: null };
  return mendChain({
    served: chain.served.map((certificate) => Buffer.from(certificate.derBase64, 'base64')),
    host: chain.host,
    time: Date.parse(chain.judgedAt),
    stores: await storesFor({ trustPem, trustOnlyPem }),
    offline,
    signal: new AbortController().signal,
    onAsked: (cost) => open.alsoAsked(cost),
  });
}

async function pick(room: Room): Promise<Result<PickedKey | null, Problem>> {
  const [path] = await room.host.chooseFiles('key');
  if (path === undefined) return ok(null);
  const file = basename(path);
  try {
    const { size } = await stat(path);
    // What is too large for a key is none: it is told as that, unread.
    return ok({ file, bytes: size > MOST_KEY_BYTES ? new Uint8Array() : await readFile(path), key: null });
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '?';
    const said = say('terminal.cannot-read-file', { file });
    return fail({ kind: 'not-found', said, next: say('terminal.cannot-read-file.next', { code }), detail: String(fault) });
  }
}

function locked(lacks: KeyFileFault): ReturnType<typeof answerKey> {
  return { belongs: null, lacks, said: say(`chain.key.${lacks}`) };
}
