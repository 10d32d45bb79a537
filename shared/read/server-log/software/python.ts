import type { SoftwareReader } from '../line-reading.ts';
import { signalsIn } from '../phrases.ts';

/** The last line of a traceback: the exception's class in the first column. */
const EXCEPTION =
  /^(?:ssl\.SSL\w*Error|(?:[\w.]+\.)?SSL(?:Error|CertVerificationError|ZeroReturnError|EOFError)|urllib3\.exceptions\.\w+|requests\.exceptions\.\w+|httpx\.\w+|httpcore\.\w+|aiohttp\.\S*Connector\w*Error|OpenSSL\.SSL\.Error|twisted\.\S+Error|urllib\.error\.URLError|ConnectionResetError|ConnectionAbortedError)\b.*(?:SSL|ssl|TLS|ertificate|andshake)/;
/** What asyncio and others write above a traceback. */
const BEFORE = /SSL handshake failed(?: on verifying the certificate)?\s*$|SSL error in data received\s*$/;
/** Another traceback of the same failure follows. */
const AGAIN = /^(?:During handling of the above exception|The above exception was the direct cause)/;
/** A traceback is hardly longer. */
const FARTHEST = 80;

/** Python's tracebacks: one failure, told by as many exceptions as were raised on its way up. */
export const python: SoftwareReader = (line) => {
  const { text } = line;
  const common = { software: 'python', key: 'python trace', within: FARTHEST } as const;
  if (BEFORE.test(text)) return { ...common, step: 'opens', signals: [{ kind: 'failed' }] };
  if (AGAIN.test(text)) return { ...common, step: 'goes-on', signals: [] };
  if (!EXCEPTION.test(text)) return null;
  const signals = signalsIn(text);
  const role = /HTTPSConnectionPool|urlopen|Connector\w*Error|Cannot connect to host/.test(text) ? ({ role: 'client' } as const) : {};
  return { ...common, ...role, step: 'ends', signals: signals.length > 0 ? signals : [{ kind: 'failed' }] };
};
