import { execFile } from 'node:child_process';
import { chmod, chown, cp, mkdir, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import type { StartTlsProtocol } from '../../../shared/model/target.ts';
import type { Authority } from '../kit/certificates.ts';
import { freePort, started } from '../kit/running.ts';
import { scripted } from '../kit/scripted.ts';
import type { Staged } from '../kit/situation.ts';
import { tlsServer } from '../kit/tls-server.ts';
import { SITE } from './healthy.ts';

const run = promisify(execFile);

/** What is answered to what: a pattern for a line (or chunk) of the client, and the reply; `TLS` begins TLS behind the reply. */
type Reply = readonly [asked: RegExp, reply: string | Buffer, then?: 'TLS' | 'close'];
type Talk = { readonly greeting: string | Buffer | null; readonly replies: readonly Reply[] };

const XMPP = (namespace: string, features: string) =>
  `<?xml version='1.0'?><stream:stream xmlns='jabber:${namespace}' xmlns:stream='http://etherx.jabber.org/streams' id='1' version='1.0'><stream:features>${features}</stream:features>`;
const XMPP_TLS = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";
const XMPP_PROCEED: Reply = [/<starttls/, "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>", 'TLS'];
const RDP_TLS = Buffer.from([3, 0, 0, 19, 14, 0xd0, 0, 0, 0, 0, 0, 2, 0, 8, 0, 1, 0, 0, 0]);
const LDAP_OK = Buffer.from([0x30, 12, 2, 1, 1, 0x78, 7, 0x0a, 1, 0, 4, 0, 4, 0]);
const LDAP_UNKNOWN = Buffer.from([0x30, 12, 2, 1, 1, 0x78, 7, 0x0a, 1, 2, 4, 0, 4, 0]);

/** Header 4, fixed body 32 bytes. */
const MYSQL_SSL_REQUEST = 36;

function mysqlGreeting(ssl: boolean): Buffer {
  const body = Buffer.concat([
    Buffer.from('\x0a8.0.36\0', 'latin1'),
    Buffer.from('THRDscramble\0', 'latin1'),
    Buffer.from([0xff, ssl ? 0xff : 0xf7, 45, 2, 0, 0, 0, 21]),
    Buffer.alloc(10),
    Buffer.from('morescramble\0', 'latin1'),
  ]);
  return Buffer.concat([Buffer.from([body.length, 0, 0, 0]), body]);
}

/** Scripted servers that offer TLS, agree and speak it: for protocols whose servers are too large to start here. */
const AGREE: Readonly<Partial<Record<StartTlsProtocol, Talk>>> = {
  smtp: {
    greeting: '220 mail.site.test ESMTP\r\n',
    replies: [
      [/^EHLO/, '250-mail.site.test\r\n250 STARTTLS\r\n'],
      [/^STARTTLS/, '220 go ahead\r\n', 'TLS'],
    ],
  },
  lmtp: {
    greeting: '220 mail.site.test LMTP\r\n',
    replies: [
      [/^LHLO/, '250-mail.site.test\r\n250 STARTTLS\r\n'],
      [/^STARTTLS/, '220 go ahead\r\n', 'TLS'],
    ],
  },
  ftp: { greeting: '220 ftp.site.test FTP server\r\n', replies: [[/^AUTH TLS/, '234 Proceed with negotiation.\r\n', 'TLS']] },
  xmpp: { greeting: null, replies: [[/<stream:stream/, XMPP('client', XMPP_TLS)], XMPP_PROCEED] },
  'xmpp-server': { greeting: null, replies: [[/<stream:stream/, XMPP('server', XMPP_TLS)], XMPP_PROCEED] },
  nntp: {
    greeting: '200 news.site.test ready\r\n',
    replies: [
      [/^CAPABILITIES/, '101 list\r\nVERSION 2\r\nSTARTTLS\r\n.\r\n'],
      [/^STARTTLS/, '382 continue\r\n', 'TLS'],
    ],
  },
  irc: {
    greeting: ':irc NOTICE * :*** Looking up your hostname\r\n',
    replies: [[/^STARTTLS/, ':irc 670 * :STARTTLS successful\r\n', 'TLS']],
  },
  rdp: { greeting: null, replies: [[/^/, RDP_TLS, 'TLS']] },
  mysql: { greeting: mysqlGreeting(true), replies: [[/^/, '', 'TLS']] },
  ldap: { greeting: null, replies: [[/1466\.20037/, LDAP_OK, 'TLS']] },
};

export const agrees =
  (protocol: StartTlsProtocol) =>
  (lab: Authority): Promise<Staged> => {
    const talk = AGREE[protocol];
    if (talk === undefined) throw new Error(`no script for ${protocol}`);
    return talks(lab, protocol, talk);
  };

/** A scripted talk reached as `site.test`. */
export async function talks(lab: Authority, protocol: StartTlsProtocol, talk: Talk): Promise<Staged> {
  const site = await lab.issue(SITE);
  const secureContext = createSecureContext({ cert: site.cert, key: site.key });
  const server = await scripted((socket) => {
    if (talk.greeting !== null) socket.write(talk.greeting);
    const onData = (chunk: Buffer) => {
      for (const line of lines(chunk)) {
        const found = talk.replies.find(([asked]) => asked.test(line));
        if (found === undefined) continue;
        socket.write(found[1]);
        if (found[2] === 'close') socket.end();
        if (found[2] === 'TLS') {
          socket.off('data', onData).pause();
          // MySQL's request for TLS has no answer, so the hello may come in the same packet.
          if (protocol === 'mysql' && chunk.length > MYSQL_SSL_REQUEST) socket.unshift(chunk.subarray(MYSQL_SSL_REQUEST));
          secure(socket, secureContext);
          return;
        }
      }
    };
    socket.on('data', onData);
  });
  return { connect: { host: '127.0.0.1', port: server.port }, startTls: protocol, stop: server.stop };
}

function secure(socket: Socket, secureContext: ReturnType<typeof createSecureContext>): void {
  const secured = new TLSSocket(socket, { isServer: true, secureContext });
  secured.on('error', () => undefined);
  secured.resume();
}

function lines(chunk: Buffer): string[] {
  const text = chunk.toString('latin1');
  return text.includes('\r\n') ? text.split('\r\n').filter((line) => line !== '') : [text];
}

const mail = (offer: string, reply: string): Talk => ({
  greeting: '220 mail.site.test ESMTP\r\n',
  replies: [
    [/^EHLO/, `250-mail.site.test\r\n${offer}250 8BITMIME\r\n`],
    [/^STARTTLS/, reply],
  ],
});
const imap = (offer: string, reply: string): Talk => ({
  greeting: '* OK ready\r\n',
  replies: [
    [/^a1 /, `* CAPABILITY IMAP4rev1${offer}\r\na1 OK done\r\n`],
    [/^a2 /, reply],
  ],
});

export const smtpNotOffered = (lab: Authority) => talks(lab, 'smtp', mail('', '502 5.5.1 not implemented\r\n'));
export const smtpRefused = (lab: Authority) =>
  talks(lab, 'smtp', mail('250-STARTTLS\r\n', '454 4.7.0 TLS not available due to local problem\r\n'));
export const smtpStripped = (lab: Authority) => talks(lab, 'smtp', mail('250-XXXXXXXA\r\n', '500 5.5.1 unrecognized command\r\n'));
export const smtpIsSsh = (lab: Authority) => talks(lab, 'smtp', { greeting: 'SSH-2.0-OpenSSH_9.2p1\r\n', replies: [] });
export const smtpClosesAfterStartTls = (lab: Authority) =>
  talks(lab, 'smtp', {
    greeting: '220 x ESMTP\r\n',
    replies: [
      [/^EHLO/, '250-x\r\n250 STARTTLS\r\n'],
      [/^STARTTLS/, '', 'close'],
    ],
  });
export const smtpSilent = (lab: Authority) => talks(lab, 'smtp', { greeting: null, replies: [] });
export const imapNotOffered = (lab: Authority) => talks(lab, 'imap', imap('', 'a2 BAD unknown command\r\n'));
export const imapRefused = (lab: Authority) => talks(lab, 'imap', imap(' STARTTLS', 'a2 NO TLS is switched off\r\n'));
export const ldapNotOffered = (lab: Authority) => talks(lab, 'ldap', { greeting: null, replies: [[/1466/, LDAP_UNKNOWN]] });
export const postgresNotOffered = (lab: Authority) => talks(lab, 'postgres', { greeting: null, replies: [[/^/, 'N']] });
export const mysqlNotOffered = (lab: Authority) => talks(lab, 'mysql', { greeting: mysqlGreeting(false), replies: [] });

/** Postfix in the foreground with a queue and configuration of its own. */
export async function postfix(lab: Authority): Promise<Staged> {
  const port = await freePort();
  const site = await lab.issue({ ...SITE, key: 'rsa' });
  const folder = join(lab.folder, `postfix-${port}`);
  await mkdir(join(folder, 'queue'), { recursive: true });
  await mkdir(join(folder, 'data'));
  await chmod(lab.folder, 0o755);
  await run('chown', ['postfix', join(folder, 'data')]);
  await writeFile(
    join(folder, 'main.cf'),
    `compatibility_level=3.6\nqueue_directory=${folder}/queue\ndata_directory=${folder}/data\nmail_owner=postfix\nsetgid_group=postdrop\nmyhostname=site.test\n` +
      `inet_interfaces=127.0.0.1\ninet_protocols=ipv4\nsmtpd_tls_security_level=may\nsmtpd_tls_cert_file=${site.certFile}\nsmtpd_tls_key_file=${site.keyFile}\n` +
      `smtpd_tls_chain_files=\nsmtpd_peername_lookup=no\nsmtp_tls_security_level=none\nmaillog_file=${folder}.log\nmaillog_file_prefixes=${lab.folder}\nmydestination=\nmynetworks=127.0.0.0/8\nalias_maps=\nlocal_recipient_maps=\n`,
  );
  await writeFile(
    join(folder, 'master.cf'),
    `127.0.0.1:${port} inet n - n - - smtpd\ntlsmgr unix - - n 1000? 1 tlsmgr\nanvil unix - - n - 1 anvil\npostlog unix-dgram n - n - 1 postlogd\n` +
      'rewrite unix - - n - - trivial-rewrite\ncleanup unix n - n - 0 cleanup\nqmgr unix n - n 300 1 qmgr\nproxymap unix - - n - - proxymap\n',
  );
  // Makes the folders of the queue.
  await run('postfix', ['-c', folder, 'check'], { env: { ...process.env, MAIL_CONFIG: folder } });
  const server = await started('/usr/lib/postfix/sbin/master', ['-c', folder, '-d'], port, { env: { MAIL_CONFIG: folder } });
  return { connect: { host: '127.0.0.1', port }, startTls: 'smtp', stop: server.stop };
}

/** Dovecot with one of its protocols; users are not needed for TLS. */
export const dovecot =
  (protocol: 'imap' | 'pop3' | 'sieve' | 'lmtp') =>
  async (lab: Authority): Promise<Staged> => {
    const port = await freePort();
    const site = await lab.issue({ ...SITE, key: 'rsa' });
    const folder = join(lab.folder, `dovecot-${port}`);
    await mkdir(folder);
    await chmod(lab.folder, 0o755);
    const name = { imap: 'imap-login', pop3: 'pop3-login', sieve: 'managesieve-login', lmtp: 'lmtp' }[protocol];
    const secured = protocol === 'imap' || protocol === 'pop3' ? `inet_listener ${protocol}s {\nport=0\n}\n` : '';
    const service = `service ${name} {\ninet_listener ${protocol} {\naddress=127.0.0.1\nport=${port}\n}\n${secured}}\n`;
    await writeFile(
      join(folder, 'dovecot.conf'),
      `base_dir=${folder}/run\nstate_dir=${folder}/state\nlog_path=/dev/stderr\nprotocols=${protocol}\nlisten=127.0.0.1\nssl=yes\nssl_cert=<${site.certFile}\nssl_key=<${site.keyFile}\n` +
        `default_internal_user=dovecot\ndefault_login_user=dovenull\nmail_location=maildir:${folder}/mail\nauth_mechanisms=plain\npassdb {\ndriver=static\nargs=nopassword=y\n}\n` +
        `userdb {\ndriver=static\nargs=uid=nobody gid=nogroup home=${folder}\n}\n${service}\n`,
    );
    const server = await started('dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], port);
    return { connect: { host: '127.0.0.1', port }, startTls: protocol, stop: server.stop };
  };

/** OpenLDAP with an empty database in memory. */
export async function slapd(lab: Authority): Promise<Staged> {
  const port = await freePort();
  const site = await lab.issue({ ...SITE, key: 'rsa' });
  const folder = join(lab.folder, `slapd-${port}`);
  await mkdir(folder);
  const config = join(folder, 'slapd.conf');
  await writeFile(
    config,
    `pidfile ${folder}/pid\nargsfile ${folder}/args\nTLSCertificateFile ${site.certFile}\nTLSCertificateKeyFile ${site.keyFile}\n` +
      'modulepath /usr/lib/ldap\nmoduleload back_ldif\ndatabase ldif\nsuffix ""\ndirectory ' +
      `${folder}\n`,
  );
  const server = await started('slapd', ['-f', config, '-h', `ldap://127.0.0.1:${port}/`, '-d', '0'], port);
  return { connect: { host: '127.0.0.1', port }, startTls: 'ldap', stop: server.stop };
}

/** PostgreSQL with a fresh cluster, run as its own user: it refuses to be root. */
export const postgres =
  (ssl: 'on' | 'off') =>
  async (lab: Authority): Promise<Staged> => {
    const port = await freePort();
    const site = await lab.issue({ ...SITE, key: 'rsa' });
    const programs = '/usr/lib/postgresql/15/bin';
    const folder = join(lab.folder, `postgres-${port}`);
    const user = await idsOf('postgres');
    await chmod(lab.folder, 0o755);
    await mkdir(folder, { mode: 0o700 });
    await chown(folder, user.uid, user.gid);
    await run(`${programs}/initdb`, ['-D', folder, '--no-sync', '-A', 'trust', '-E', 'UTF8', '--locale=C'], { ...user, cwd: '/' });
    for (const [from, to] of [
      [site.certFile, 'server.crt'],
      [site.keyFile, 'server.key'],
    ] as const) {
      await cp(from, join(folder, to));
      await chown(join(folder, to), user.uid, user.gid);
      await chmod(join(folder, to), 0o600);
    }
    const server = await started(
      `${programs}/postgres`,
      ['-D', folder, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', `ssl=${ssl}`, '-c', 'fsync=off'],
      port,
      { user },
    );
    return { connect: { host: '127.0.0.1', port }, startTls: 'postgres', stop: server.stop };
  };

async function idsOf(name: string): Promise<{ uid: number; gid: number }> {
  const ids = await Promise.all(['-u', '-g'].map(async (kind) => Number((await run('id', [kind, name])).stdout)));
  return { uid: ids[0] ?? 0, gid: ids[1] ?? 0 };
}

/** MariaDB without its grant tables: no user is needed to begin TLS. */
export const mariadb =
  (ssl: 'on' | 'off') =>
  async (lab: Authority): Promise<Staged> => {
    const port = await freePort();
    const site = await lab.issue({ ...SITE, key: 'rsa' });
    const folder = join(lab.folder, `mariadb-${port}`);
    await mkdir(folder);
    const identity = ssl === 'on' ? [`--ssl-cert=${site.certFile}`, `--ssl-key=${site.keyFile}`] : ['--skip-ssl'];
    const small = ['--innodb-buffer-pool-size=8M', '--innodb-log-file-size=4M', '--skip-log-bin', '--skip-name-resolve'];
    const server = await started(
      'mariadbd',
      [
        '--no-defaults',
        '--user=root',
        '--skip-grant-tables',
        `--datadir=${folder}`,
        `--socket=${folder}/socket`,
        `--pid-file=${folder}/pid`,
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        ...small,
        ...identity,
      ],
      port,
    );
    return { connect: { host: '127.0.0.1', port }, startTls: 'mysql', stop: server.stop };
  };

/** A port that expects TLS from the first byte (993, 465), asked with STARTTLS. */
export async function tlsAtOnce(lab: Authority): Promise<Staged> {
  const server = await tlsServer(await lab.issue(SITE));
  return { connect: { host: '127.0.0.1', port: server.port }, startTls: 'imap', stop: server.stop };
}

/** Answers nothing that it does not know before the client has registered, as ngIRCd does. */
export const ircIgnoresStartTls = (lab: Authority) =>
  talks(lab, 'irc', { greeting: null, replies: [[/^CAP LS/, ':irc.site.test CAP * LS :multi-prefix\r\n']] });

/** Answers only the farewell before the client has registered, as InspIRCd does without its modules `starttls` and `cap`. */
export const ircOnlySaysGoodbye = (lab: Authority) =>
  talks(lab, 'irc', { greeting: null, replies: [[/^QUIT/, 'ERROR :Closing link: (unknown@127.0.0.1)\r\n', 'close']] });

/** vsftpd, one process a connection. */
export async function vsftpd(lab: Authority): Promise<Staged> {
  const port = await freePort();
  const site = await lab.issue({ ...SITE, key: 'rsa' });
  const empty = join(lab.folder, `vsftpd-${port}`);
  await mkdir(empty, { mode: 0o755 });
  const config = `${empty}.conf`;
  await writeFile(
    config,
    `listen=YES\nlisten_address=127.0.0.1\nlisten_port=${port}\nbackground=NO\nanonymous_enable=YES\nlocal_enable=NO\nssl_enable=YES\nallow_anon_ssl=YES\n` +
      `rsa_cert_file=${site.certFile}\nrsa_private_key_file=${site.keyFile}\nsecure_chroot_dir=${empty}\nssl_ciphers=HIGH\nseccomp_sandbox=NO\nisolate=NO\nisolate_network=NO\n`,
  );
  const server = await started('vsftpd', [config], port);
  return { connect: { host: '127.0.0.1', port }, startTls: 'ftp', stop: server.stop };
}
