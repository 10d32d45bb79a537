/** The cryptography that reading a handshake needs; implemented by `main/crypto` (and by WebCrypto in a worker). Hashes are by TLS name. */
export type HashName = 'sha1' | 'sha256' | 'sha384' | 'sha512' | 'md5';

export interface HandshakeCrypto {
  hash(name: HashName, bytes: Uint8Array): Promise<Uint8Array>;
  hmac(name: HashName, key: Uint8Array, bytes: Uint8Array): Promise<Uint8Array>;
  /** @returns null when the tag does not match. */
  aeadOpen(cipher: AeadName, key: Uint8Array, nonce: Uint8Array, additional: Uint8Array, sealed: Uint8Array): Promise<Uint8Array | null>;
  aeadSeal(cipher: AeadName, key: Uint8Array, nonce: Uint8Array, additional: Uint8Array, plain: Uint8Array): Promise<Uint8Array>;
  /** One AES block, for QUIC header protection. */
  aesBlock(key: Uint8Array, block: Uint8Array): Promise<Uint8Array>;
  /** Five bytes of ChaCha20 for a sample, the same (RFC 9001 section 5.4.4). */
  chachaMask(key: Uint8Array, sample: Uint8Array): Promise<Uint8Array>;
}

export type AeadName =
  | 'aes-128-gcm'
  | 'aes-256-gcm'
  | 'chacha20-poly1305'
  | 'aes-128-ccm'
  | 'aes-256-ccm'
  | 'aes-128-ccm8'
  | 'aes-256-ccm8';
