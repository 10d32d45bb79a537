/** The few commands and events of the Chrome DevTools Protocol that the stand-in uses, typed as far as it reads them. */
export interface Commands {
  'Browser.getVersion': { params: Record<never, never>; result: { readonly product: string } };
  'Browser.close': { params: Record<never, never>; result: unknown };
  'Browser.grantPermissions': { params: { readonly origin: string; readonly permissions: readonly string[] }; result: unknown };
  'Browser.setDownloadBehavior': { params: { readonly behavior: 'deny' }; result: unknown };
  'Browser.getWindowForTarget': { params: { readonly targetId: string }; result: { readonly windowId: number } };
  'Browser.setWindowBounds': {
    params: { readonly windowId: number; readonly bounds: { readonly windowState: 'normal' } };
    result: unknown;
  };
  'Target.setDiscoverTargets': { params: { readonly discover: true }; result: unknown };
  'Target.attachToTarget': { params: { readonly targetId: string; readonly flatten: true }; result: { readonly sessionId: string } };
  'Target.activateTarget': { params: { readonly targetId: string }; result: unknown };
  'Target.closeTarget': { params: { readonly targetId: string }; result: unknown };
  'Page.enable': { params: Record<never, never>; result: unknown };
  'Page.getFrameTree': { params: Record<never, never>; result: { readonly frameTree: { readonly frame: Frame } } };
  'Page.addScriptToEvaluateOnNewDocument': { params: { readonly source: string; readonly worldName?: string }; result: unknown };
  'Page.navigate': { params: { readonly url: string }; result: { readonly errorText?: string } };
  'Page.reload': { params: Record<never, never>; result: unknown };
  'Runtime.enable': { params: Record<never, never>; result: unknown };
  'Runtime.addBinding': { params: { readonly name: string; readonly executionContextName: string }; result: unknown };
  'Runtime.evaluate': {
    params: {
      readonly expression: string;
      readonly contextId: number;
      readonly awaitPromise?: true;
      readonly returnByValue?: true;
      readonly userGesture?: true;
    };
    result: Evaluated;
  };
  'Runtime.callFunctionOn': {
    params: { readonly functionDeclaration: string; readonly executionContextId: number; readonly arguments: readonly { value: string }[] };
    result: Evaluated;
  };
  'DOM.getFileInfo': { params: { readonly objectId: string }; result: { readonly path: string } };
  'Fetch.enable': { params: { readonly patterns: readonly [{ readonly urlPattern: '*' }] }; result: unknown };
  'Fetch.fulfillRequest': {
    params: {
      readonly requestId: string;
      readonly responseCode: number;
      readonly responseHeaders: readonly { readonly name: string; readonly value: string }[];
      readonly body: string;
    };
    result: unknown;
  };
  'Fetch.failRequest': { params: { readonly requestId: string; readonly errorReason: 'BlockedByClient' | 'Aborted' }; result: unknown };
  'Inspector.enable': { params: Record<never, never>; result: unknown };
}

export interface Events {
  'Target.targetCreated': { readonly targetInfo: TargetInfo };
  'Target.targetDestroyed': { readonly targetId: string };
  'Page.frameNavigated': { readonly frame: Frame };
  'Page.loadEventFired': unknown;
  'Runtime.executionContextCreated': {
    readonly context: { readonly id: number; readonly name: string; readonly auxData?: { readonly frameId?: string } };
  };
  'Runtime.executionContextDestroyed': { readonly executionContextId: number };
  'Runtime.executionContextsCleared': unknown;
  'Runtime.bindingCalled': { readonly name: string; readonly payload: string; readonly executionContextId: number };
  'Fetch.requestPaused': {
    readonly requestId: string;
    readonly request: { readonly url: string; readonly method: string; readonly headers: Readonly<Record<string, string>> };
    readonly frameId: string;
    readonly resourceType: string;
  };
  'Inspector.targetCrashed': unknown;
}

export interface Frame {
  readonly id: string;
  readonly parentId?: string;
  readonly url: string;
}

export interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
  readonly openerId?: string;
}

export interface Evaluated {
  readonly result: { readonly value?: unknown; readonly objectId?: string };
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
}
