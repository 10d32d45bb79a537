import { useMemo } from 'react';
import { useLanguage } from './words.tsx';

/** @returns a function that writes an ISO 8601 time as a person of this language and place reads it; text that is no time comes back as it is */
export function useWhen(): (iso: string) => string {
  const { tag, timeZone } = useLanguage();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone });
    return (iso: string) => (Number.isNaN(Date.parse(iso)) ? iso : format.format(new Date(iso)));
  }, [tag, timeZone]);
}
