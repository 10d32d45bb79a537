// Diffie-Hellman primes that many servers share, by the SHA-256 of the prime without leading zeros, lower-case hex. A shared prime of
// 1024 bits or less can be broken once for all of them (Logjam, weakdh.org, 2015). Sources: RFC 2409, 3526, 5114, 7919; the primes built
// into the programs named, as collected by nmap's ssl-dh-params and by Cryptosense's list of common groups; checked 2026-11-20.
export interface KnownPrime {
  /** The standard, the program that carries the prime, or the survey that found it widespread. */
  readonly name: string;
  readonly bits: number;
  readonly kind: 'standard' | 'built-in' | 'widespread';
}

const ROWS: readonly (readonly [sha256: string, name: string, bits: number, kind: KnownPrime['kind']])[] = [
  ['3cdb020b9ef298b2f3f6cf5a872af527337bf7b9f654b2e70c49da16a4d24137', 'Apache mod_ssl 2.0', 512, 'built-in'],
  ['db01e702899166da28c9bc7896af62bcdf0c96d0fb341950ba80e68bd51a57ef', 'Apache mod_ssl 2.2', 512, 'built-in'],
  ['73b391ec8da33ee197aed17d7cfce1321b94e04c5b55b3c02c1c7198eb88715b', 'Java', 512, 'built-in'],
  ['f26e2403f3f07946654404909f0ff81d9354de17250411b4c04b89af73178425', 'OpenSSL', 512, 'built-in'],
  ['449ab49c277d21a601e806df3064d6e4b3040045110efe26b85d12e88ae9355a', 'Postfix', 512, 'built-in'],
  ['6c863838510bab3e2093066fc14976f0265b0da72c465eb306018587b5df6b6a', 'Postfix', 512, 'built-in'],
  ['e2b343fa226b71092716a0cefea064b00c0a6855e25e199bf91452b88d81d03e', 'Postfix', 512, 'built-in'],
  ['bc66927384785251c604a3836e40475664b425ef690d8fc9b770ba80095488d0', 'Postfix', 512, 'built-in'],
  ['b85e2291d140459398cf0cd25689409c3d2eb44c590634464b7b3ae613ec4712', 'Postfix', 512, 'built-in'],
  ['ee5483fe4b96caa10cb5b863ec409aab2762e6bf43af4a8a0a42817fef4dd7f3', 'Java', 768, 'built-in'],
  ['7dafc874c19963c0dd38e642bf1f3ad92d0fafd9a8db4651e5ff44903aef69c3', 'Postfix', 768, 'built-in'],
  ['ad225f9367840e76af41a00757b85eada4ac49190ea6ec4e90a7114c1eb9d1de', 'Postfix', 768, 'built-in'],
  ['b36ac84e5fa8bd7a6363e1fb989456e430ac24bec3899ebd876c327f00a78609', 'Postfix', 768, 'built-in'],
  ['d9f6f2a0adb3427cbe12b007049b842bd208e830a3a4b97f2f041c44797dae34', 'LibTomCrypt', 784, 'built-in'],
  ['f79d1db3c955a28fdeca462670a0712efee4b588c7858e4943883f903bd1354b', 'Apache mod_ssl 2.2', 1024, 'built-in'],
  ['bf910d9df4e0b2e76cda7443f592aa118e33ba2c224ebc27fb8978d873c8c2e3', 'Apache mod_ssl 2.2', 1024, 'built-in'],
  ['486e235226a927b22b9389bf43377084cb9be4c303f08fd490613ab4d9dfbd31', 'HAProxy', 1024, 'built-in'],
  ['bfa876fe4671a9c696c8e256c13d7fadaa05c8991660e0924604ff7b239c6d1a', 'IronPort', 1024, 'built-in'],
  ['cc21a33dd1a3edf40bf636b5496e4aede198a437a8548e0cc1a621424e42419b', 'Java', 1024, 'built-in'],
  ['66d0bf38b0bdfacf2fdae33f35102ab6079fd5ff0feff8e436a4063745c72739', 'OpenSSL', 1024, 'built-in'],
  ['ef627d8cc44144f36a075d8dd8511bbd278cb5cf438f1052bdbdabe715232c1e', 'Postfix', 1024, 'built-in'],
  ['d2ae65bfc24596c0333a3ad57a67565d1494da51059f327d8cd7d6c36ea53dc1', 'Postfix', 1024, 'built-in'],
  ['3b37d357836b4c0b81ae99d4bb204f5fb3b3cc53a79a4660db1499062a7c8d47', 'Postfix', 1024, 'built-in'],
  ['20ce5e9531472e234e1ef76788a6f5f5da9d3ee746de9901fb962b6a1bf76f6f', 'Postfix', 1024, 'built-in'],
  ['984a91adb717c9753fd52ab8c4659b6f5915a0647385796d3ac367b86618eac4', 'ProFTPD', 1024, 'built-in'],
  ['46ff79361993e5e6e9025cdfdb8d59af2a434714a48798450df9f9ff4c9e7558', 'ProFTPD', 1024, 'built-in'],
  ['8b4fa096eb2414e26babeef0e3e68eb7a531eca3853a635f7e98007593d35ad6', 'ProFTPD', 1024, 'built-in'],
  ['0a64b51e01fbccd80d5c45d6c40b1eb7ff66f13c3b4ebf0a4c0a60c1b3bf49cc', 'ProFTPD', 1024, 'built-in'],
  ['6b79f7880e90204b6f8cb64f4bea6ea6b4286941e1d81c18b8c20f968a3eb26a', 'ProFTPD', 1024, 'built-in'],
  ['6ab0cedf512ead33f4827d0a9aa9a4b8433cac5d2ee4ff340c4f38a816d94382', 'ProFTPD', 1024, 'built-in'],
  ['c43bb4fe47a641335004ca606398421bb63ee95c1da6bb0be37328bf80ca4d0e', 'ProFTPD', 1024, 'built-in'],
  ['9f5e9f4e49f8499926f4bfd7cffcd0ecfb650a6ec35406bf70c378dfb3a25f5a', 'ProFTPD', 1024, 'built-in'],
  ['3576d07c0658c0230f4e4a4ad3255c68b12da40ae85e9bbe31f0361521f94c79', 'ProFTPD', 1024, 'built-in'],
  ['0ea9ef1fd4b42cff37a02344a1097ca697054fa0c5ef9c624360cdde80c51697', 'ProFTPD', 1024, 'built-in'],
  ['eba4ea9cdaf56d1c93fdf9b358f33148ce4340c48d631aa6dda9cbe8739981bd', 'ProFTPD', 1024, 'built-in'],
  ['80b421f627228225bc69d267f5f3d61e6a628fb6073ff12b898201817a9476fb', 'ProFTPD', 1024, 'built-in'],
  ['6215d41bb617b390082b066d6856f8b361d6c77f316a84301f7c9717a8681485', 'SKIP', 1024, 'built-in'],
  ['ac10fa3c5965ca361c07b3511140eb0a5cc89d92417708b1c13d07dc24770e22', 'Socat', 1024, 'built-in'],
  ['8ae47dca3d24e9b64640062686da234dcabada26b0da6f090c5449c1338d9a11', 'nginx', 1024, 'built-in'],
  ['d6dcdf1380fcf5d1edae326fe1e1db5b6d18ceb64df60bc5feaf82bdd4880f25', 'LibTomCrypt', 1036, 'built-in'],
  ['0ce3987be0923295e23002daa633bb141445b57bf9c045d811919752f277b3f1', 'LibTomCrypt', 1288, 'built-in'],
  ['bd646809c4e2d255e7082482b9917c2dfa213b6685d7100765fbfca6d585af1c', 'Postfix', 1536, 'built-in'],
  ['f5b0f0db19c1ffb9edd48c27d552e0c6304a86c911924f8d4f9bbc9adf00f5de', 'Postfix', 1536, 'built-in'],
  ['245ccb3bb7e5f8e431c3786ce8c84360463a9991a535ab23b6b1e91a3ac9ccb9', 'Postfix', 1536, 'built-in'],
  ['cf44c99b85dabecceda32d2b089ec28fbc7873ad9ea0bf8d1dbedd5a4dcd92b9', 'ProFTPD', 1536, 'built-in'],
  ['e7257339c7b3c36b4fe270802723e6b2d93184e652304a0510560f4cbe34404f', 'ProFTPD', 1536, 'built-in'],
  ['a5bdec8cf036e2ab8f8b4bb68c726ea83930a6bb6ad81d9c1fecdafa87526fd2', 'ProFTPD', 1536, 'built-in'],
  ['3e21a641dbe236fd883f1a293f3c3a310fa90e93f7ce4244ea598d14af664bfe', 'ProFTPD', 1536, 'built-in'],
  ['f17daff1413023f299ae1a1a309fc495bba6655ca8e2e8aaeb831ac0f65bae04', 'ProFTPD', 1536, 'built-in'],
  ['bd132a9c3bb1b0db7199048b7ca002150c5143d7fe8b377180600259bb844a6e', 'ProFTPD', 1536, 'built-in'],
  ['362b5d25eb8b949b20a3471ca880b25370727d12119791e6c5a7125dd9485ea3', 'LibTomCrypt', 1540, 'built-in'],
  ['22e8c3768c4947ee7f9a8e6c8989e61dc4f95d6f05a665302067e3be1dd1684b', 'LibTomCrypt', 1792, 'built-in'],
  ['b52ba6a3026520a6c49d37e4587601801bee500123b3259b6bf03e7cecc3e63d', 'RFC 2409 group 1', 768, 'standard'],
  ['3f35a3f5f6c4376a744acad409bb22f8d897f949d2311d885adaa890981b67a0', 'RFC 2409 group 2', 1024, 'standard'],
  ['44c55cfee5c075927cf682da5b681bdecbd5c3eb0784c14f5dce7610f0ef133d', 'RFC 5114, 1024 bits', 1024, 'standard'],
  ['64fcc83ec403930bf18393dbc883ccaa1fbb08ac876f77f7aa99748ca945019b', 'RFC 3526 group 5', 1536, 'standard'],
  ['d66436f79bbd6b2e38c0ffbd079be904d2641415e2e67140e09448be9a60890e', 'RFC 3526 group 14', 2048, 'standard'],
  ['bfe545862ca102ad1eeddb5fbfa5bf855ac4995c56a8b408ce3fe099dce93a9d', 'RFC 5114, 2048 bits', 2048, 'standard'],
  ['0b7835722cb619827610c2549fdda5587421686c4409a13865e76225522ddcc9', 'RFC 5114, 2048 bits', 2048, 'standard'],
  ['9cd3b7f336872f46c09428d1bbc19877a4d440512cda8d1c1cf0cd6e33698966', 'RFC 7919 ffdhe2048', 2048, 'standard'],
  ['48cf8b092fbce4359d9871abf74f98e25b6163379eaa15cd9087e800c6d1c55c', 'RFC 3526 group 15', 3072, 'standard'],
  ['0eaf67db3a839156d5013494a5318a772b5697d270d721f37f092efc69ea5a17', 'RFC 7919 ffdhe3072', 3072, 'standard'],
  ['4ee95187682bcb230ad26a95205f6920e84708f6251b3894329b09ec23919e33', 'RFC 3526 group 16', 4096, 'standard'],
  ['4648414224ac881b3d0dc59b466f96d06a558278776807797ecf1f66ff397b3e', 'RFC 7919 ffdhe4096', 4096, 'standard'],
  ['d1bfe6d0925ce7e4da262b62861514a7755e35831e429f343e7b864848657efd', 'RFC 3526 group 17', 6144, 'standard'],
  ['227ac9066b3ddd9e193670cda2388fa884f65ba0cf98b742d1fe77a6687c79c7', 'RFC 7919 ffdhe6144', 6144, 'standard'],
  ['39ab4feab950a3128fb71accb9fc3965d857012e081998a85996e3ea8b3c3bcf', 'RFC 3526 group 18', 8192, 'standard'],
  ['770b14efaf6f049929c523113b3fa99a8d11dab1b18af3609590122075d19833', 'RFC 7919 ffdhe8192', 8192, 'standard'],
  ['74a5cce5b6a93eb755e2f48250dc7cb3ea529484af916e1368034b6f70eb25fc', 'weakdh.org', 1024, 'widespread'],
  ['196085cb4281d1ff18efaad097bc1ec0af2581444026a6a3018b1479f6d89cdb', 'weakdh.org', 1024, 'widespread'],
  ['80571b97f71f89727ab0c40bb73b4f01a420469abd814b7b35090c8d6dff62b0', 'weakdh.org', 1024, 'widespread'],
  ['5f856a00120eee6d6b87ef8f596aefbbd284f8a611c8329a713d37cdec2a27b0', 'weakdh.org', 1024, 'widespread'],
  ['deb671287187265a5383df13708d3a757735f4af22dd171265385822f5aca5b9', 'weakdh.org', 1024, 'widespread'],
  ['bc19c041491e550f381d09415a82e1b359410e8e243744cc545a342455f5fcd8', 'weakdh.org', 1024, 'widespread'],
  ['ac0ff7a415f003c6503d4c126f2929769e6f3f89c29efa450764212fa13e2069', 'weakdh.org', 1024, 'widespread'],
  ['2b07d24b932aa7a015c45a3f06e75ba71cb8cff8d33980acebf628afff1c101e', 'weakdh.org', 1024, 'widespread'],
  ['8523c72057043833089915168751620b02dd60206beaa3ddb65df468acc9584e', 'weakdh.org', 1024, 'widespread'],
  ['52d4faa53003b8349dac3e984a6423bc1ab6ab927f1855d94757185f71b5d97d', 'weakdh.org', 1024, 'widespread'],
];

const BY_HASH: ReadonlyMap<string, KnownPrime> = new Map(ROWS.map(([sha256, name, bits, kind]) => [sha256, { name, bits, kind }]));

/** @returns whose prime it is, or null for one of the server's own */
export function knownPrime(sha256: string): KnownPrime | null {
  return BY_HASH.get(sha256) ?? null;
}
