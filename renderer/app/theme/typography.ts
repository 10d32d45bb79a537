import type { TypographyVariantsOptions } from '@mui/material/styles';

export const TEXT_FAMILY = '"Noto Sans", system-ui, "Noto Sans CJK SC", sans-serif';
export const CODE_FAMILY = '"Noto Sans Mono", ui-monospace, "DejaVu Sans Mono", monospace';

const rem = (pixels: number) => `${pixels / 16}rem`;
const step = (size: number, line: number, fontWeight: 400 | 600 = 400) => ({
  fontSize: rem(size),
  lineHeight: rem(line),
  fontWeight,
  letterSpacing: 0,
});

export const typography: TypographyVariantsOptions = {
  fontFamily: TEXT_FAMILY,
  fontWeightRegular: 400,
  fontWeightMedium: 600,
  fontWeightBold: 600,
  h1: {
    ...step(28, 36, 600),
    '@media (max-width: 599px)': { fontSize: rem(24), lineHeight: rem(32) },
    letterSpacing: '-0.01em',
    textWrap: 'balance',
  },
  h2: step(20, 28, 600),
  h3: step(16, 24, 600),
  h4: step(16, 24, 600),
  h5: step(14, 20, 600),
  h6: step(14, 20, 600),
  subtitle1: step(16, 24, 600),
  subtitle2: step(14, 20, 600),
  body1: step(16, 24),
  body2: step(14, 20),
  caption: step(14, 20),
  overline: { ...step(14, 20, 600), textTransform: 'none' },
  button: { ...step(16, 24, 600), textTransform: 'none' },
};
