import * as nodeCrypto from 'node:crypto';
import { concat, equalBytes, fromHex } from '../../shared/wire/bytes.ts';
import { fromLatin1 } from '../../shared/wire/extensions.ts';

// The parts of node:crypto that are worth having, because the same in plain JavaScript costs milliseconds on first use. Each is used only
// after it has passed a test with known values on this very runtime: Electron's BoringSSL lacks some of them, and a wrong answer there
// would go unseen. Where one is null, the plain JavaScript beside it answers the same.

export interface NativeKeyShare {
  readonly share: Uint8Array;
  /** @returns null where the peer's share is refused */
  finish(peer: Uint8Array): Uint8Array | null;
}

export interface NativeKem {
  readonly publicKey: Uint8Array;
  decapsulate(cipherText: Uint8Array): Uint8Array | null;
}

export interface SignatureQuestion {
  readonly spki: Uint8Array;
  readonly hash: string;
  readonly padding: 'pkcs1' | 'pss' | 'ecdsa';
  /** Bytes; for PSS. */
  readonly saltLength: number;
  readonly data: Uint8Array;
  readonly signature: Uint8Array;
}

const X25519_PRIVATE = '302e020100300506032b656e04220420';
const X25519_PUBLIC = '302a300506032b656e032100';

/** Tested with Bob's private key, Alice's public key and their shared secret of RFC 7748 section 6.1. */
export const nativeX25519 = testedOnce(() => {
  const derive = (privateKey: nodeCrypto.KeyObject, peer: Uint8Array): Uint8Array =>
    new Uint8Array(nodeCrypto.diffieHellman({ privateKey, publicKey: publicKeyOf(concat(hex(X25519_PUBLIC), peer)) }));
  const bob = nodeCrypto.createPrivateKey({
    key: Buffer.from(`${X25519_PRIVATE}5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb`, 'hex'),
    format: 'der',
    type: 'pkcs8',
  });
  const shared = derive(bob, hex('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a'));
  if (!equalBytes(shared, hex('4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742'))) return null;
  return (): NativeKeyShare => {
    const { privateKey, publicKey } = nodeCrypto.generateKeyPairSync('x25519');
    return {
      share: endOf(publicKey, 32),
      finish: (peer) => (peer.length === 32 ? orNull(() => derive(privateKey, peer)) : null),
    };
  };
});

/** Not in every Node 24 and not in Electron. Tested by agreeing with itself on lengths and on a secret. */
export const nativeMlKem768 = testedOnce(() => {
  const make = (): NativeKem => {
    const { privateKey, publicKey } = nodeCrypto.generateKeyPairSync('ml-kem-768');
    return {
      publicKey: endOf(publicKey, 1_184),
      decapsulate: (cipherText) => orNull(() => new Uint8Array(nodeCrypto.decapsulate(privateKey, cipherText))),
    };
  };
  const { privateKey, publicKey } = nodeCrypto.generateKeyPairSync('ml-kem-768');
  const { sharedKey, ciphertext } = nodeCrypto.encapsulate(publicKey);
  const opened = nodeCrypto.decapsulate(privateKey, ciphertext);
  const sound = ciphertext.length === 1_088 && sharedKey.length === 32 && equalBytes(new Uint8Array(opened), new Uint8Array(sharedKey));
  return sound && make().publicKey.length === 1_184 ? make : null;
});

export type EcdhCurve = 'prime256v1' | 'secp384r1' | 'secp521r1';

/** Tested with the responder's private key, the initiator's public key and their shared secret of RFC 5903 sections 8.1 and 8.2; P-521 by agreeing with itself. */
export const nativeEcdh = testedOnce(() => {
  const known = [
    [
      'prime256v1',
      'c6ef9c5d78ae012a011164acb397ce2088685d8f06bf9be0b283ab46476bee53',
      '04dad0b65394221cf9b051e1feca5787d098dfe637fc90b9ef945d0c37725811805271a0461cdb8252d61f1c456fa3e59ab1f45b33accf5f58389e0577b8990bb3',
      'd6840f6b42f6edafd13116e0e12565202fef8e9ece7dce03812464d04b9442de',
    ],
    [
      'secp384r1',
      '41cb0779b4bdb85d47846725fbec3c9430fab46cc8dc5060855cc9bda0aa2942e0308312916b8ed2960e4bd55a7448fc',
      '04667842d7d180ac2cde6f74f37551f55755c7645c20ef73e31634fe72b4c55ee6de3ac808acb4bdb4c88732aee95f41aa9482ed1fc0eeb9cafc4984625ccfc23f65032149e0e144ada024181535a0f38eeb9fcff3c2c947dae69b4c634573a81c',
      '11187331c279962d93d604243fd592cb9d0a926f422e47187521287e7156c5c4d603135569b9e9d09cf5d4a270f59746',
    ],
  ] as const;
  for (const [curve, own, peer, shared] of known) {
    const ecdh = nodeCrypto.createECDH(curve);
    ecdh.setPrivateKey(hex(own));
    if (!equalBytes(new Uint8Array(ecdh.computeSecret(hex(peer))), hex(shared))) return null;
  }
  const make = (curve: EcdhCurve): NativeKeyShare => {
    const ecdh = nodeCrypto.createECDH(curve);
    const share = new Uint8Array(ecdh.generateKeys());
    return { share, finish: (peer) => (peer[0] === 4 ? orNull(() => new Uint8Array(ecdh.computeSecret(peer))) : null) };
  };
  const [one, other] = [make('secp521r1'), make('secp521r1')];
  const agreed = one.finish(other.share);
  return one.share.length === 133 && agreed?.length === 66 && equalBytes(agreed, other.finish(one.share) ?? hex('')) ? make : null;
});

/** ECDSA over P-256: RFC 6979 appendix A.2.5, SHA-256, "sample". */
const EC_SPKI =
  '3059301306072a8648ce3d020106082a8648ce3d0301070342000460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299';
const EC_SIGNATURE =
  '3046022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716022100f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8';
/** A 1024-bit key and its signatures over "sample", made with OpenSSL 3.5 for this test. */
const RSA_SPKI =
  '30819f300d06092a864886f70d010101050003818d0030818902818100bcd2a604dbdc77b3605e25d278645d126b70895fc8716ae3294e9ec5b070e0198879754a0d30667ec9cea0d96f7704c9a4e871c23456b9ba5598524e72f49a28c3028ae21b91a53e25a446866108d7ca7f9ccd316c4e0516c15eb29b937a9bd50a70a5d32c97a04521bc2c8df83be21992d9cb76f42ef438d74bc568263933590203010001';
const RSA_PKCS1 =
  '654623b01a0540d891c416f4af539765bb328dd18512438b4f1cd888c7d869dd0a556aa2c7303ea147b9b5dec22e7d352a16837c19bedf871728673da78f892c84a8f459266b8a1a0856cb0b98d6192d1c529c5a2845bd1cd418ffe45a26e6c60251f561d8fa48792ad456beda0bc2c92884b0ef2660718bf07dcc4e24a566f8';
const RSA_PSS =
  '4fdd2af0e433dc3acc8df1fbb379c9e135bb5dc1eb1d305041143d0bb776f231a292a6416234488b70340fb5b327904fe12c03bea136606678d4ab7370d7ca502ad0556511a70e995a5b9037cd7dc9ab2ffaff3bd55e6790f165786bdd02fbb2f3ec3e1e5ec696bea1699c135bfaf9f8d1fc8efc8b617af5ad6ffaf17e510861';

/** Says true only for a valid signature; false means that the plain JavaScript has to say. */
export const nativeVerify = testedOnce(() => {
  const check = ({ spki, hash, padding, saltLength, data, signature }: SignatureQuestion): boolean => {
    const key = publicKeyOf(spki);
    const { RSA_PKCS1_PADDING, RSA_PKCS1_PSS_PADDING } = nodeCrypto.constants;
    if (padding === 'ecdsa') return nodeCrypto.verify(hash, data, { key, dsaEncoding: 'der' }, signature);
    if (padding === 'pkcs1') return nodeCrypto.verify(hash, data, { key, padding: RSA_PKCS1_PADDING }, signature);
    return nodeCrypto.verify(hash, data, { key, padding: RSA_PKCS1_PSS_PADDING, saltLength }, signature);
  };
  const known = [
    ['ecdsa', EC_SPKI, EC_SIGNATURE],
    ['pkcs1', RSA_SPKI, RSA_PKCS1],
    ['pss', RSA_SPKI, RSA_PSS],
  ] as const;
  for (const [padding, spki, signature] of known) {
    const question = { spki: hex(spki), hash: 'sha256', padding, saltLength: 32, signature: hex(signature) };
    if (!check({ ...question, data: fromLatin1('sample') }) || check({ ...question, data: fromLatin1('Sample') })) return null;
  }
  return (question: SignatureQuestion): boolean => {
    try {
      return check(question);
    } catch {
      return false;
    }
  };
});

/** Runs a test of the runtime at the first use; a part that is missing or answers wrongly counts as not there. */
function testedOnce<T>(test: () => T | null): () => T | null {
  let tested: { readonly part: T | null } | null = null;
  return () => {
    tested ??= { part: orNull(test) };
    return tested.part;
  };
}

function publicKeyOf(spki: Uint8Array): nodeCrypto.KeyObject {
  return nodeCrypto.createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
}

function endOf(key: nodeCrypto.KeyObject, length: number): Uint8Array {
  return new Uint8Array(key.export({ format: 'der', type: 'spki' })).slice(-length);
}

function hex(text: string): Uint8Array {
  return fromHex(text) ?? new Uint8Array(0);
}

function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
