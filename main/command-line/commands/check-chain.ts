import { createReadStream, existsSync } from 'node:fs';
import type { ChainJudgement } from '../../../shared/model/chain-judgement.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Said } from '../../../shared/model/said.ts';
import { say } from '../../../shared/words/index.ts';
import { answerChain, type ChainAnswer, judgedChain, readTime } from '../../case/chains/chain-answer.ts';
import { storesFor } from '../../case/chains/stores.ts';
import { type CertificatesFault, certificatesOfFile, heldInstead } from '../../case/readers/certificates-of-file.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { readNamedFile, readPassword } from '../files.ts';
import { badUsage, readArguments } from '../read-arguments.ts';
import { type Terminal, tellProblem, tellSafe } from '../terminal.ts';
import { checkChainBatch } from './check-chain-batch.ts';
import { mend } from './check-chain-mend.ts';

const MOST_FILE_BYTES = 8_000_000;
const KNOWN = {
  host: 'text',
  'trust-only': 'text',
  time: 'text',
  batch: 'flag',
  json: 'flag',
  repair: 'text',
  'password-file': 'text',
  key: 'text',
  'key-password-file': 'text',
  request: 'text',
  offline: 'flag',
} as const;

/**
 * `check-chain [--host H] [--trust-only F] [--time ISO] FILE.pem | --batch [FILE]`: is this chain good, and if not, which link is wrong.
 * Beside that `--repair OUT.pem` writes the right chain, `--key F` tells whether a private key belongs, `--request OUT.csr` asks anew.
 */
export async function checkChainCommand(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const given = readArguments(argv, KNOWN);
  if (!given.ok) return refuse(terminal, given.error);
  const { words, text, flag } = given.value;
  const [file] = words;
  if (flag('batch')) return batch(file ?? '-', terminal);
  if (file === undefined || words.length !== 1) return refuse(terminal, badUsage(say('chain.command.one-file')).error);
  const time = readTime(text('time'), Date.now());
  if (time === null)
    return refuse(terminal, badUsage(say('terminal.bad-option-value', { name: '--time', value: text('time') ?? '' })).error);
  const chain = await readNamedFile(file, MOST_FILE_BYTES);
  if (!chain.ok) return refuse(terminal, chain.error);
  const trust = text('trust-only') === null ? null : await readNamedFile(text('trust-only') ?? '', MOST_FILE_BYTES);
  if (trust !== null && !trust.ok) return refuse(terminal, trust.error);
  const password = await readPassword(text('password-file'));
  if (!password.ok) return refuse(terminal, password.error);
  const read = await certificatesOfFile(chain.value, password.value);
  if (!read.ok) return refuse(terminal, noCertificates(file, read.error, chain.value));
  const served = read.value;
  const known = await storesFor({ trustPem: null, trustOnlyPem: trust === null ? null : trust.value.toString('latin1') });
  const { stores } = known;
  const asked = { served, untrusted: [], stores, host: text('host'), time, usage: 'server', crls: [] } as const;
  const answer = answerChain(null, asked);
  if (flag('json')) {
    const { id: _id, ...rest } = answer;
    const document = { format: 'handshake-doctor/1', input: { file, host: asked.host, time: new Date(time).toISOString() }, ...rest };
    terminal.out(`${JSON.stringify({ ...document, chain: judgedChain(asked) }, null, 2)}\n`);
  } else terminal.out(inWords(answer, judgedChain(asked)));
  const wishes = { repair: text('repair'), key: text('key'), keyPasswordFile: text('key-password-file'), request: text('request') };
  const toMend = { served, host: asked.host, time, stores: known, offline: flag('offline'), signal: terminal.signal };
  const mended = await mend(wishes, toMend, terminal);
  if (!mended.ok) return refuse(terminal, mended.error);
  return answer.ok && !mended.value.fault ? EXIT.nothingAtFault : EXIT.faultFound;
}

async function batch(file: string, terminal: Terminal): Promise<ExitCode> {
  if (file === '-') return checkChainBatch(terminal.input, terminal);
  if (!existsSync(file)) return refuse(terminal, badUsage(say('terminal.cannot-read-file', { file })).error);
  return checkChainBatch(createReadStream(file), terminal);
}

/** The verdict, the certificates as sent, what is wrong with the rule beside it, the path, and which store trusts it. */
function inWords(answer: ChainAnswer, chain: ChainJudgement): string {
  const count = chain.served.length;
  const lines: Said[] = [answer.ok ? say('chain.command.good', { count }) : say('chain.command.bad', { count })];
  for (const [index, certificate] of chain.served.entries()) {
    const values = { number: index + 1, name: certificate.subjectText, issuer: certificate.issuerText };
    if (values.name === '' && values.issuer === '') {
      lines.push(say('chain.command.sent-unread', { number: values.number }));
      continue;
    }
    lines.push(
      certificate.notAfter === null
        ? say('chain.command.sent-undated', values)
        : say('chain.command.sent', { ...values, date: { date: certificate.notAfter } }),
    );
  }
  const findings = chain.findings.map((finding) => `- ${tellSafe(finding.said)} (${finding.source})`);
  const path = chain.best?.certificates.map((certificate) => certificate.subjectText) ?? [];
  const after: Said[] = path.length === 0 ? [] : [say('chain.command.path', { path: path.join(' ← ') })];
  for (const { store, trusted } of chain.stores)
    if (trusted !== 'could-not-read')
      after.push(trusted ? say('chain.command.trusted', { store }) : say('chain.command.not-trusted', { store }));
  return [...lines.map((line) => tellSafe(line)), ...findings, ...after.map((line) => tellSafe(line)), ''].join('\n');
}

function noCertificates(file: string, fault: CertificatesFault, bytes: Uint8Array): Problem {
  if (fault === 'needs-password' || fault === 'wrong-password')
    return badUsage(say(`captures.${fault}`, { file }), say('captures.password.next')).error;
  const instead = heldInstead(bytes);
  const said = instead === null ? say('chain.command.no-certificate', { file }) : say(`chain.command.holds-${instead}`, { file });
  return badUsage(said, say('chain.command.no-certificate.next')).error;
}

function refuse(terminal: Terminal, problem: Parameters<typeof tellProblem>[1]): ExitCode {
  tellProblem(terminal, problem);
  return EXIT.badUsage;
}
