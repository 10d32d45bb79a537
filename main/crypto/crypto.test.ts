import * as nodeCrypto from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat, fromHex, toHex } from '../../shared/wire/bytes.ts';
import type { AeadName } from '../../shared/wire/crypto.ts';
import { fromLatin1 } from '../../shared/wire/extensions.ts';
import { aeadKeyLength, aeadOpen, aeadSeal } from './aead.ts';
import { cbcDecrypt, cbcEncrypt } from './cbc.ts';
import { ffdhePrime, finiteFieldShare, powerMod } from './finite-field.ts';
import { handshakeCrypto } from './handshake-crypto.ts';
import { hash } from './hash.ts';
import { makeKeyShare, SUPPORTED_GROUPS } from './key-exchange.ts';
import { readSigningKey } from './keys.ts';
import { rc4 } from './old-ciphers.ts';
import { prf } from './prf.ts';
import { encryptPkcs1 } from './rsa.ts';
import { chooseScheme, sign, verifySignature } from './signatures.ts';

const AEADS: readonly AeadName[] = [
  'aes-128-gcm',
  'aes-256-gcm',
  'chacha20-poly1305',
  'aes-128-ccm',
  'aes-256-ccm',
  'aes-128-ccm8',
  'aes-256-ccm8',
];

function hex(text: string): Uint8Array {
  return fromHex(text.replace(/\s/g, '')) as Uint8Array;
}

/** The same by the runtime, to compare with. */
function nodeSeal(name: AeadName, key: Uint8Array, nonce: Uint8Array, additional: Uint8Array, plain: Uint8Array): Uint8Array {
  const cipher = nodeCrypto.createCipheriv(name.replace('ccm8', 'ccm') as 'aes-128-ccm', key, nonce, {
    authTagLength: name.endsWith('ccm8') ? 8 : 16,
  });
  cipher.setAAD(additional, { plaintextLength: plain.length });
  return new Uint8Array(Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
}

describe('sealing records', () => {
  test.each(AEADS)('%s seals as the runtime does, opens again, and notices a change', (name) => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.uint8Array({ minLength: 1, maxLength: 40 }), (plain, additional) => {
        const key = new Uint8Array(aeadKeyLength(name)).fill(3);
        const nonce = new Uint8Array(12).fill(5);
        const sealed = aeadSeal(name, key, nonce, additional, plain);
        expect(toHex(sealed)).toBe(toHex(nodeSeal(name, key, nonce, additional, plain)));
        expect(aeadOpen(name, key, nonce, additional, sealed)).toEqual(plain);
        const changed = sealed.slice();
        changed[changed.length - 1] = (changed.at(-1) as number) ^ 1;
        expect(aeadOpen(name, key, nonce, additional, changed)).toBeNull();
        expect(aeadOpen(name, key, nonce, additional, sealed.subarray(0, 4))).toBeNull();
      }),
      { numRuns: 30 },
    );
  });

  test('AES-CBC turns whole blocks round and refuses others', () => {
    const key = new Uint8Array(16).fill(1);
    const plain = new Uint8Array(32).fill(9);
    expect(cbcDecrypt(key, key, cbcEncrypt(key, key, plain))).toEqual(plain);
    expect(cbcDecrypt(key, key, new Uint8Array(17))).toBeNull();
  });

  test('RC4 answers as RFC 6229 says', () => {
    expect(toHex(rc4(hex('0102030405060708090a0b0c0d0e0f10'))(new Uint8Array(16)))).toBe('9ac7cc9a609d1ef7b2932899cde41b97');
  });
});

describe('deriving keys', () => {
  test('the PRF of TLS 1.2 answers as its published test vector', () => {
    const made = prf('sha256', hex('9bbe436ba940f017b17652849a71db35'), 'test label', hex('a0ba9f936cda311827a6f796ffd5198c'), 32);
    expect(toHex(made)).toBe('e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a');
  });

  test('the PRF of TLS 1.0 joins MD5 and SHA-1 over halves that share the middle byte of an odd secret', () => {
    const secret = new Uint8Array(47).fill(7);
    const half = secret.subarray(0, 24);
    const expand = (name: string): Buffer => {
      const seed = Buffer.from('labelseed');
      const mac = (bytes: Uint8Array): Buffer => nodeCrypto.createHmac(name, half).update(bytes).digest();
      return mac(Buffer.concat([mac(seed), seed]));
    };
    const [left, right] = [expand('md5'), expand('sha1')];
    const wanted = Uint8Array.from({ length: 16 }, (_, index) => (left[index] as number) ^ (right[index] as number));
    expect(prf('md5-sha1', secret, 'label', fromLatin1('seed'), 16)).toEqual(wanted);
  });
});

describe('exchanging keys', () => {
  test.each(SUPPORTED_GROUPS.filter((group) => group < 0x1000))(
    'group %i: both sides have the same secret, and nonsense is refused',
    (group) => {
      const [a, b] = [makeKeyShare(group), makeKeyShare(group)];
      const secret = a?.finish(b?.share ?? new Uint8Array(0));
      expect(secret).toEqual(b?.finish(a?.share ?? new Uint8Array(0)));
      expect(secret?.length).toBeGreaterThanOrEqual(32);
      expect(a?.finish(new Uint8Array(3))).toBeNull();
      expect(a?.finish(new Uint8Array(a.share.length).fill(0))).toBeNull();
    },
  );

  test('a group that is not supported has no share', () => {
    expect(makeKeyShare(26)).toBeNull();
  });

  test.each([
    [0x100, 2048, '9cd3b7f336872f46c09428d1bbc19877a4d440512cda8d1c1cf0cd6e33698966'],
    [0x101, 3072, '0eaf67db3a839156d5013494a5318a772b5697d270d721f37f092efc69ea5a17'],
    [0x102, 4096, '4648414224ac881b3d0dc59b466f96d06a558278776807797ecf1f66ff397b3e'],
    [0x103, 6144, '227ac9066b3ddd9e193670cda2388fa884f65ba0cf98b742d1fe77a6687c79c7'],
    [0x104, 8192, '770b14efaf6f049929c523113b3fa99a8d11dab1b18af3609590122075d19833'],
  ])('the prime of group %i has %i bits and is the one OpenSSL 3.0 carries', (group, bits, sha256) => {
    const prime = ffdhePrime(group) as Uint8Array;
    expect(prime.length * 8).toBe(bits);
    expect(toHex(hash('sha256', prime))).toBe(sha256);
  });

  test('powers agree with plain multiplication', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 1n << 90n }),
        fc.bigInt({ min: 0n, max: 60n }),
        fc.bigInt({ min: 2n, max: 1n << 80n }),
        (base, exponent, modulus) => {
          let wanted = 1n % modulus;
          for (let index = 0n; index < exponent; index++) wanted = (wanted * base) % modulus;
          expect(powerMod(base, exponent, modulus)).toBe(wanted);
        },
      ),
    );
  });

  test('a Diffie-Hellman share out of range is refused', () => {
    const prime = ffdhePrime(0x100) as Uint8Array;
    const share = finiteFieldShare(prime, Uint8Array.of(2));
    expect(share.finish(Uint8Array.of(1))).toBeNull();
    expect(share.finish(prime)).toBeNull();
  });
});

describe('signing and checking', () => {
  const data = fromLatin1('what is signed');
  const pairs = [
    [
      'rsa',
      nodeCrypto.generateKeyPairSync('rsa', { modulusLength: 2048 }),
      [0x0401, 0x0501, 0x0601, 0x0201, 0x0804, 0x0805, 0x0806, 'rsa-md5-sha1'],
    ],
    ['P-256', nodeCrypto.generateKeyPairSync('ec', { namedCurve: 'P-256' }), [0x0403, 0x0203]],
    ['P-384', nodeCrypto.generateKeyPairSync('ec', { namedCurve: 'P-384' }), [0x0503]],
    ['P-521', nodeCrypto.generateKeyPairSync('ec', { namedCurve: 'P-521' }), [0x0603]],
    ['Ed25519', nodeCrypto.generateKeyPairSync('ed25519'), [0x0807]],
    ['Ed448', nodeCrypto.generateKeyPairSync('ed448'), [0x0808]],
  ] as const;

  test.each(pairs)('%s: own signatures hold, changed ones do not, and the runtime agrees', (_name, pair, schemes) => {
    const key = readSigningKey(new Uint8Array(pair.privateKey.export({ format: 'der', type: 'pkcs8' })));
    const spki = new Uint8Array(pair.publicKey.export({ format: 'der', type: 'spki' }));
    if (key === null) throw new Error('unreadable key');
    for (const scheme of schemes) {
      const signature = sign(key, scheme, data) as Uint8Array;
      expect(verifySignature(spki, scheme, data, signature)).toBe('valid');
      expect(verifySignature(spki, scheme, concat(data, data), signature)).toBe('invalid');
      const changed = signature.slice();
      changed[changed.length >> 1] = (changed[changed.length >> 1] as number) ^ 1;
      expect(verifySignature(spki, scheme, data, changed)).toBe('invalid');
    }
  });

  test('a signature by another kind of key is invalid, one by an unknown scheme is not judged', () => {
    const [, ec] = pairs[1];
    const spki = new Uint8Array(ec.publicKey.export({ format: 'der', type: 'spki' }));
    expect(verifySignature(spki, 0x0804, data, new Uint8Array(256))).toBe('invalid');
    expect(verifySignature(spki, 0x0708, data, new Uint8Array(64))).toBe('unsupported');
    expect(verifySignature(Uint8Array.of(0x30, 0), 0x0403, data, new Uint8Array(64))).toBe('unsupported');
  });

  test('chooses a scheme that the key can sign by, or none', () => {
    const key = readSigningKey(new Uint8Array(pairs[0][1].privateKey.export({ format: 'der', type: 'pkcs1' })));
    if (key === null) throw new Error('unreadable key');
    expect(chooseScheme(key, [0x0403, 0x0401, 0x0804], true)).toBe(0x0804);
    expect(chooseScheme(key, [0x0403, 0x0401], false)).toBe(0x0401);
    expect(chooseScheme(key, [0x0403, 0x0401], true)).toBeNull();
  });

  test('reads private keys in SEC 1 form, too', () => {
    const der = new Uint8Array(pairs[1][1].privateKey.export({ format: 'der', type: 'sec1' }));
    expect(readSigningKey(der)).toMatchObject({ kind: 'ec', curve: 'P-256' });
    expect(readSigningKey(der.subarray(0, 20))).toBeNull();
  });

  test('what is sealed for an RSA key, its owner can open', () => {
    const pair = pairs[0][1];
    const jwk = pair.publicKey.export({ format: 'jwk' });
    const key = {
      modulus: new Uint8Array(Buffer.from(jwk.n ?? '', 'base64url')),
      exponent: new Uint8Array(Buffer.from(jwk.e ?? '', 'base64url')),
    };
    const sealed = encryptPkcs1(key, data) as Uint8Array;
    const opened = nodeCrypto.privateDecrypt({ key: pair.privateKey, padding: nodeCrypto.constants.RSA_NO_PADDING }, sealed);
    expect(new Uint8Array(opened).slice(-data.length)).toEqual(data);
    expect([opened[0], opened[1], opened.at(-data.length - 1)]).toEqual([0, 2, 0]);
    expect(opened.subarray(2, -data.length - 1)).not.toContain(0);
  });

  test('hashes as the runtime does', () => {
    for (const name of ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const) {
      expect(toHex(hash(name, data))).toBe(nodeCrypto.createHash(name).update(data).digest('hex'));
    }
  });
});

describe('the cryptography handed to readers of captures', () => {
  test('one AES block is as in FIPS 197 appendix C.1', async () => {
    const sealed = await handshakeCrypto.aesBlock(hex('000102030405060708090a0b0c0d0e0f'), hex('00112233445566778899aabbccddeeff'));
    expect(toHex(sealed)).toBe('69c4e0d86a7b0430d8cdb78070b4c55a');
  });

  test('what it seals it opens, and a changed tag gives null', async () => {
    const [key, nonce, header, plain] = [new Uint8Array(16), new Uint8Array(12), fromLatin1('header'), fromLatin1('plain')];
    const sealed = await handshakeCrypto.aeadSeal('aes-128-gcm', key, nonce, header, plain);
    expect(await handshakeCrypto.aeadOpen('aes-128-gcm', key, nonce, header, sealed)).toEqual(plain);
    sealed[0] = (sealed[0] as number) ^ 1;
    expect(await handshakeCrypto.aeadOpen('aes-128-gcm', key, nonce, header, sealed)).toBeNull();
    expect(toHex(await handshakeCrypto.hmac('sha256', fromLatin1('key'), fromLatin1('')))).toBe(
      nodeCrypto.createHmac('sha256', 'key').update('').digest('hex'),
    );
    expect(toHex(await handshakeCrypto.hash('sha1', plain))).toBe(nodeCrypto.createHash('sha1').update(plain).digest('hex'));
  });
});
