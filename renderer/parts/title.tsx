import { Typography } from '@mui/material';
import { useEffect, useRef } from 'react';

/** The one title of a screen. When the screen changes, the focus comes here, so that it is read out and Tab goes on from it. */
export function Title({ children, small }: { readonly children: string; readonly small?: string | undefined }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${children} · Handshake Doctor`;
  }, [children]);
  useEffect(() => {
    const first = document.documentElement.dataset.entered === undefined;
    document.documentElement.dataset.entered = 'yes';
    window.scrollTo(0, 0);
    if (!first) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div>
      <Typography component="h1" variant="h1" tabIndex={-1} ref={heading} sx={{ maxWidth: '68ch' }}>
        {children}
      </Typography>
      {small === undefined ? null : (
        <Typography sx={{ mt: 1, color: 'text.secondary', maxWidth: '68ch', textWrap: 'balance' }}>{small}</Typography>
      )}
    </div>
  );
}
