import type { Machine } from './machine.ts';

/** File systems that lie on another computer. Source: mount(8), nfs(5), mount.cifs(8), sshfs(1). */
const OF_THE_NETWORK =
  /^(?:nfs4?|cifs|smb3|smbfs|afs|9p|ceph|lustre|glusterfs|davfs|webdav|afpfs|fuse\.(?:sshfs|rclone|s3fs|glusterfs|davfs2|curlftpfs))$/u;
const MOST_MOUNTS = 20;
const WAIT_MILLISECONDS = 700;

/** The folders that network file systems are mounted on, out of `/proc/self/mounts` or what macOS' `mount` prints. */
export function networkMounts(text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line) => {
      const [, folder, kind] = /^\S+ (\/\S*) (\S+) /u.exec(line) ?? [];
      if (folder !== undefined && kind !== undefined) return OF_THE_NETWORK.test(kind) ? [folder.replace(/\\(\d{3})/gu, octal)] : [];
      const [, place, sort] = /^\S+ on (\/.*) \((\w+)[,)]/u.exec(line) ?? [];
      return place !== undefined && sort !== undefined && OF_THE_NETWORK.test(sort) ? [place] : [];
    })
    .slice(0, MOST_MOUNTS);
}

/** Blanks in names of folders. Source: proc(5), getmntent(3). */
function octal(_whole: string, digits: string): string {
  return String.fromCharCode(Number.parseInt(digits, 8));
}

/**
 * Folders whose server does not answer: whoever opened a file there would wait for ever, and with it a thread of ours. A program of its own
 * looks, so that it is that one which waits.
 */
export async function deadMounts({ platform, readFile, run, execute }: Machine): Promise<readonly string[]> {
  if (platform === 'win32') return [];
  const bytes = platform === 'darwin' ? null : await readFile('/proc/self/mounts');
  const text = platform === 'darwin' ? await run('/sbin/mount', []) : bytes === null ? null : new TextDecoder().decode(bytes);
  const mounts = networkMounts(text ?? '');
  const answers = await Promise.all(mounts.map((folder) => within(execute('stat', ['-f', folder]))));
  return mounts.filter((_folder, index) => answers[index] === 'silent');
}

/** A process that waits for a dead server cannot even be ended: it is left alone. */
async function within(answer: Promise<unknown>): Promise<'answered' | 'silent'> {
  const { promise, resolve } = Promise.withResolvers<'silent'>();
  const timer = setTimeout(() => resolve('silent'), WAIT_MILLISECONDS);
  const first = await Promise.race([answer.then(() => 'answered' as const), promise]);
  clearTimeout(timer);
  return first;
}

/** The same computer, which does not touch what lies below these folders: nothing there can be read. */
export function without(machine: Machine, dead: () => Promise<readonly string[]>): Machine {
  const isDead = async (path: string) =>
    (await dead()).some((folder) => path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`));
  return {
    ...machine,
    readFile: async (path) => ((await isDead(path)) ? null : machine.readFile(path)),
    list: async (folder) => ((await isDead(folder)) ? null : machine.list(folder)),
    presence: async (path) => ((await isDead(path)) ? 'no-right' : machine.presence(path)),
    realPath: async (path) => ((await isDead(path)) ? null : machine.realPath(path)),
    modified: async (path) => ((await isDead(path)) ? null : machine.modified(path)),
  };
}
