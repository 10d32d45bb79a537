/**
 * Whose rules judge. `browser`: a current Chrome, which overlooks what RFC 5280 asks of issuers but nobody enforces (key
 * identifiers, flags, serial numbers). `strict`: the profile of RFC 5280 and the Baseline Requirements in full (`check-chain`).
 */
export type Rules = 'browser' | 'strict';
export type Usage = 'server' | 'client';
/** What a server did with its key in a handshake: signed, or decrypted the secret of an RSA key exchange (TLS 1.2 and older). */
export type KeyUse = 'signs' | 'decrypts';
/** Where in the path a certificate stands. */
export type Role = 'leaf' | 'issuer' | 'root';

/** Chain depth beyond which no path is looked for. */
export const MAX_PATH = 24;

/** What only the strict rules refuse is worth a word under the browser's. */
export function strictly(rules: Rules): { readonly weight: 'refuses' | 'notes' } {
  return { weight: rules === 'strict' ? 'refuses' : 'notes' };
}

/**
 * What RFC 5280 asks of the authority that writes a certificate (a critical flag) and not of the reader of a path (its section 6). The
 * Baseline Requirements hold servers to it; the clients of an organisation's own authority are not bound by them.
 */
export function strictlyForServers(rules: Rules, usage: Usage): { readonly weight: 'refuses' | 'notes' } {
  return strictly(usage === 'server' ? rules : 'browser');
}
