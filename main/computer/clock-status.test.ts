import { expect, test } from 'vitest';
import { readClockStatus } from './clock-status.ts';
import { recordedMachine } from './testing/recorded-machine.ts';
import { recordedOutput } from './testing/recorded-output.ts';

const output = (name: string) => recordedOutput(`clock/${name}.txt`);
const linux = (name: string) => readClockStatus(recordedMachine({ commands: { timedatectl: output(name) } }));

function windows(name: string, exitCode = 0) {
  const commands = { 'w32tm /query /status': { exitCode, stdout: output(name), stderr: '' } };
  return readClockStatus(recordedMachine({ platform: 'win32', commands }));
}

test('given a clock set from the network, says so, with its zone', async () => {
  expect(await linux('linux-timedatectl-synced')).toMatchObject({
    synchronised: true,
    serviceRuns: true,
    batteryClockInLocalTime: false,
    timeZone: 'Europe/Berlin',
  });
});

test('given a battery clock in local time, says so', async () => {
  expect(await linux('linux-timedatectl-rtc-local')).toMatchObject({
    synchronised: false,
    serviceRuns: false,
    batteryClockInLocalTime: true,
  });
});

test('given a container, where timedatectl answers nothing, knows the zone at most', async () => {
  const commands = { timedatectl: { exitCode: 1, stdout: '', stderr: output('timedatectl') } };
  expect(await readClockStatus(recordedMachine({ commands }))).toBeNull();
  const files = { '/etc/timezone': 'Etc/UTC\n' };
  expect(await readClockStatus(recordedMachine({ commands, files }))).toMatchObject({ synchronised: null, timeZone: 'Etc/UTC' });
});

test('given Windows, reads order and numbers, since the words are translated', async () => {
  expect(await windows('win-w32tm-status-synced')).toMatchObject({ synchronised: true, serviceRuns: true, server: 'time.windows.com' });
  expect(await windows('win-w32tm-status-cmos')).toMatchObject({ synchronised: false, serviceRuns: true, server: null });
  expect(await windows('win-w32tm-not-started', 1)).toMatchObject({ synchronised: false, serviceRuns: false });
});

test('given no such program, or another system, says nothing', async () => {
  expect(await readClockStatus(recordedMachine({ platform: 'win32' }))).toBeNull();
  expect(await readClockStatus(recordedMachine({ platform: 'darwin' }))).toBeNull();
});

test.each([
  ['C0A80101,ntp.corp.test,3,1764500000.123,0.000012,-0.000011,0.00004,1.2,0.001,0.03,0.02,0.001,64.2,Normal', true, 'ntp.corp.test'],
  ['7F7F0101,,0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,1.0,1.0,0.0,Not synchronised', false, null],
])('given chrony in the place of timedatectl and %j, says so', async (tracking, synchronised, server) => {
  const machine = recordedMachine({ commands: { 'chronyc -c tracking': `${tracking}\n` } });
  expect(await readClockStatus(machine)).toMatchObject({ synchronised, server, serviceRuns: true });
});
