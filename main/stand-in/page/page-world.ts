import {
  type CallAnswer,
  EVENT_TO_PAGE,
  EVENT_TO_PRELOAD,
  type Outcome,
  type Passed,
  type ToPage,
  type ToPreload,
} from './between-worlds.ts';

// Runs in the page's own world before any script of the page. It holds nothing the page could misuse: it can only call the methods that
// the preload script exposed, which is what the page may do anyway. It keeps its own copies of what a page could replace.

declare const standIn: { readonly bridge: string };

const { dispatchEvent } = EventTarget.prototype;
const Message = CustomEvent;
const clone = structuredClone;
const { freeze, defineProperty, hasOwn } = Object;

const answers = new Map<number, CallAnswer>();
const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
const listeners = new Map<number, (...values: unknown[]) => unknown>();
let last = 0;

if (window === window.top) {
  window.addEventListener(`${standIn.bridge}-${EVENT_TO_PAGE}`, (event) => {
    if (event instanceof Message) take(event.detail as ToPage);
  });
}

function take(message: ToPage): void {
  if (message.kind === 'expose') expose(message.name, message.methods);
  else if (message.kind === 'answer') answers.set(message.call, message.answer);
  else if (message.kind === 'settled') settle(message.promise, message.outcome);
  else listeners.get(message.listener)?.(...message.values);
}

function expose(name: string, methods: readonly string[]): void {
  const exposed: Record<string, unknown> = {};
  for (const method of methods) exposed[method] = (...values: unknown[]) => call(method, values);
  if (hasOwn(window, name)) return;
  defineProperty(window, name, { value: freeze(exposed), writable: false, configurable: false, enumerable: true });
}

function call(method: string, values: readonly unknown[]): unknown {
  const number = ++last;
  send({ kind: 'call', call: number, method, values: values.map(pass) });
  const answer = answers.get(number);
  answers.delete(number);
  if (answer === undefined) throw new Error('An object could not be cloned.');
  if (answer.how === 'threw') throw new Error(answer.message);
  if (answer.how === 'value') return answer.value;
  if (answer.how === 'function') return () => send({ kind: 'call-returned', returned: answer.returned });
  return new Promise((resolve, reject) => promises.set(answer.promise, { resolve, reject }));
}

function pass(value: unknown): Passed {
  if (typeof value !== 'function') return { value: clone(value) };
  const number = ++last;
  listeners.set(number, value as (...values: unknown[]) => unknown);
  return { listener: number };
}

function settle(number: number, outcome: Outcome): void {
  const promise = promises.get(number);
  promises.delete(number);
  if (outcome.ok) promise?.resolve(outcome.value);
  else promise?.reject(new Error(outcome.message));
}

function send(message: ToPreload): void {
  dispatchEvent.call(window, new Message(`${standIn.bridge}-${EVENT_TO_PRELOAD}`, { detail: message }));
}
