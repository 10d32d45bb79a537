/**
 * Our time and connections beside nmap, sslscan and testssl.sh, against one healthy nginx, with 0 and 50 ms added to each round trip.
 * Connections are counted on the wire. Run: npm run bench -- probing
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Authority, type Issued } from '../lab/kit/certificates.ts';
import { makeSlowNetwork, type SlowNetwork, whyNoSlowNetwork } from './slow-network.ts';

const ROUND_TRIPS = [0, 50];
const NAME = 'www.shop.example';
const LONGEST = 300_000;
const PROGRAM = fileURLToPath(new URL('../../dist/cli/handshake-doctor.mjs', import.meta.url));

interface Row {
  readonly what: string;
  readonly seconds: number;
  readonly connections: number;
  readonly remark: string;
}

/** More servers for our full depth, by port: what costs most is many suites and old versions. */
const OTHERS = [
  { port: 444, what: '27 suites', settings: 'ssl_protocols TLSv1.2 TLSv1.3;' },
  { port: 445, what: '27 suites, own order', settings: 'ssl_protocols TLSv1.2 TLSv1.3; ssl_prefer_server_ciphers on;' },
  { port: 446, what: 'TLS 1.0 to 1.3', settings: 'ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3; ssl_ciphers DEFAULT:@SECLEVEL=0;' },
] as const;

const obstacle = whyNoSlowNetwork();
if (obstacle !== null) console.log(`This benchmark is left out: ${obstacle}.`);
else {
  const folder = mkdtempSync(join(tmpdir(), 'handshake-doctor-bench-'));
  try {
    const authority = await Authority.open();
    const [site, rsa] = [await authority.issue({ names: `DNS:${NAME}` }), await authority.issue({ names: `DNS:${NAME}`, key: 'rsa' })];
    for (const roundTrip of ROUND_TRIPS) await measureAll(folder, roundTrip, { site, rsa, trust: authority.root.certFile });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureAll(
  folder: string,
  roundTrip: number,
  { site, rsa, trust }: { readonly site: Issued; readonly rsa: Issued; readonly trust: string },
): Promise<void> {
  const network = await makeSlowNetwork(roundTrip);
  try {
    startServer(folder, network, { site, rsa });
    await sleep(500);
    await network.countConnections();
    console.log(`\n${roundTrip} ms added to each round trip`);
    const target = `${network.serverAddress}:443`;
    const oursAt = (place: string, ...extra: string[]) => [
      PROGRAM,
      'diagnose',
      NAME,
      '--connect',
      place,
      '--trust-only',
      trust,
      '--offline',
      '--proxy',
      'none',
      '--json',
      ...extra,
    ];
    await show(network, 'handshake-doctor, quick', process.execPath, oursAt(target));
    await show(network, 'handshake-doctor, full', process.execPath, oursAt(target, '--depth', 'full'));
    for (const { port, what } of OTHERS) {
      await show(network, `full, ${what}`, process.execPath, oursAt(`${network.serverAddress}:${port}`, '--depth', 'full'));
    }
    await show(network, 'curl', 'curl', [
      '-sS',
      '--cacert',
      trust,
      '--resolve',
      `${NAME}:443:${network.serverAddress}`,
      '-o',
      '/dev/null',
      `https://${NAME}/`,
    ]);
    await show(network, 'nmap', 'nmap', ['-Pn', '-n', '-p443', '--script', 'ssl-cert,ssl-enum-ciphers', network.serverAddress]);
    await show(network, 'sslscan', 'sslscan', ['--no-colour', `--sni-name=${NAME}`, target]);
    await show(network, 'testssl.sh', 'testssl', ['--color', '0', '--warnings', 'off', target]);
    if (roundTrip > 0) {
      const nobody = [
        PROGRAM,
        'diagnose',
        NAME,
        '--connect',
        `${network.nobody}:443`,
        '--trust-only',
        trust,
        '--offline',
        '--proxy',
        'none',
        '--json',
      ];
      await show(network, 'handshake-doctor, black hole', process.execPath, nobody);
    }
  } finally {
    spawnSync('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-s', 'stop'], { stdio: 'ignore' });
    network.remove();
  }
}

/** Starts a healthy nginx on the server's side. */
function startServer(folder: string, network: SlowNetwork, { site, rsa }: { readonly site: Issued; readonly rsa: Issued }): void {
  const others = OTHERS.map(
    ({ port, settings }) => `server { listen ${network.serverAddress}:${port} ssl; server_name ${NAME}; ssl_certificate ${rsa.certFile};
  ssl_certificate_key ${rsa.keyFile}; ${settings} location / { return 200 "ok"; } }`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `pid nginx.pid; error_log error.log; events {}
http { access_log off; server { listen ${network.serverAddress}:443 ssl; server_name ${NAME};
  ssl_certificate ${site.certFile}; ssl_certificate_key ${site.keyFile}; ssl_protocols TLSv1.2 TLSv1.3; location / { return 200 "ok"; } }
${others.join('\n')} }`,
  );
  const { program, args } = network.command('server', 'nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')]);
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`nginx does not start: ${stderr}`);
}

async function show(network: SlowNetwork, what: string, program: string, args: readonly string[]): Promise<void> {
  const row = await measure(network, what, program, args);
  console.log(
    row === null
      ? `  ${what.padEnd(30)} is not installed`
      : `  ${row.what.padEnd(30)} ${row.seconds.toFixed(2).padStart(7)} s ${String(row.connections).padStart(5)} connections  ${row.remark}`,
  );
}

async function measure(network: SlowNetwork, what: string, program: string, args: readonly string[]): Promise<Row | null> {
  if (spawnSync('which', [program]).status !== 0) return null;
  await network.countConnections();
  const wanted = network.command('client', program, args);
  const start = performance.now();
  const output = await outputOf(wanted.program, wanted.args);
  const seconds = (performance.now() - start) / 1000;
  return { what, seconds, connections: await network.countConnections(), remark: remarkOn(output) };
}

/** What our own JSON says of the case and its cost; nothing for other programs. */
function remarkOn(output: string): string {
  try {
    const { diagnosis, cost } = JSON.parse(output) as {
      diagnosis: { verdict: string; primary: { cause: string } | null };
      cost: { connections: number; milliseconds: number };
    };
    return `${diagnosis.primary?.cause ?? diagnosis.verdict}; probing took ${(cost.milliseconds / 1000).toFixed(2)} s by its own clock`;
  } catch {
    return '';
  }
}

function outputOf(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { stdio: ['ignore', 'pipe', 'ignore'], timeout: LONGEST });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
}
