/**
 * What the page's own world and the preload script's world say to each other. They share the document but no object: each message is
 * cloned on its way, as Electron's context bridge does. Messages are handled at once, because exposed methods answer at once.
 */
export type ToPage =
  | { readonly kind: 'expose'; readonly name: string; readonly methods: readonly string[] }
  | { readonly kind: 'answer'; readonly call: number; readonly answer: CallAnswer }
  | { readonly kind: 'settled'; readonly promise: number; readonly outcome: Outcome }
  | { readonly kind: 'call-listener'; readonly listener: number; readonly values: readonly unknown[] };

export type ToPreload =
  | { readonly kind: 'call'; readonly call: number; readonly method: string; readonly values: readonly Passed[] }
  | { readonly kind: 'call-returned'; readonly returned: number };

/** A value, or a function of the page that the preload script may call back. */
export type Passed = { readonly value: unknown } | { readonly listener: number };

export type CallAnswer =
  | { readonly how: 'value'; readonly value: unknown }
  | { readonly how: 'threw'; readonly message: string }
  | { readonly how: 'promise'; readonly promise: number }
  | { readonly how: 'function'; readonly returned: number };

export type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

/** Set by the stand-in around each of the two scripts; the name is random for every window, so that no page can guess it. */
export const EVENT_TO_PAGE = 'page';
export const EVENT_TO_PRELOAD = 'preload';
