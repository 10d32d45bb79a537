import { x448 } from '@noble/curves/ed448.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { ml_kem768, ml_kem1024 } from '@noble/post-quantum/ml-kem.js';
import { GROUP } from '../../shared/tables/groups.ts';
import { concat } from '../../shared/wire/bytes.ts';
import { ffdhePrime, finiteFieldShare } from './finite-field.ts';
import { type EcdhCurve, nativeEcdh, nativeMlKem768, nativeX25519 } from './native.ts';

/** One half of a key exchange in a named group. */
export interface KeyShare {
  readonly group: number;
  /** What goes to the other side. */
  readonly share: Uint8Array;
  /** @returns the shared secret, or null where the peer's share is not one of this group */
  finish(peer: Uint8Array): Uint8Array | null;
}

/** Groups that a handshake can be finished with. */
export const SUPPORTED_GROUPS: readonly number[] = [
  GROUP.x25519MlKem768,
  GROUP.secp256r1MlKem768,
  GROUP.secp384r1MlKem1024,
  GROUP.x25519,
  GROUP.secp256r1,
  GROUP.secp384r1,
  GROUP.secp521r1,
  GROUP.x448,
  GROUP.ffdhe2048,
  GROUP.ffdhe3072,
  GROUP.ffdhe4096,
  GROUP.ffdhe6144,
  GROUP.ffdhe8192,
];

/** @returns a fresh share, or null for a group that is not supported */
export function makeKeyShare(group: number): KeyShare | null {
  switch (group) {
    case GROUP.x25519:
      return x25519Share();
    case GROUP.x448:
      return montgomery(group, x448, 56);
    case GROUP.secp256r1:
      return weierstrass(group, p256, 'prime256v1');
    case GROUP.secp384r1:
      return weierstrass(group, p384, 'secp384r1');
    case GROUP.secp521r1:
      return weierstrass(group, p521, 'secp521r1');
    case GROUP.x25519MlKem768:
      return hybrid(group, mlKem768(), x25519Share(), 'post-quantum-first');
    case GROUP.secp256r1MlKem768:
      return hybrid(group, mlKem768(), weierstrass(GROUP.secp256r1, p256, 'prime256v1'), 'classical-first');
    case GROUP.secp384r1MlKem1024:
      return hybrid(group, kemOf(ml_kem1024), weierstrass(GROUP.secp384r1, p384, 'secp384r1'), 'classical-first');
    default: {
      const prime = ffdhePrime(group);
      return prime === null ? null : { group, ...finiteFieldShare(prime, Uint8Array.of(2)) };
    }
  }
}

type Montgomery = typeof x25519;
type Weierstrass = typeof p256;

interface Kem {
  readonly publicKey: Uint8Array;
  readonly cipherTextLength: number;
  decapsulate(cipherText: Uint8Array): Uint8Array | null;
}

function x25519Share(): KeyShare {
  const native = nativeX25519();
  return native === null ? montgomery(GROUP.x25519, x25519, 32) : { group: GROUP.x25519, ...native() };
}

function mlKem768(): Kem {
  const native = nativeMlKem768();
  return native === null ? kemOf(ml_kem768) : { cipherTextLength: 1_088, ...native() };
}

function kemOf(kem: typeof ml_kem768): Kem {
  const keys = kem.keygen();
  return {
    publicKey: keys.publicKey,
    cipherTextLength: kem.lengths.cipherText as number,
    decapsulate: (cipherText) => orNull(() => kem.decapsulate(cipherText, keys.secretKey)),
  };
}

function montgomery(group: number, curve: Montgomery, length: number): KeyShare {
  const secret = curve.utils.randomSecretKey();
  return {
    group,
    share: curve.getPublicKey(secret),
    finish: (peer) => (peer.length === length ? orNull(() => curve.getSharedSecret(secret, peer)) : null),
  };
}

/** The shared secret is the x coordinate alone (RFC 8446 section 7.4.2). */
function weierstrass(group: number, curve: Weierstrass, name: EcdhCurve): KeyShare {
  const native = nativeEcdh();
  if (native !== null) return { group, ...native(name) };
  const secret = curve.utils.randomSecretKey();
  return {
    group,
    share: curve.getPublicKey(secret, false),
    finish: (peer) => (peer[0] === 4 ? orNull(() => curve.getSharedSecret(secret, peer, true).subarray(1)) : null),
  };
}

/** Order of the halves: draft-ietf-tls-ecdhe-mlkem section 4. */
function hybrid(group: number, kem: Kem, classical: KeyShare, order: 'post-quantum-first' | 'classical-first'): KeyShare {
  const { cipherTextLength } = kem;
  const join = (postQuantum: Uint8Array, old: Uint8Array): Uint8Array =>
    order === 'post-quantum-first' ? concat(postQuantum, old) : concat(old, postQuantum);
  return {
    group,
    share: join(kem.publicKey, classical.share),
    finish(peer) {
      if (peer.length <= cipherTextLength) return null;
      const split = order === 'post-quantum-first' ? cipherTextLength : peer.length - cipherTextLength;
      const [first, second] = [peer.subarray(0, split), peer.subarray(split)];
      const [cipherText, peerShare] = order === 'post-quantum-first' ? [first, second] : [second, first];
      const old = classical.finish(peerShare);
      const fresh = kem.decapsulate(cipherText);
      return old === null || fresh === null ? null : join(fresh, old);
    },
  };
}

function orNull(work: () => Uint8Array): Uint8Array | null {
  try {
    return work();
  } catch {
    return null;
  }
}
