import { toHex } from '../../../shared/wire/bytes.ts';
import { DerFault, onlyElement, TAG } from '../../../shared/wire/der.ts';
import { readName } from '../../../shared/wire/x509-name.ts';

const MOST_NAMES = 500;

/** The names of the acceptable CAs as text (`CN=Our CA, O=Example`); a name that cannot be read stays hex. */
export function namesOfAuthorities(authorities: readonly Uint8Array[]): string[] {
  return authorities.slice(0, MOST_NAMES).map(nameText);
}

function nameText(der: Uint8Array): string {
  try {
    const { attributes } = readName(onlyElement(der, TAG.sequence));
    return attributes.map(({ type, value }) => `${type}=${value}`).join(', ');
  } catch (fault) {
    if (fault instanceof DerFault) return toHex(der.subarray(0, 64));
    throw fault;
  }
}
