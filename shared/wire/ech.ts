import { ByteReader, type Read } from './bytes.ts';
import { latin1 } from './extensions.ts';

/** One key that a server offers for encrypted ClientHellos (RFC 9849 section 4). */
export interface EchConfig {
  readonly id: number;
  /** KEM of RFC 9180 section 7.1. */
  readonly kem: number;
  /** The name that goes in the clear in place of the true one. */
  readonly publicName: string;
}

/** ECH_CONFIG of RFC 9849; configurations of other versions are passed over (section 4). */
const VERSION = 0xfe0d;

/** A list of configurations, as it stands in DNS and in the `retry_configs` of EncryptedExtensions (RFC 9849 section 5). */
export function readEchConfigs(bytes: Uint8Array): Read<readonly EchConfig[]> {
  const reader = new ByteReader(bytes);
  const list = reader.inner(2, 'ech_configs');
  const configs: EchConfig[] = [];
  while (list.left > 0) {
    const version = list.u16('ech_config.version');
    const contents = list.inner(2, 'ech_config.contents');
    if (version !== VERSION) continue;
    const id = contents.u8('ech_config.id');
    const kem = contents.u16('ech_config.kem');
    contents.vector(2, 'ech_config.public_key');
    contents.vector(2, 'ech_config.cipher_suites');
    contents.u8('ech_config.maximum_name_length');
    const publicName = latin1(contents.vector(1, 'ech_config.public_name'));
    contents.vector(2, 'ech_config.extensions');
    list.adopt(contents);
    configs.push({ id, kem, publicName });
  }
  reader.adopt(list);
  return reader.finish(configs);
}
