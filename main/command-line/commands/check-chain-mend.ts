import { existsSync } from 'node:fs';
import type { Problem } from '../../../shared/model/problem.ts';
import { fail, ok, type Result } from '../../../shared/model/result.ts';
import { say } from '../../../shared/words/index.ts';
import { answerKey, type ChainToMend, mendChain, renewalRequest } from '../../case/chains/chain-mend.ts';
import { keyOfFile } from '../../case/keys/key-file.ts';
import { readNamedFile, readPassword, writeNamedFile } from '../files.ts';
import { badUsage } from '../read-arguments.ts';
import { type Terminal, tellSafe } from '../terminal.ts';

const MOST_KEY_BYTES = 100_000;

type KeyGiven = Awaited<ReturnType<typeof keyOfFile>>;

/** What `check-chain` is asked to mend beside judging; each is a file name. */
export interface MendWishes {
  readonly repair: string | null;
  readonly key: string | null;
  readonly keyPasswordFile: string | null;
  readonly request: string | null;
}

/**
 * Does what the options ask: writes the right chain, tells whether a key belongs, writes a signing request. No file is overwritten.
 * @returns whether a fault was found; words go to standard error, so that `--json` stays one document
 */
export async function mend(
  wishes: MendWishes,
  chain: ChainToMend,
  terminal: Terminal,
): Promise<Result<{ readonly fault: boolean }, Problem>> {
  let fault = false;
  const [leaf = new Uint8Array()] = chain.served;
  const key = await readKey(wishes);
  if (!key.ok) return key;
  if (wishes.request !== null && key.value === null) return badUsage(say('chain.command.request-needs-key'));
  if (key.value !== null) {
    const { belongs, said } = key.value.ok
      ? answerKey(leaf, key.value.value)
      : { belongs: null, said: say(`chain.key.${key.value.error}`) };
    fault ||= belongs !== true;
    terminal.err(`${tellSafe(said)}\n`);
  }
  if (wishes.request !== null && key.value?.ok === true) {
    const made = renewalRequest(leaf, key.value.value, chain.host);
    if (!made.ok) return badUsage(made.error);
    const written = await writeNew(wishes.request, made.value, terminal);
    if (!written.ok) return written;
  }
  if (wishes.repair === null) return ok({ fault });
  const mended = await mendChain(chain);
  if (!mended.ok) {
    terminal.err(`${tellSafe(mended.error)}\n`);
    return ok({ fault: true });
  }
  const written = await writeNew(wishes.repair, mended.value.pem, terminal);
  return written.ok ? ok({ fault }) : written;
}

async function readKey(wishes: MendWishes): Promise<Result<KeyGiven | null, Problem>> {
  if (wishes.key === null) return ok(null);
  const file = await readNamedFile(wishes.key, MOST_KEY_BYTES);
  if (!file.ok) return file;
  const password = await readPassword(wishes.keyPasswordFile);
  return password.ok ? ok(await keyOfFile(file.value, password.value)) : password;
}

async function writeNew(file: string, content: string, terminal: Terminal): Promise<Result<null, Problem>> {
  if (existsSync(file)) return fail(badUsage(say('chain.command.file-exists', { file })).error);
  const written = await writeNamedFile(file, content);
  if (written.ok) terminal.err(`${tellSafe(say('chain.command.written', { file }))}\n`);
  return written;
}
