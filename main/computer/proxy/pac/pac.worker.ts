import { QuickJS } from 'quickjs-wasi';
import { answerFromWorker } from '../../../net/worker.ts';
import { type PacFunction, pacFunctions } from './functions.ts';

export interface PacQuestion {
  readonly script: string;
  readonly url: string;
  readonly host: string;
  /** Names already looked up. */
  readonly addresses: Readonly<Record<string, readonly string[]>>;
  readonly ownAddress: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export type PacRun =
  | { readonly kind: 'answer'; readonly answer: string }
  /** The script asked for names that were not looked up yet: look them up and run it again. */
  | { readonly kind: 'wants'; readonly hosts: readonly string[] }
  | { readonly kind: 'broken'; readonly detail: string }
  | { readonly kind: 'no-function' | 'too-slow' | 'too-much-memory' | 'no-time' };

/** Of the script's own work: on a busy computer a sound script waits its turn for longer than that. */
const RUN_MICROSECONDS = 1_000_000;
const SANDBOX_BYTES = 32 * 1024 * 1024;

await answerFromWorker(run);

/** Processor time of this thread so far, in microseconds. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}

/** Runs the script in a JavaScript engine of its own, which knows nothing but the functions of PAC. */
async function run(question: PacQuestion): Promise<PacRun> {
  let began = Number.POSITIVE_INFINITY;
  let interrupted = false;
  const vm = await QuickJS.create({
    memoryLimit: SANDBOX_BYTES,
    interruptHandler: () => {
      interrupted = worked() - began > RUN_MICROSECONDS;
      return interrupted;
    },
  });
  began = worked();
  const wanted = new Set<string>();
  const addressesOf = (host: string): readonly string[] => {
    const known = Object.hasOwn(question.addresses, host) ? question.addresses[host] : undefined;
    if (known === undefined) wanted.add(host);
    return known ?? [];
  };
  try {
    const functions = pacFunctions({ addressesOf, ownAddress: question.ownAddress, now: new Date(question.now) });
    for (const [name, answer] of Object.entries(functions)) offer(vm, name, answer);
    vm.evalCode(question.script, 'proxy.pac').dispose();
    const find = vm.evalCode(
      "typeof FindProxyForURL === 'function' ? FindProxyForURL : typeof FindProxyForURLEx === 'function' ? FindProxyForURLEx : null",
    );
    if (vm.typeof(find) !== 'function') return { kind: 'no-function' };
    const answer: unknown = vm.dump(vm.callFunction(find, vm.undefined, vm.newString(question.url), vm.newString(question.host)));
    if (wanted.size > 0) return { kind: 'wants', hosts: [...wanted].slice(0, 8) };
    return { kind: 'answer', answer: typeof answer === 'string' ? answer.slice(0, 1_000) : '' };
  } catch (error) {
    if (interrupted) return { kind: 'too-slow' };
    const detail = error instanceof Error ? error.message.slice(0, 200) : '';
    if (/out of memory/iu.test(detail)) return { kind: 'too-much-memory' };
    return wanted.size > 0 ? { kind: 'wants', hosts: [...wanted].slice(0, 8) } : { kind: 'broken', detail };
  }
}

function offer(vm: QuickJS, name: string, answer: PacFunction): void {
  const offered = vm.newFunction(name, (...given) => vm.hostToHandle(answer(...given.map((one) => vm.dump(one)))));
  vm.setProp(vm.global, vm.newString(name), offered);
}
