import type { SoftwareReader } from '../line-reading.ts';
import { signalsIn } from '../phrases.ts';
import type { Signal } from '../signal.ts';

/** `NODE_DEBUG=tls` (`lib/_tls_wrap.js`): the failure is told where it happens, and once more where the event is handed on. */
const DEBUG = /\bTLS (\d+): (server|client) (emit secureConnection|onerror|emit tlsClientError:)(.*)/s;
/** An error that is printed whole. */
const ERROR = /Error(?: \[\w{1,80}\])?: (.*)$/s;
/** Its trace and fields stand below it; a trace has ten lines (`Error.stackTraceLimit`). */
const BELOW = 16;

/** Of a trace; Java’s are indented by a tab, and name no column. */
const FRAME = /^ {4,}at (?:.{1,300} \()?(?:node:|file:|\/|[A-Z]:\\)[^()]{1,500}:\d+:\d+\)?(?: \{)?$|^ {4,}at TLSWrap\./;

const CLIENT = /tlsClientError\b[^\d[:\n]{0,40}(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})|tlsClientError from ([\da-fA-F.:]+)/;

/** Node: what a program prints on its event `tlsClientError`, and the debug output of the module `tls`. */
export const node: SoftwareReader = (line) => {
  const { text } = line;
  const debug = DEBUG.exec(text);
  if (debug !== null) {
    const [, pid, side, happened, rest = ''] = debug;
    const role = side === 'client' ? 'client' : 'server';
    if (happened === 'emit secureConnection')
      return role === 'server' ? { software: 'node', key: null, step: 'success', signals: [] } : null;
    return {
      software: 'node',
      key: `node ${pid}`,
      step: happened === 'onerror' ? 'opens' : 'failure',
      within: BELOW,
      heads: BELOW,
      role,
      echo: ERROR.exec(rest)?.[1] ?? null,
      signals: orFailed(rest),
    };
  }
  if (FRAME.test(text)) return { software: 'node', key: null, step: 'context', signals: [] };
  if (!/\btlsClientError\b/.test(text)) return null;
  const error = ERROR.exec(text)?.[1];
  return {
    software: 'node',
    key: null,
    step: 'failure',
    role: 'server',
    client:
      CLIENT.exec(text)
        ?.slice(1)
        .find((one) => one !== undefined) ?? null,
    ...(error === undefined ? {} : { heads: BELOW, echo: error }),
    signals: orFailed(text),
  };
};

function orFailed(text: string): readonly Signal[] {
  const signals = signalsIn(text);
  return signals.length > 0 ? signals : [{ kind: 'failed' }];
}
