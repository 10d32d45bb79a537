import type { Components, Theme } from '@mui/material/styles';

const RING = { outline: '2px solid var(--mui-palette-primary-main)', outlineOffset: 2 };

/** How MUI's own pieces look here: flat, 1 px lines, 12 px cards, 8 px fields, a focus ring that is always seen. */
export const components: Components<Theme> = {
  MuiCssBaseline: {
    styleOverrides: {
      html: { scrollPaddingBottom: '6rem', scrollPaddingTop: '1rem' },
      // No single word on the last line of a paragraph.
      'p, li, span': { textWrap: 'pretty' },
      body: { fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
      ':focus-visible': RING,
      'h1:focus, h1:focus-visible': { outline: 'none' },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important' },
      },
      '@media (forced-colors: active)': {
        '.MuiButton-contained, .MuiPaper-root:not(.MuiAccordion-root), .MuiOutlinedInput-root': { border: '1px solid ButtonText' },
        '.MuiButton-contained:not(.Mui-disabled), .MuiToggleButton-root.Mui-selected': {
          forcedColorAdjust: 'none',
          backgroundColor: 'Highlight !important',
          color: 'HighlightText !important',
        },
        '.MuiLinearProgress-root': { border: '1px solid CanvasText' },
        '.MuiLinearProgress-bar': { forcedColorAdjust: 'none', backgroundColor: 'Highlight !important' },
        ':focus-visible': { outline: '3px solid Highlight' },
      },
    },
  },
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: { '&:focus-visible, &.Mui-focusVisible': RING } },
  },
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: {
      root: { borderRadius: 8, minHeight: 44, padding: '8px 20px', transition: 'background-color 150ms, border-color 150ms' },
      text: { padding: '8px 12px' },
      outlined: ({ theme }) => ({ borderColor: theme.vars?.palette.edge }),
      sizeSmall: { minHeight: 36, padding: '6px 12px', fontSize: '0.875rem', lineHeight: '1.25rem' },
      startIcon: { marginLeft: 0 },
    },
  },
  // A small title is no heading of its own unless a screen says so.
  MuiTypography: { defaultProps: { variantMapping: { subtitle1: 'p', subtitle2: 'p' } } },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { rounded: { borderRadius: 12 } } },
  MuiCard: {
    defaultProps: { variant: 'outlined' },
    styleOverrides: { root: { borderRadius: 12 } },
  },
  MuiOutlinedInput: {
    styleOverrides: {
      root: { borderRadius: 8, backgroundColor: 'var(--mui-palette-background-paper)' },
      notchedOutline: { borderColor: 'var(--mui-palette-edge)' },
      input: { '&::placeholder': { color: 'var(--mui-palette-text-secondary)', opacity: 1 } },
    },
  },
  MuiFormHelperText: { styleOverrides: { root: { fontSize: '0.875rem', lineHeight: '1.25rem', marginInline: 0, marginTop: 8 } } },
  MuiFormControlLabel: { styleOverrides: { root: { marginLeft: -11, marginRight: 0 } } },
  MuiLink: { defaultProps: { underline: 'always' } },
  MuiAccordion: {
    defaultProps: { disableGutters: true, elevation: 0, square: true },
    styleOverrides: {
      root: { backgroundColor: 'transparent', '&::before': { display: 'none' }, borderTop: '1px solid var(--mui-palette-divider)' },
    },
  },
  MuiAccordionSummary: {
    styleOverrides: { root: { padding: 0, minHeight: 48, '&:focus-visible': RING }, content: { margin: '12px 0' } },
  },
  MuiAccordionDetails: { styleOverrides: { root: { padding: '0 0 16px' } } },
  MuiToggleButton: {
    styleOverrides: {
      root: {
        borderRadius: 8,
        textTransform: 'none',
        fontWeight: 400,
        fontSize: '0.875rem',
        lineHeight: '1.25rem',
        minHeight: 40,
        padding: '8px 14px',
        color: 'var(--mui-palette-text-primary)',
        borderColor: 'var(--mui-palette-edge)',
        '&.Mui-selected, &.Mui-selected:hover': {
          fontWeight: 600,
          color: 'var(--mui-palette-primary-main)',
          backgroundColor: 'color-mix(in srgb, var(--mui-palette-primary-main) 10%, transparent)',
        },
      },
    },
  },
  MuiTooltip: {
    defaultProps: { describeChild: true },
    styleOverrides: {
      tooltip: {
        backgroundColor: 'var(--mui-palette-text-primary)',
        color: 'var(--mui-palette-background-paper)',
        fontSize: '0.875rem',
        lineHeight: '1.25rem',
        padding: '8px 12px',
        borderRadius: 8,
        maxWidth: 320,
      },
    },
  },
  MuiTableCell: {
    styleOverrides: {
      root: { borderColor: 'var(--mui-palette-divider)', padding: '10px 12px', fontSize: '0.875rem', lineHeight: '1.25rem' },
      head: { fontWeight: 600, color: 'var(--mui-palette-text-secondary)' },
    },
  },
  MuiLinearProgress: { styleOverrides: { root: { borderRadius: 2, height: 4 } } },
};
