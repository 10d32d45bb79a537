import { type ComponentType, lazy } from 'react';

/**
 * A step that is not needed for the first screen. It is fetched as soon as the window has nothing else to do, so that it is there
 * before anybody comes to it.
 */
export function stepLoadedLater<P extends object>(load: () => Promise<ComponentType<P>>) {
  let loading: Promise<{ default: ComponentType<P> }> | null = null;
  const once = () => {
    loading ??= load().then((step) => ({ default: step }));
    return loading;
  };
  requestIdleCallback(() => void once(), { timeout: 400 });
  return lazy(once);
}
