import { type Machine, readText } from '../machine.ts';
import { findProgram } from '../programs.ts';
import { firstSet, namedBundle } from './named-bundle.ts';
import type { StoreContent } from './stored-root.ts';

/**
 * Composer: the file that its settings name, else the one of the variable, else the system's bundle.
 * Source: Composer, "Config": cafile; composer/ca-bundle, CaBundle.php.
 */
export async function readComposer(machine: Machine, system: StoreContent): Promise<StoreContent> {
  const isHere = (await findProgram(machine, 'composer')) !== null;
  const named = firstSet(await composerSetting(machine, 'cafile'), isHere ? machine.env.SSL_CERT_FILE : null);
  return namedBundle(machine, { store: 'composer', program: 'Composer', commands: ['composer'] }, named, system);
}

/** A value of the `config` of this person's settings, as text; null where none sets it. Source: Composer, "COMPOSER_HOME". */
export async function composerSetting(machine: Machine, name: string): Promise<string | null> {
  const { env, home, platform } = machine;
  const folders =
    platform === 'win32'
      ? [`${env.APPDATA ?? `${home}\\AppData\\Roaming`}\\Composer`]
      : [`${env.XDG_CONFIG_HOME || `${home}/.config`}/composer`, `${home}/.composer`];
  for (const folder of [...(env.COMPOSER_HOME ? [env.COMPOSER_HOME] : []), ...folders]) {
    const value = configIn(await readText(machine, `${folder}${platform === 'win32' ? '\\' : '/'}config.json`), name);
    if (value !== undefined) return String(value);
  }
  return null;
}

function configIn(text: string | null, name: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text ?? 'null');
    const config = Object(Object(parsed).config) as Record<string, unknown>;
    return Object.hasOwn(config, name) ? config[name] : undefined;
  } catch {
    return undefined;
  }
}
