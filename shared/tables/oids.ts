/** Object identifiers of certificates, lists and responses. Sources: RFC 5280, 3279, 4055, 5480, 5758, 8410, 6960, 6962, 7633. */

export const EXTENSION_OIDS = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  privateKeyUsagePeriod: '2.5.29.16',
  subjectAltName: '2.5.29.17',
  issuerAltName: '2.5.29.18',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  reasonCode: '2.5.29.21',
  invalidityDate: '2.5.29.24',
  deltaCrlIndicator: '2.5.29.27',
  issuingDistributionPoint: '2.5.29.28',
  certificateIssuer: '2.5.29.29',
  nameConstraints: '2.5.29.30',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  authorityKeyIdentifier: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  freshestCrl: '2.5.29.46',
  inhibitAnyPolicy: '2.5.29.54',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  subjectInfoAccess: '1.3.6.1.5.5.7.1.11',
  tlsFeature: '1.3.6.1.5.5.7.1.24',
  qcStatements: '1.3.6.1.5.5.7.1.3',
  netscapeCertType: '2.16.840.1.113730.1.1',
  netscapeComment: '2.16.840.1.113730.1.13',
  sctList: '1.3.6.1.4.1.11129.2.4.2',
  ctPoison: '1.3.6.1.4.1.11129.2.4.3',
  ocspSctList: '1.3.6.1.4.1.11129.2.4.5',
  ocspNonce: '1.3.6.1.5.5.7.48.1.2',
  ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
  microsoftTemplateName: '1.3.6.1.4.1.311.20.2',
  microsoftTemplate: '1.3.6.1.4.1.311.21.7',
  microsoftCaVersion: '1.3.6.1.4.1.311.21.1',
  microsoftApplicationPolicies: '1.3.6.1.4.1.311.21.10',
  microsoftSecurityIdentifier: '1.3.6.1.4.1.311.25.2',
} as const;

/** Attributes of a certification request (RFC 2985 section 5.4.2), and what Microsoft used before. */
export const REQUEST_OIDS = { extensionRequest: '1.2.840.113549.1.9.14', microsoftExtensions: '1.3.6.1.4.1.311.2.1.14' } as const;

export const KEY_PURPOSE_OIDS = {
  any: '2.5.29.37.0',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  netscapeServerGatedCrypto: '2.16.840.1.113730.4.1',
  microsoftServerGatedCrypto: '1.3.6.1.4.1.311.10.3.3',
  smartcardLogon: '1.3.6.1.4.1.311.20.2.2',
} as const;

export const ACCESS_METHOD_OIDS = { ocsp: '1.3.6.1.5.5.7.48.1', caIssuers: '1.3.6.1.5.5.7.48.2' } as const;

export const NAME_ATTRIBUTES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.13': 'description',
  '2.5.4.15': 'businessCategory',
  '2.5.4.17': 'postalCode',
  '2.5.4.41': 'name',
  '2.5.4.42': 'GN',
  '2.5.4.43': 'initials',
  '2.5.4.44': 'generationQualifier',
  '2.5.4.46': 'dnQualifier',
  '2.5.4.65': 'pseudonym',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
  '1.2.840.113549.1.9.2': 'unstructuredName',
  '1.2.840.113549.1.9.8': 'unstructuredAddress',
  '1.3.6.1.4.1.311.60.2.1.1': 'jurisdictionL',
  '1.3.6.1.4.1.311.60.2.1.2': 'jurisdictionST',
  '1.3.6.1.4.1.311.60.2.1.3': 'jurisdictionC',
};

/** Curve name and field size in bits. */
export const CURVES: Readonly<Record<string, { readonly name: string; readonly bits: number }>> = {
  '1.2.840.10045.3.1.1': { name: 'P-192', bits: 192 },
  '1.3.132.0.33': { name: 'P-224', bits: 224 },
  '1.2.840.10045.3.1.7': { name: 'P-256', bits: 256 },
  '1.3.132.0.34': { name: 'P-384', bits: 384 },
  '1.3.132.0.35': { name: 'P-521', bits: 521 },
  '1.3.132.0.10': { name: 'secp256k1', bits: 256 },
  '1.3.132.0.8': { name: 'secp160r1', bits: 160 },
  '1.3.132.0.1': { name: 'sect163k1', bits: 163 },
  '1.3.132.0.15': { name: 'sect163r2', bits: 163 },
  '1.3.132.0.26': { name: 'sect233k1', bits: 233 },
  '1.3.132.0.27': { name: 'sect233r1', bits: 233 },
  '1.3.132.0.16': { name: 'sect283k1', bits: 283 },
  '1.3.132.0.17': { name: 'sect283r1', bits: 283 },
  '1.3.132.0.36': { name: 'sect409k1', bits: 409 },
  '1.3.132.0.37': { name: 'sect409r1', bits: 409 },
  '1.3.132.0.38': { name: 'sect571k1', bits: 571 },
  '1.3.132.0.39': { name: 'sect571r1', bits: 571 },
  '1.3.36.3.3.2.8.1.1.7': { name: 'brainpoolP256r1', bits: 256 },
  '1.3.36.3.3.2.8.1.1.11': { name: 'brainpoolP384r1', bits: 384 },
  '1.3.36.3.3.2.8.1.1.13': { name: 'brainpoolP512r1', bits: 512 },
  '1.2.156.10197.1.301': { name: 'SM2', bits: 256 },
};

export const KEY_ALGORITHMS = {
  rsa: '1.2.840.113549.1.1.1',
  rsaPss: '1.2.840.113549.1.1.10',
  dsa: '1.2.840.10040.4.1',
  dh: '1.2.840.10046.2.1',
  ec: '1.2.840.10045.2.1',
  x25519: '1.3.101.110',
  x448: '1.3.101.111',
  ed25519: '1.3.101.112',
  ed448: '1.3.101.113',
} as const;

export type HashAlgorithm =
  | 'md2'
  | 'md4'
  | 'md5'
  | 'sha1'
  | 'sha224'
  | 'sha256'
  | 'sha384'
  | 'sha512'
  | 'sha3-224'
  | 'sha3-256'
  | 'sha3-384'
  | 'sha3-512';

/** How a signature is made. `scheme` null: the name is known, the way is not. */
export interface SignatureAlgorithm {
  readonly name: string;
  readonly scheme: 'rsa-pkcs1' | 'rsa-pss' | 'ecdsa' | 'dsa' | 'ed25519' | 'ed448' | null;
  readonly hash: HashAlgorithm | null;
}

function algorithm(name: string, scheme: SignatureAlgorithm['scheme'], hash: HashAlgorithm | null): SignatureAlgorithm {
  return { name, scheme, hash };
}

export const SIGNATURE_ALGORITHMS: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.2': algorithm('md2WithRSAEncryption', 'rsa-pkcs1', 'md2'),
  '1.2.840.113549.1.1.3': algorithm('md4WithRSAEncryption', 'rsa-pkcs1', 'md4'),
  '1.2.840.113549.1.1.4': algorithm('md5WithRSAEncryption', 'rsa-pkcs1', 'md5'),
  '1.2.840.113549.1.1.5': algorithm('sha1WithRSAEncryption', 'rsa-pkcs1', 'sha1'),
  '1.3.14.3.2.29': algorithm('sha1WithRSA', 'rsa-pkcs1', 'sha1'),
  '1.2.840.113549.1.1.14': algorithm('sha224WithRSAEncryption', 'rsa-pkcs1', 'sha224'),
  '1.2.840.113549.1.1.11': algorithm('sha256WithRSAEncryption', 'rsa-pkcs1', 'sha256'),
  '1.2.840.113549.1.1.12': algorithm('sha384WithRSAEncryption', 'rsa-pkcs1', 'sha384'),
  '1.2.840.113549.1.1.13': algorithm('sha512WithRSAEncryption', 'rsa-pkcs1', 'sha512'),
  '1.2.840.113549.1.1.10': algorithm('RSASSA-PSS', 'rsa-pss', null),
  '2.16.840.1.101.3.4.3.13': algorithm('id-rsassa-pkcs1-v1_5-with-sha3-224', 'rsa-pkcs1', 'sha3-224'),
  '2.16.840.1.101.3.4.3.14': algorithm('id-rsassa-pkcs1-v1_5-with-sha3-256', 'rsa-pkcs1', 'sha3-256'),
  '2.16.840.1.101.3.4.3.15': algorithm('id-rsassa-pkcs1-v1_5-with-sha3-384', 'rsa-pkcs1', 'sha3-384'),
  '2.16.840.1.101.3.4.3.16': algorithm('id-rsassa-pkcs1-v1_5-with-sha3-512', 'rsa-pkcs1', 'sha3-512'),
  '1.2.840.10045.4.1': algorithm('ecdsa-with-SHA1', 'ecdsa', 'sha1'),
  '1.2.840.10045.4.3.1': algorithm('ecdsa-with-SHA224', 'ecdsa', 'sha224'),
  '1.2.840.10045.4.3.2': algorithm('ecdsa-with-SHA256', 'ecdsa', 'sha256'),
  '1.2.840.10045.4.3.3': algorithm('ecdsa-with-SHA384', 'ecdsa', 'sha384'),
  '1.2.840.10045.4.3.4': algorithm('ecdsa-with-SHA512', 'ecdsa', 'sha512'),
  '2.16.840.1.101.3.4.3.9': algorithm('id-ecdsa-with-sha3-224', 'ecdsa', 'sha3-224'),
  '2.16.840.1.101.3.4.3.10': algorithm('id-ecdsa-with-sha3-256', 'ecdsa', 'sha3-256'),
  '2.16.840.1.101.3.4.3.11': algorithm('id-ecdsa-with-sha3-384', 'ecdsa', 'sha3-384'),
  '2.16.840.1.101.3.4.3.12': algorithm('id-ecdsa-with-sha3-512', 'ecdsa', 'sha3-512'),
  '1.2.840.10040.4.3': algorithm('dsa-with-sha1', 'dsa', 'sha1'),
  '2.16.840.1.101.3.4.3.1': algorithm('dsa-with-sha224', 'dsa', 'sha224'),
  '2.16.840.1.101.3.4.3.2': algorithm('dsa-with-sha256', 'dsa', 'sha256'),
  '1.3.101.112': algorithm('Ed25519', 'ed25519', null),
  '1.3.101.113': algorithm('Ed448', 'ed448', null),
  '2.16.840.1.101.3.4.3.17': algorithm('ML-DSA-44', null, null),
  '2.16.840.1.101.3.4.3.18': algorithm('ML-DSA-65', null, null),
  '2.16.840.1.101.3.4.3.19': algorithm('ML-DSA-87', null, null),
  '1.2.156.10197.1.501': algorithm('SM2-with-SM3', null, null),
};

export const HASH_OIDS: Readonly<Record<string, HashAlgorithm>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.7': 'sha3-224',
  '2.16.840.1.101.3.4.2.8': 'sha3-256',
  '2.16.840.1.101.3.4.2.9': 'sha3-384',
  '2.16.840.1.101.3.4.2.10': 'sha3-512',
};

export const MGF1_OID = '1.2.840.113549.1.1.8';
export const ANY_POLICY_OID = '2.5.29.32.0';

export const PKCS7_OIDS = { data: '1.2.840.113549.1.7.1', signedData: '1.2.840.113549.1.7.2' } as const;
/** Transparency timestamps in a SingleResponse (RFC 6962 section 3.3). */
export const OCSP_TIMESTAMPS_OID = '1.3.6.1.4.1.11129.2.4.5';
export const OCSP_BASIC_OID = '1.3.6.1.5.5.7.48.1.1';
