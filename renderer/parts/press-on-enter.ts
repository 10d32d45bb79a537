import { useEffect, useRef } from 'react';

/** Enter presses the main action of the screen from the page, the title and any one-line field; Ctrl+Enter also from a field of many lines. A field with a form of its own carries `data-own-enter`. */
export function usePressOnEnter(press: () => void, disabled = false): void {
  const latest = useRef({ press, disabled });
  useEffect(() => {
    latest.current = { press, disabled };
  });
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing || event.repeat || latest.current.disabled) return;
      const at = event.target;
      const onPage = at === document.body || (at instanceof HTMLElement && at.tagName === 'H1') || isLine(at);
      const inText = at instanceof HTMLTextAreaElement && (event.ctrlKey || event.metaKey);
      if (!onPage && !inText) return;
      event.preventDefault();
      latest.current.press();
    };
    window.addEventListener('keydown', heard);
    return () => window.removeEventListener('keydown', heard);
  }, []);
}

function isLine(at: EventTarget | null): boolean {
  return at instanceof HTMLInputElement && at.dataset.ownEnter === undefined && ['text', 'url', 'search', 'password'].includes(at.type);
}
