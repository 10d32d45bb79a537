import { expect, test } from 'vitest';
import { readHosts } from './hosts-file.ts';
import { recordedMachine } from './testing/recorded-machine.ts';

const TEXT =
  '127.0.0.1 localhost me\n# 1.2.3.4 www.example.test\n192.0.2.7\tother.test  WWW.Example.test. # by hand\nnonsense www.example.test\n0.0.0.0 ads.test tracker.test\n::1 ip6-localhost\n';

test('given entries for the target, names them with their lines, in any case', async () => {
  const found = await readHosts(recordedMachine({ files: { '/etc/hosts': TEXT } }), 'www.example.test');
  expect(found).toEqual({
    location: '/etc/hosts',
    forTarget: [{ line: 3, address: '192.0.2.7', name: 'www.example.test' }],
    sentNowhere: 2,
  });
});

test('given a Windows that keeps the file elsewhere, looks there', async () => {
  const machine = recordedMachine({
    platform: 'win32',
    env: { SystemRoot: 'C:\\Windows' },
    commands: {
      'reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters':
        '\nHKEY_LOCAL_MACHINE\\SYSTEM\\X\n    DataBasePath    REG_EXPAND_SZ    %SystemRoot%\\Other\n',
    },
    files: { 'C:\\Windows\\Other\\hosts': '192.0.2.7 www.example.test\r\n' },
  });
  expect(await readHosts(machine, 'www.example.test')).toMatchObject({ forTarget: [{ line: 1 }] });
});

test('given a file that cannot be read, says nothing rather than nothing found', async () => {
  expect(await readHosts(recordedMachine({ forbidden: ['/etc/hosts'] }), 'www.example.test')).toBeNull();
});

test('given this computer’s own name, names no entry: every file has it', async () => {
  expect(await readHosts(recordedMachine({ files: { '/etc/hosts': TEXT } }), 'localhost')).toMatchObject({ forTarget: [] });
});
