import type { LineReading, SoftwareReader } from '../line-reading.ts';
import { signalsIn } from '../phrases.ts';
import type { Role, Signal } from '../signal.ts';

interface Box {
  readonly software: string;
  /** The line of a handshake; its first group is the client, where it has one. */
  readonly line: RegExp;
  /** A line that tells of a handshake which worked. */
  readonly worked?: RegExp;
  /** What the box itself says of the reason, where the whole line says too much. */
  readonly said?: RegExp;
  readonly role?: (text: string) => Role;
}

/** Firewalls and balancers that are bought as a box, by the messages that their makers document. */
const BOXES: readonly Box[] = [
  {
    // Cisco, "Cisco Secure Firewall ASA Series Syslog Messages", 725001 to 725016 and 717009.
    software: 'cisco-asa',
    line: /%(?:ASA|FTD)-\d-(?:725006|725014|725016|717009|717027):/,
    worked: /%(?:ASA|FTD)-\d-725002:/,
    said: /Reason: (.*)$|%(?:ASA|FTD)-\d-717009: (.*)$/s,
  },
  { software: 'cisco-ios', line: /%PKI-3-CERTIFICATE_INVALID\w*:|%SSLVPN-\d-SSL_\w*FAIL\w*:|%SSL-3-\w+:/ },
  {
    // F5 K12352384 and K15292: the number in brackets is the alert that was sent.
    software: 'f5',
    line: /\b(?:0126000[0-9]|01260013|01260026|01260018):\d: /,
  },
  {
    // NetScaler, "SSL" in its syslog message reference.
    software: 'netscaler',
    line: /\bSSL_HANDSHAKE_FAILURE\b/,
    worked: /\bSSL_HANDSHAKE_SUCCESS\b/,
    said: /Reason "([^"]*)"/,
    role: (text) => (/SSL_HANDSHAKE_FAILURE.*(?:Backend|ServerIP)/.test(text) ? 'client' : 'server'),
  },
  {
    // FortiOS Log Reference, subtype "ssl".
    software: 'fortinet',
    line: /\bsubtype="?ssl"?\b.*\baction="?blocked/,
    said: /\bmsg="([^"]*)"/,
    role: (text) => (/server certificate|certificate-/i.test(text) ? 'client' : 'server'),
  },
  {
    // PAN-OS, "Decryption Log Fields".
    software: 'palo-alto',
    line: /^(?:.* )?\d+,[\d/]+ [\d:]+,\w+,DECRYPTION,/,
    said: /"((?:Received fatal alert|[^"]*(?:certificate|protocol|cipher|handshake|mismatch|Unsupported))[^"]*)"/i,
    role: (text) => (/,Client,/.test(text) ? 'server' : 'client'),
  },
];

const CLIENT =
  /ClientIP ([\da-fA-F.:]+)|srcip=([\da-fA-F.:]+)|client \w+:([\da-fA-F.:]+)\/\d+|(?:TCP |: |peers )([\d.]{7,15}):\d+ ?(?:->|:)/;
const VERSION = /ClientVersion (\S+)|for (TLSv[\d.]+|DTLSv[\d.]+) session/;

export const appliances: SoftwareReader = (line) => {
  const { text } = line;
  for (const box of BOXES) {
    const worked = box.worked?.test(text) ?? false;
    if (!worked && !box.line.test(text)) continue;
    const stands = { software: box.software, key: null, client: lastOf(CLIENT.exec(text)), version: lastOf(VERSION.exec(text)) } as const;
    if (worked) return { ...stands, step: 'success', role: 'server', signals: [] };
    return { ...stands, step: 'failure', role: box.role?.(text) ?? 'server', signals: why(box, text) } satisfies LineReading;
  }
  return null;
};

function why(box: Box, text: string): readonly Signal[] {
  const said = box.said === undefined ? text : (lastOf(box.said.exec(text)) ?? '');
  const signals = signalsIn(said);
  return signals.length > 0 ? signals : [{ kind: 'failed' }];
}

/** The group that matched. */
function lastOf(match: RegExpExecArray | null): string | null {
  return match?.slice(1).find((one) => one !== undefined) ?? null;
}
