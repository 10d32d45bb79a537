import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publicRootStore } from '../../main/computer/trust-stores/public-roots.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/stores', import.meta.url));
const PASSWORD = 'changeit';
const PROFILES = 10;
const JDKS = 3;
/** A profile that was used for a while has some hundred preferences. */
const PREFERENCES = 300;

export interface MadeHome {
  readonly folder: string;
  /** What stands in it, to be printed. */
  readonly holds: string;
  readonly remove: () => void;
}

/** A home with ten Firefox profiles and three Javas of 140 roots each: one in Java's old form, the others in the new one where `keytool` is there. */
export function makeHome(): MadeHome {
  const folder = mkdtempSync(join(tmpdir(), 'home-'));
  const put = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const names = Array.from({ length: PROFILES }, (_, number) => `profile${number}.default`);
  put(
    '.mozilla/firefox/profiles.ini',
    names.map((name, number) => `[Profile${number}]\nName=${name}\nIsRelative=1\nPath=${name}\n`).join('\n'),
  );
  for (const name of names) {
    put(`.mozilla/firefox/${name}/prefs.js`, preferences());
    copyFileSync(`${FIXTURES}/firefox-profile/cert9.db`, join(folder, `.mozilla/firefox/${name}/cert9.db`));
  }
  const old = javaStore(publicRootStore().roots.map((root) => root.der));
  put('.jdks/old-form/jre/lib/security/cacerts', old);
  const source = join(folder, '.jdks/old-form/jre/lib/security/cacerts');
  const forms = Array.from({ length: JDKS - 1 }, (_, number) => {
    const store = `.jdks/jdk-${number}/lib/security/cacerts`;
    mkdirSync(dirname(join(folder, store)), { recursive: true });
    return inNewForm(source, join(folder, store)) ? 'PKCS #12' : 'JKS';
  });
  return {
    folder,
    holds: `${PROFILES} Firefox profiles, ${JDKS} Javas (JKS, ${forms.join(', ')})`,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function preferences(): string {
  return Array.from({ length: PREFERENCES }, (_, number) => `user_pref("made.up.preference.${number}", "${'x'.repeat(60)}");\n`).join('');
}

/** Sun's form: a list with a checksum over the password, a whitener and all before it. Source: OpenJDK, sun.security.provider.JavaKeyStore. */
function javaStore(certificates: readonly Uint8Array[]): Uint8Array {
  const number = (value: number, bytes: 2 | 4) => {
    const written = Buffer.alloc(bytes);
    written.writeUIntBE(value, 0, bytes);
    return written;
  };
  const text = (value: string) => Buffer.concat([number(value.length, 2), Buffer.from(value)]);
  const entries = certificates.map((der, index) =>
    Buffer.concat([number(2, 4), text(`root${index}`), Buffer.alloc(8), text('X.509'), number(der.length, 4), der]),
  );
  const list = Buffer.concat([number(0xfeedfeed, 4), number(2, 4), number(certificates.length, 4), ...entries]);
  const checksum = createHash('sha1').update(Buffer.from(PASSWORD, 'utf16le').swap16()).update('Mighty Aphrodite').update(list).digest();
  return Buffer.concat([list, checksum]);
}

function inNewForm(source: string, destination: string): boolean {
  const passwords = ['-srcstorepass', PASSWORD, '-deststorepass', PASSWORD];
  try {
    execFileSync(
      'keytool',
      ['-importkeystore', '-noprompt', '-srckeystore', source, '-destkeystore', destination, '-deststoretype', 'pkcs12', ...passwords],
      { stdio: 'ignore' },
    );
    return true;
  } catch {
    copyFileSync(source, destination);
    return false;
  }
}
