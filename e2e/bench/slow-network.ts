import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A network of two: a client and a server, each in a namespace of its own, with a delay between them. */
export interface SlowNetwork {
  readonly serverAddress: string;
  /** An address behind the delay at which nobody is: packets to it vanish. */
  readonly nobody: string;
  /** Starts a program on the client's or the server's side. */
  command(
    side: 'client' | 'server',
    program: string,
    args: readonly string[],
  ): { readonly program: string; readonly args: readonly string[] };
  /** TCP connections that the client began since this was asked last. */
  countConnections(): Promise<number>;
  remove(): void;
}

const CLIENT = { namespace: 'hd-bench-client', device: 'hdbench0', address: '10.77.0.1' };
const SERVER = { namespace: 'hd-bench-server', device: 'hdbench1', address: '10.77.0.2' };

/** Why no such network can be made here, or null. */
export function whyNoSlowNetwork(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'it needs root on Linux';
  if (!existsSync('/dev/net/tun')) return 'there is no /dev/net/tun here';
  return null;
}

/** Makes the network. In: the time that one round trip takes longer, in milliseconds. Throws when the kernel refuses. */
export async function makeSlowNetwork(roundTrip: number): Promise<SlowNetwork> {
  removeNamespaces();
  const script = fileURLToPath(new URL('./slow-link.pl', import.meta.url));
  const link = spawn('perl', [script, CLIENT.device, SERVER.device, String(roundTrip / 2)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: link.stdout })[Symbol.asyncIterator]();
  const remove = () => {
    link.kill();
    removeNamespaces();
  };
  if ((await answers.next()).value !== 'ready') {
    remove();
    throw new Error('The cable between the namespaces could not be made.');
  }
  for (const [own, other] of [
    [CLIENT, SERVER],
    [SERVER, CLIENT],
  ] as const) {
    ip('netns', 'add', own.namespace);
    ip('link', 'set', own.device, 'netns', own.namespace);
    ip('-n', own.namespace, 'addr', 'add', own.address, 'peer', other.address, 'dev', own.device);
    ip('-n', own.namespace, 'link', 'set', own.device, 'mtu', '1500', 'up');
    ip('-n', own.namespace, 'link', 'set', 'lo', 'up');
    ip('-n', own.namespace, 'route', 'add', '10.77.0.0/24', 'dev', own.device);
  }
  return {
    serverAddress: SERVER.address,
    nobody: '10.77.0.99',
    command: (side, program, args) => ({
      program: 'ip',
      args: ['netns', 'exec', side === 'client' ? CLIENT.namespace : SERVER.namespace, program, ...args],
    }),
    countConnections: () => ask(link, answers),
    remove,
  };
}

async function ask(link: ChildProcess, answers: AsyncIterator<string>): Promise<number> {
  link.stdin?.write('count\n');
  return Number((await answers.next()).value);
}

function removeNamespaces(): void {
  for (const { namespace } of [CLIENT, SERVER]) spawnSync('ip', ['netns', 'del', namespace], { stdio: 'ignore' });
}

function ip(...args: string[]): void {
  const { status, stderr } = spawnSync('ip', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${stderr.trim()}`);
}
