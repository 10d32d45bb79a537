import { type RefObject, useEffect } from 'react';

/** The focus stands on the title when a screen opens; whoever simply starts to type types into this field. */
export function useTypeInto(field: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      const free = document.activeElement === document.body || document.activeElement?.tagName === 'H1';
      if (free && event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) field.current?.focus();
    };
    window.addEventListener('keydown', move);
    return () => window.removeEventListener('keydown', move);
  }, [field]);
}
