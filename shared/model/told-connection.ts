/** What a program printed of one connection, made or not: each as the text has it, null or empty where it does not say. */
export interface ToldConnection {
  readonly program: string;
  /** Host or address, with the port where it is told. */
  readonly server: string | null;
  /** The name that was asked for (SNI). */
  readonly sni: string | null;
  /** Agreed, not offered. */
  readonly version: string | null;
  readonly cipher: string | null;
  readonly alpnOffered: readonly string[];
  readonly alpn: string | null;
  /** As they were sent, the server’s own first. */
  readonly certificates: readonly ToldCertificate[];
  /** What the program’s check of the certificate came to, in its own words, as `20 (unable to get local issuer certificate)`. */
  readonly verified: string | null;
  /** Fatal alerts. */
  readonly alerts: readonly { readonly from: 'client' | 'server'; readonly name: string }[];
  readonly askedForCertificate: boolean;
  /** A way through an HTTP proxy: where to, and the answer to CONNECT as far as it is told. */
  readonly tunnel: { readonly to: string | null; readonly answer: string | null } | null;
}

export interface ToldCertificate {
  readonly subject: string;
  readonly issuer: string | null;
  readonly from: string | null;
  readonly to: string | null;
}
