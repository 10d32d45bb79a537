/** Bounds on what may be asked of, and read from, anybody. Times in milliseconds. */
export const LIMITS = {
  /** Bytes read from one connection before it is cut off; the largest sound server flight (long chain, 500 names, big CA list) is far below. */
  bytesPerStream: 4 * 1024 * 1024,
  /** Unread bytes kept in memory before the socket is paused. */
  bytesWaiting: 256 * 1024,
  connectionsPerServer: 8,
  /** Pause between two connections of which each is to be the only one at the server. */
  breath: 250,
  /** Happy Eyeballs version 2, RFC 8305 section 8: "Connection Attempt Delay". */
  nextAddressAfter: 250,
  resolve: 5_000,
  /** A proxy's answer to CONNECT, kept as evidence. */
  proxyText: 2_048,
  proxyHead: 64 * 1024,
  startTlsText: 2_048,
  startTlsBytes: 64 * 1024,
  /** Time in which bytes already written may still leave after a close. */
  flush: 500,
} as const;
