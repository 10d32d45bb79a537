import type { LineReading, SoftwareReader } from '../line-reading.ts';
import { reason, type Signal } from '../signal.ts';

/** Windows servers beside Schannel's events: IIS, Exchange, NPS. */
export const windows: SoftwareReader = (line) => iis(line.text) ?? exchange(line.text) ?? nps(line.text);

/** IIS, "The HTTP status code in IIS": sub-statuses of 403 that are about the client's certificate. */
const SUB_STATUS: Readonly<Record<string, Signal>> = {
  '7': reason('client-cert-required'),
  '12': { kind: 'verify', error: 'not-said' },
  '13': { kind: 'verify', error: 'revoked' },
  '16': { kind: 'verify', error: 'unknown-issuer' },
  '17': { kind: 'verify', error: 'expired' },
};
/** Why the check failed: the same codes as everywhere in Windows, written as unsigned numbers (winerror.h). */
const CODES: Readonly<Record<string, Signal>> = {
  '2148204801': { kind: 'verify', error: 'expired' },
  '2148204809': { kind: 'verify', error: 'unknown-issuer' },
  '2148204810': { kind: 'verify', error: 'unknown-issuer' },
  '2148204812': { kind: 'verify', error: 'revoked' },
  '2148204816': { kind: 'verify', error: 'usage' },
  '2148081680': { kind: 'verify', error: 'revoked' },
  '2148081682': { kind: 'verify', error: 'no-revocation-list' },
  '2148081683': { kind: 'verify', error: 'no-revocation-list' },
};
/** `… c-ip user-agent referer sc-status sc-substatus sc-win32-status …`, times and names before it in any order. */
const W3C = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d .* 403 (7|12|13|16|17) (\d+)(?: |$)/s;

function iis(text: string): LineReading | null {
  const refused = W3C.exec(text);
  if (refused === null) return null;
  const [, sub = '', code = ''] = refused;
  const signal = CODES[code] ?? SUB_STATUS[sub];
  // date time s-ip method path query port user c-ip user-agent: where the fields stand in their usual order.
  const usual = / [A-Z]+ \S+ \S+ \d+ \S+ ([\da-fA-F]*[.:][\da-fA-F.:]+) (?:HTTP\/[\d.]+ )?(\S+)/.exec(text);
  return signal === undefined
    ? null
    : {
        software: 'iis',
        key: null,
        step: 'failure',
        role: 'server',
        established: true,
        client: usual?.[1] ?? null,
        agent: usual?.[2]?.replaceAll('+', ' ') ?? null,
        signals: [signal],
      };
}

/** Exchange, "Protocol logging"; the words are the names of `SecurityStatus`. */
const STATUS: readonly (readonly [RegExp, Signal])[] = [
  [/UntrustedRoot/, { kind: 'verify', error: 'unknown-issuer' }],
  [/CertExpired/, { kind: 'verify', error: 'expired' }],
  [/WrongPrincipal|CertNameMismatch/, { kind: 'verify', error: 'name' }],
  [/CertUnknown|UnknownCertificate/, { kind: 'verify', error: 'not-said' }],
  [/AlgorithmMismatch/, reason('cipher-mismatch', 'version-mismatch')],
  [/UnsupportedFunction|IllegalVersion/, reason('version-mismatch')],
  [/InvalidToken|IllegalMessage|MessageAltered|DecryptFailure/, reason('protocol-error')],
  [/NoCredentials|UnknownCredentials/, reason('server-fault')],
  [/SocketError|RemoteDisconnected/, { kind: 'dropped', how: 'closed' }],
  [/TimedOut|Timeout/, { kind: 'dropped', how: 'timeout' }],
];

function exchange(text: string): LineReading | null {
  const talk = /^\d{4}-\d\d-\d\dT[\d:.]+Z,[^,]*,[0-9A-F]+,\d+,\S*?:(\d+),\[?([\da-fA-F.:]+?)\]?:(\d+),/.exec(text);
  if (talk === null) return null;
  const [, here, remote = null, there] = talk;
  const client = Number(here) < Number(there) ? remote : null;
  const stands = { software: 'exchange', key: null, role: client === null ? ('client' as const) : ('server' as const), client };
  const failed = /TLS negotiation failed with error (\w+)/.exec(text);
  if (failed !== null)
    return { ...stands, step: 'failure', signals: [STATUS.find(([name]) => name.test(failed[1] ?? ''))?.[1] ?? { kind: 'failed' }] };
  return /TLS protocol \S+ negotiation succeeded/.test(text)
    ? { ...stands, step: 'success', version: /SP_PROT_(TLS1_\d|TLS1|SSL3)/.exec(text)?.[1] ?? null, signals: [] }
    : null;
}

/** NPS, "Reason codes": those about the certificate of a client that signs in with EAP-TLS. */
const REASONS: Readonly<Record<string, Signal>> = {
  '258': { kind: 'verify', error: 'no-revocation-list' },
  '259': { kind: 'verify', error: 'no-revocation-list' },
  '265': { kind: 'verify', error: 'unknown-issuer' },
  '267': { kind: 'verify', error: 'usage' },
  '268': { kind: 'verify', error: 'expired' },
  '269': reason('cipher-mismatch', 'version-mismatch'),
  '295': { kind: 'verify', error: 'unknown-issuer' },
  '296': { kind: 'verify', error: 'expired' },
};

function nps(text: string): LineReading | null {
  const code =
    /<Reason-Code[^>]*>(\d+)<\/Reason-Code>/.exec(text)?.[1] ??
    (/^"[^"]*","IAS",/.test(text) ? /,"[^"]*",(2\d\d),/.exec(text)?.[1] : undefined) ??
    /^\s*Reason Code:\s+(\d+)\s*$/.exec(text)?.[1];
  const signal = code === undefined ? undefined : REASONS[code];
  return signal === undefined ? null : { software: 'nps', key: null, step: 'failure', role: 'server', signals: [signal] };
}
