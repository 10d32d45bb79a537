import { expect, test } from 'vitest';
import { deadMounts, networkMounts, without } from './dead-mounts.ts';
import { recordedMachine } from './testing/recorded-machine.ts';

const MOUNTS = [
  'proc /proc proc rw 0 0',
  '/dev/sda1 / ext4 rw 0 0',
  'files:/home /home/person nfs4 rw,hard 0 0',
  '//nas/share /mnt/My\\040Share cifs rw 0 0',
  'host:/x /mnt/ssh fuse.sshfs rw 0 0',
].join('\n');

test('given the list of mounts of Linux or of a Mac, finds those of other computers', () => {
  expect(networkMounts(MOUNTS)).toEqual(['/home/person', '/mnt/My Share', '/mnt/ssh']);
  expect(
    networkMounts('/dev/disk3s1 on / (apfs, local)\nfiles:/vol on /Volumes/My Vol (nfs, nodev)\n//me@nas/x on /Volumes/x (smbfs)\n'),
  ).toEqual(['/Volumes/My Vol', '/Volumes/x']);
});

test('given a server that does not answer, touches nothing that lies there, and says that it could not look', async () => {
  const machine = recordedMachine({
    files: { '/proc/self/mounts': MOUNTS, '/home/person/.npmrc': 'a=b', '/etc/hosts': '' },
    commands: { 'stat -f /mnt/My Share': '', 'stat -f /mnt/ssh': '' },
  });
  const silent = {
    ...machine,
    execute: (command: string, args: readonly string[]) =>
      args[1] === '/home/person' ? new Promise<never>(() => undefined) : machine.execute(command, args),
  };
  const dead = await deadMounts(silent);
  expect(dead).toEqual(['/home/person']);
  const safe = without(machine, async () => dead);
  expect(await safe.readFile('/home/person/.npmrc')).toBeNull();
  expect(await safe.presence('/home/person/.npmrc')).toBe('no-right');
  expect(await safe.presence('/home/personal')).toBe('not-there');
  expect(await safe.presence('/etc/hosts')).toBe('there');
});
