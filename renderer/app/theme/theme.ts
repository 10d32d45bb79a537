import { createTheme } from '@mui/material/styles';
import { components } from './components.ts';
import { DARK, LIGHT, paletteOf } from './palette.ts';
import { typography } from './typography.ts';

/** The look of the window. Light or dark follows the system; the colours are CSS variables, so nothing is drawn twice. */
export function makeTheme(direction: 'ltr' | 'rtl') {
  return createTheme({
    direction,
    cssVariables: { colorSchemeSelector: 'media' },
    colorSchemes: { light: { palette: paletteOf(LIGHT) }, dark: { palette: paletteOf(DARK) } },
    spacing: 8,
    shape: { borderRadius: 4 },
    typography,
    components,
    breakpoints: { values: { xs: 0, sm: 600, md: 900, lg: 1100, xl: 1536 } },
    transitions: {
      duration: { shortest: 150, shorter: 150, short: 150, standard: 180, complex: 200, enteringScreen: 180, leavingScreen: 150 },
    },
  });
}
