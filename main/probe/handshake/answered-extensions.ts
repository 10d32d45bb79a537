import { RENEGOTIATION_INFO_SCSV } from '../../../shared/tables/cipher-suites.ts';
import { EXTENSION } from '../../../shared/tables/extensions.ts';
import { readEchConfigs } from '../../../shared/wire/ech.ts';
import { type Extension, readAlpn } from '../../../shared/wire/extensions.ts';
import type { BuiltHello, HelloPlan } from './hello-build.ts';

export interface ExtensionFault {
  readonly why: string;
  readonly alert: number;
  readonly name: string;
}

/**
 * What browsers refuse in the extensions of an answer: one that was not asked for (RFC 8446 section 4.2, RFC 5246 section 7.4.1.4), one
 * twice, other than one protocol (RFC 7301 section 3.1), keys for encrypted hellos that cannot be read (RFC 9849 section 6.2.1).
 */
export function faultOfExtensions(extensions: readonly Extension[], hello: BuiltHello, plan: HelloPlan): ExtensionFault | null {
  const types = extensions.map(({ type }) => type);
  if (new Set(types).size < types.length) return { why: 'extensions.twice', alert: 47, name: 'illegal_parameter' };
  const asked = (type: number): boolean =>
    hello.extensionTypes.has(type) || (type === EXTENSION.renegotiationInfo && plan.cipherSuites.includes(RENEGOTIATION_INFO_SCSV));
  if (!types.every(asked)) return { why: 'extensions.not_requested', alert: 110, name: 'unsupported_extension' };
  const unreadable = extensions.some(({ type, data }) => {
    if (type === EXTENSION.encryptedClientHello) return !readEchConfigs(data).ok;
    if (type !== EXTENSION.alpn) return false;
    const read = readAlpn(data);
    return !read.ok || read.value.length !== 1;
  });
  return unreadable ? { why: 'extensions.unreadable', alert: 50, name: 'decode_error' } : null;
}
