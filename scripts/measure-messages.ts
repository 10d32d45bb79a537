/**
 * Measures the reading of pasted messages over a folder of labelled texts (`real.ndjson`, `messy.ndjson`, `not-tls.ndjson`).
 *
 *   node scripts/measure-messages.ts FOLDER [--misses] [--half 0|1]
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMessage } from '../shared/read/message.ts';
import { messageCandidates } from '../shared/read/message-candidates.ts';

interface Labelled {
  readonly id: string;
  readonly client?: string;
  readonly lang?: string;
  readonly kind?: string;
  readonly cause: string;
  readonly accept?: readonly string[];
  readonly candidates_must_include?: readonly string[];
  readonly vague?: boolean;
  readonly text: string;
}

function readLines(path: string): Labelled[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Labelled);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} % (${part} of ${whole})`;
}

function main(): void {
  const folder = process.argv[2] ?? '../shared/error-texts';
  const showMisses = process.argv.includes('--misses');
  const half = process.argv.includes('--half') ? Number(process.argv[process.argv.indexOf('--half') + 1]) : null;
  const texts = [
    ...readLines(join(folder, 'real.ndjson')),
    ...readLines(join(folder, 'messy.ndjson')),
    ...readLines(join(folder, 'own.ndjson')),
  ].filter((_, index) => half === null || index % 2 === half);
  const clients = new Map<string, { all: number; included: number; accepted: number }>();
  let included = 0;
  let accepted = 0;
  let truth = 0;
  let longest = 0;
  for (const text of texts) {
    const started = performance.now();
    const { primary, others, vague } = messageCandidates(readMessage(text.text));
    longest = Math.max(longest, performance.now() - started);
    const names = [primary, ...others].flatMap((cause) => (cause === null ? [] : [cause.cause as string]));
    const must = text.candidates_must_include ?? [];
    const isIncluded = must.every((cause) => names.includes(cause));
    const isAccepted = text.vague === true ? primary === null && vague : (text.accept ?? []).includes(primary?.cause ?? 'none');
    if (names.includes(text.cause) || must.length === 0) truth += 1;
    if (isIncluded) included += 1;
    if (isAccepted) accepted += 1;
    const name = text.client ?? `messy ${text.kind}`;
    const client = clients.get(name) ?? { all: 0, included: 0, accepted: 0 };
    clients.set(name, {
      all: client.all + 1,
      included: client.included + (isIncluded ? 1 : 0),
      accepted: client.accepted + (isAccepted ? 1 : 0),
    });
    if (showMisses && (!isIncluded || !isAccepted))
      process.stdout.write(
        `${isAccepted ? '  ' : '!!'} ${isIncluded ? '  ' : '??'} ${text.id} ${name} ${text.lang ?? ''} cause=${text.cause} must=${must.join(',')} accept=${(text.accept ?? []).join(',')} | got ${primary?.cause}${vague ? ' vague' : ''} + ${others.map(({ cause }) => cause).join(',')}\n`,
      );
  }
  const notTls = readLines(join(folder, 'not-tls.ndjson'));
  const falseFinds = notTls.filter((text) => readMessage(text.text).notTls === null);
  process.stdout.write(
    `texts: ${texts.length}\ntrue cause among candidates: ${percent(truth, texts.length)}\nmust-include satisfied: ${percent(included, texts.length)}\nprimary acceptable: ${percent(accepted, texts.length)}\n`,
  );
  process.stdout.write(
    `false finds in texts that are not TLS: ${falseFinds.length} of ${notTls.length} ${falseFinds.map(({ id }) => id).join(' ')}\nlongest: ${longest.toFixed(1)} ms\n`,
  );
  for (const [name, { all, included: good, accepted: fine }] of [...clients].sort())
    process.stdout.write(
      `  ${name.padEnd(44)} ${String(all).padStart(4)}  included ${String(good).padStart(4)}  acceptable ${String(fine).padStart(4)}\n`,
    );
}

main();
