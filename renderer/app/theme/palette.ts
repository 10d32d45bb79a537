import type { PaletteOptions } from '@mui/material/styles';

/** Contrast of every text colour with page and card is at least 4.5:1, of every control's edge at least 3:1. */
export interface Tokens {
  readonly page: string;
  readonly card: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly edge: string;
  readonly primary: string;
  readonly onPrimary: string;
  readonly primaryHover: string;
  readonly bad: string;
  readonly warn: string;
  readonly good: string;
  readonly info: string;
}

export const LIGHT: Tokens = {
  page: '#F6F7F5',
  card: '#FFFFFF',
  ink: '#14201C',
  muted: '#52615B',
  line: '#D5DBD8',
  edge: '#75837D',
  primary: '#0B6B57',
  onPrimary: '#FFFFFF',
  primaryHover: '#095A49',
  bad: '#B3261E',
  warn: '#8A5300',
  good: '#1B6E3C',
  info: '#1F5FA8',
};

export const DARK: Tokens = {
  page: '#0F1513',
  card: '#18201D',
  ink: '#E8EEEB',
  muted: '#A3B1AB',
  line: '#33403B',
  edge: '#7D8C85',
  primary: '#5FD1B3',
  onPrimary: '#06231C',
  primaryHover: '#79DCC2',
  bad: '#FF8A80',
  warn: '#F2B65A',
  good: '#7CD99A',
  info: '#8CBBF2',
};

export function paletteOf(tokens: Tokens): PaletteOptions {
  const signal = (main: string) => ({ main, light: main, dark: main, contrastText: tokens.card });
  return {
    background: { default: tokens.page, paper: tokens.card },
    text: { primary: tokens.ink, secondary: tokens.muted, disabled: tokens.muted },
    divider: tokens.line,
    primary: { main: tokens.primary, light: tokens.primary, dark: tokens.primaryHover, contrastText: tokens.onPrimary },
    secondary: { main: tokens.ink, light: tokens.ink, dark: tokens.ink, contrastText: tokens.card },
    error: signal(tokens.bad),
    warning: signal(tokens.warn),
    success: signal(tokens.good),
    info: signal(tokens.info),
    edge: tokens.edge,
  };
}
