import { type CallAnswer, EVENT_TO_PAGE, EVENT_TO_PRELOAD, type Passed, type ToPage, type ToPreload } from './between-worlds.ts';

type Method = (...values: unknown[]) => unknown;

/**
 * `contextBridge` of the preload script: puts named methods on the page's window. Only functions may be exposed; values and results are
 * cloned, functions of the page arrive as functions, a result may be a promise or a function without arguments.
 */
export function makeContextBridge(bridge: string) {
  const exposed = new Map<string, Method>();
  const names = new Set<string>();
  const returned = new Map<number, Method>();
  let last = 0;

  window.addEventListener(`${bridge}-${EVENT_TO_PRELOAD}`, (event) => {
    if (!(event instanceof CustomEvent) || event.detail === null) return;
    const message = event.detail as ToPreload;
    if (message.kind === 'call') send({ kind: 'answer', call: message.call, answer: answer(message.method, message.values) });
    else returned.get(message.returned)?.();
  });

  function answer(name: string, passed: readonly Passed[]): CallAnswer {
    const method = exposed.get(name);
    if (method === undefined) return { how: 'threw', message: `${name} is not exposed.` };
    try {
      return describe(method(...passed.map(receive)));
    } catch (thrown) {
      return { how: 'threw', message: wordsOf(thrown) };
    }
  }

  function receive(passed: Passed): unknown {
    if (!('listener' in passed)) return passed.value;
    return (...values: unknown[]) => send({ kind: 'call-listener', listener: passed.listener, values: structuredClone(values) });
  }

  function describe(result: unknown): CallAnswer {
    if (typeof result === 'function') {
      returned.set(++last, result as Method);
      return { how: 'function', returned: last };
    }
    if (!(result instanceof Promise)) return { how: 'value', value: structuredClone(result) };
    const promise = ++last;
    result.then(
      (value: unknown) => send({ kind: 'settled', promise, outcome: { ok: true, value: structuredClone(value) } }),
      (thrown: unknown) => send({ kind: 'settled', promise, outcome: { ok: false, message: wordsOf(thrown) } }),
    );
    return { how: 'promise', promise };
  }

  function send(message: ToPage): void {
    window.dispatchEvent(new CustomEvent(`${bridge}-${EVENT_TO_PAGE}`, { detail: message }));
  }

  return {
    exposeInMainWorld(name: string, api: Readonly<Record<string, unknown>>): void {
      if (names.has(name)) throw new Error(`Cannot bind an API on top of an existing property on the window object: ${name}`);
      names.add(name);
      for (const [method, what] of Object.entries(api)) {
        if (typeof what !== 'function') throw new TypeError(`The stand-in exposes functions only; ${method} is none.`);
        exposed.set(method, what as Method);
      }
      send({ kind: 'expose', name, methods: Object.keys(api) });
    },
  };
}

function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
