/**
 * Turns what npm or the file system said into one sentence and the next step. Longest rules last, so that a plain cause is named first.
 * @type {ReadonlyArray<{ pattern: RegExp, sentence: (hit: string) => string }>}
 */
const RULES = [
  { pattern: /\bENOSPC\b/, sentence: () => 'The disk is full. Free about 1 GB' },
  { pattern: /\bEROFS\b/, sentence: () => 'This folder is read-only. Copy it to a folder that you may write to' },
  {
    pattern: /\b(EACCES|EPERM)\b/,
    sentence: () => 'You may not write to this folder, or to npm’s cache folder. Copy it to a folder of your own',
  },
  {
    pattern: /\b(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_[A-Z_]*CERT[A-Z_]*|CERT_HAS_EXPIRED|ERR_TLS_[A-Z_]+)\b/,
    sentence: (hit) =>
      `The package registry’s certificate was not accepted (${hit}). Set npm’s “cafile” to your organisation’s certificate`,
  },
  {
    pattern: /\b(E401|E403|E407|EAUTHUNKNOWN)\b/,
    sentence: (hit) => `The package registry or a proxy refused us (${hit}). Check npm’s registry and proxy settings`,
  },
  {
    pattern: /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|EHOSTUNREACH|E404|E50\d|EPROTO)\b/,
    sentence: (hit) => `The package registry cannot be reached (${hit}). Check the network and \`npm config get registry\``,
  },
  { pattern: /\bEINTEGRITY\b/, sentence: () => 'A package arrived changed or damaged. Run `npm cache verify`' },
  { pattern: /\bEUSAGE\b/, sentence: () => 'package.json and package-lock.json do not fit together. Take both from one commit' },
];

/**
 * @param {string} output what the failing step printed, or an error's message
 * @param {string} again the command to try again
 * @returns {string} one sentence and the next step
 */
export function explainSetupFailure(output, again) {
  for (const { pattern, sentence } of RULES) {
    const hit = pattern.exec(output);
    if (hit !== null) return `${sentence(hit[0])}, then run \`${again}\` again.`;
  }
  const first = output
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim())
    .find((line) => line !== '');
  return `The installation failed: ${first ?? 'npm gave no reason'}. Run \`npm ci\` to see everything it says.`;
}
