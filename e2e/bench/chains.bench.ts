/** How many chains a second `check-chain --batch` judges on one core, and how much memory it takes. Run: node e2e/bench/chains.bench.ts [count] */
import { checkChainCommand } from '../../main/command-line/commands/check-chain.ts';
import { certificate, keyPair, threeLevels } from '../certificates/make.ts';

const count = Number(process.argv[2] ?? 10_000);
const keys = keyPair('P-256', 'bench');
const { root, issuer } = threeLevels();

/** Every chain has its own leaf, so that nothing but the issuers is remembered. */
const lines = Array.from({ length: count }, (_, index) => {
  const leaf = certificate({ issuer, keys });
  const chain = [leaf.pem, issuer.pem];
  const line = { id: String(index), chain, trust: [root.pem], host: 'www.shop.example', time: '2026-11-20T12:00:00Z' };
  return Buffer.from(`${JSON.stringify(line)}\n`);
});

async function* input(): AsyncGenerator<Uint8Array> {
  yield* lines;
}

let answered = 0;
const before = process.cpuUsage();
const exit = await checkChainCommand(['--batch'], {
  out: (text) => {
    answered += text.split('\n').length - 1;
  },
  err: (text) => process.stderr.write(text),
  input: input(),
  interactive: false,
  columns: 80,
  signal: new AbortController().signal,
  env: {},
});
const { user, system } = process.cpuUsage(before);
const seconds = (user + system) / 1e6;
console.log(
  JSON.stringify({
    chains: answered,
    allGood: exit === 0,
    chainsPerCpuSecond: Math.round(answered / seconds),
    megabytes: Math.round(process.memoryUsage().rss / 1e6),
  }),
);
