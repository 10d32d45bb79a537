/**
 * How fast captures and logs are read, and in how much memory. Run: node e2e/bench/files.bench.ts FILE...
 * Where tshark is installed, its time over the same captures stands beside.
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { readFiles } from '../../main/case/readers/read-files.ts';

for (const file of process.argv.slice(2)) {
  const began = performance.now();
  const read = await readFiles([file], { at: new Date().toISOString(), signal: new AbortController().signal });
  const seconds = (performance.now() - began) / 1000;
  const megabytes = statSync(file).size / 1e6;
  console.log(
    JSON.stringify({
      file,
      kind: read.ok ? read.value.kinds[0] : read.error.kind,
      pieces: read.ok ? read.value.evidence.length : 0,
      megabytesPerSecond: Math.round(megabytes / seconds),
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
      tsharkMegabytesPerSecond: read.ok && read.value.kinds[0] === 'capture' ? tshark(file, megabytes) : null,
    }),
  );
}

function tshark(file: string, megabytes: number): number | null {
  const began = performance.now();
  const run = spawnSync('tshark', ['-n', '-r', file, '-Y', 'tls.handshake', '-T', 'fields', '-e', 'tls.handshake.type'], {
    stdio: 'ignore',
  });
  return run.status === 0 ? Math.round(megabytes / ((performance.now() - began) / 1000)) : null;
}
