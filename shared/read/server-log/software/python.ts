import type { SoftwareReader } from '../line-reading.ts';
import { signalsIn } from '../phrases.ts';

/** The last line of a traceback: the exception's class in the first column. */
const EXCEPTION =
  /^(?:ssl\.SSL\w*Error|(?:[\w.]+\.)?SSL(?:Error|CertVerificationError|ZeroReturnError|EOFError)|urllib3\.exceptions\.\w+|requests\.exceptions\.\w+|httpx\.\w+|httpcore\.\w+|aiohttp\.\S*Connector\w*Error|OpenSSL\.SSL\.Error|twisted\.\S+Error|urllib\.error\.URLError|ConnectionResetError|ConnectionAbortedError)\b.*(?:SSL|ssl|TLS|ertificate|andshake)/;
/** What asyncio and others write above a traceback. */
const BEFORE = /SSL handshake failed(?: on verifying the certificate)?\s*$|SSL error in data received\s*$/;
/** A frame of a traceback in which a connection was accepted. */
const ACCEPTS = /^\s+File "[^"]*(?:ssl|socketserver)\.py", line \d+, in (?:accept|get_request)\b/;
/** Another traceback of the same failure follows. */
const AGAIN =
  /Error on transport creation for incoming connection$|^(?:During handling of the above exception|The above exception was the direct cause)/;
/** A traceback is hardly longer. */
const FARTHEST = 80;

/** Python's tracebacks: one failure, told by as many exceptions as were raised on its way up. */
export const python: SoftwareReader = (line) => {
  const { text } = line;
  const common = { software: 'python', key: 'python trace', within: FARTHEST } as const;
  // asyncio hands a client's failure to whoever asked; only of a server's it writes itself (`asyncio/sslproto.py`).
  if (BEFORE.test(text)) return { ...common, step: 'opens', role: 'server', signals: [{ kind: 'failed' }] };
  if (ACCEPTS.test(text)) return { ...common, step: 'context', role: 'server', signals: [] };
  if (AGAIN.test(text)) return { ...common, step: 'goes-on', signals: [] };
  if (!EXCEPTION.test(text)) return null;
  const signals = signalsIn(text);
  // Who checks a certificate mostly connects; where it does not, a line above has said so.
  const connects =
    /HTTPSConnectionPool|urlopen|Connector\w*Error|Cannot connect to host/.test(text) || signals.some((one) => one.kind === 'verify');
  const role = connects ? ({ role: 'client' } as const) : {};
  return { ...common, ...role, step: 'ends', signals: signals.length > 0 ? signals : [{ kind: 'failed' }] };
};
