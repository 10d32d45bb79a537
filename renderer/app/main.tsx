import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { CssBaseline, ThemeProvider } from '@mui/material';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { findDoctor } from '../doctor/find-doctor.ts';
import { Words } from '../parts/words.tsx';
import { App } from './app.tsx';
import { SPOKEN as language } from './language.ts';
import { flipSides } from './theme/flip-sides.ts';
import './theme/fonts.ts';
import { makeTheme } from './theme/theme.ts';

// The page's own policy allows styles only with this start's nonce (put in by the protocol handler).
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
const root = document.getElementById('root');
if (root === null) throw new Error('index.html holds no #root');
document.documentElement.lang = language.tag;
document.documentElement.dir = language.direction;

const mirrored = language.direction === 'rtl' ? { stylisPlugins: [flipSides] } : {};
const cache = createCache({ key: 'hd', nonce, prepend: true, ...mirrored });

createRoot(root).render(
  <StrictMode>
    <CacheProvider value={cache}>
      <ThemeProvider theme={makeTheme(language.direction)}>
        <CssBaseline />
        <Words language={language}>
          <App doctor={findDoctor()} />
        </Words>
      </ThemeProvider>
    </CacheProvider>
  </StrictMode>,
);
