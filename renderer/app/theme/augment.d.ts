import '@mui/material/styles';
import '@mui/material/themeCssVarsAugmentation';

declare module '@mui/material/styles' {
  interface Palette {
    /** Edge of a control: 3:1 with page and card. `divider` is decoration only. */
    edge: string;
  }
  interface PaletteOptions {
    edge?: string;
  }
}
