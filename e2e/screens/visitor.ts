import type { Locator, Page } from '@playwright/test';
import { ENGLISH, pseudoLanguage } from '../../shared/words/index.ts';

/** Somebody who finds their way by the words on the screen, in whatever language it speaks. Words are given in English. */
export interface Visitor {
  readonly page: Page;
  press(name: string | RegExp): Promise<void>;
  label(name: string): Locator;
  role(role: 'button' | 'radio' | 'switch' | 'heading', name: string | RegExp): Locator;
  sees(text: string | RegExp): Promise<void>;
}

export const LOCALES = { 'en-GB': null, 'en-XA': 'longer', 'ar-XB': 'right-to-left' } as const;
export type Locale = keyof typeof LOCALES;

export function visitorOf(page: Page, locale: Locale): Visitor {
  const kind = LOCALES[locale];
  const words = (english: string): string => {
    if (kind === null) return english;
    const spoken = pseudoLanguage({ ...ENGLISH, areas: { scene: { text: english } } }, kind).areas.scene?.text;
    return typeof spoken === 'string' ? spoken : english;
  };
  const spoken = (text: string | RegExp) => (typeof text === 'string' ? words(text) : new RegExp(words(text.source), text.flags));
  return {
    page,
    press: (name) =>
      page
        .getByRole('button', { name: spoken(name) })
        .first()
        .click(),
    label: (name) => page.getByLabel(words(name)),
    role: (role, name) => page.getByRole(role, { name: spoken(name) }),
    sees: (text) => page.getByText(spoken(text)).first().waitFor(),
  };
}
