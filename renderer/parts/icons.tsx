import { SvgIcon, type SvgIconProps } from '@mui/material';

/** Our own drawings on a 24 px grid, stroke 1.75 px. Always decoration beside a word, hence hidden from screen readers. */
const PATHS = {
  message: 'M4 5.5h16v11H10.5L6 20v-3.5H4z M8 9.5h8 M8 12.7h5',
  globe:
    'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z M3.5 12h17 M12 3.5c2.6 2.4 3.8 5.2 3.8 8.5s-1.2 6.1-3.8 8.5c-2.6-2.4-3.8-5.2-3.8-8.5s1.2-6.1 3.8-8.5z',
  path: 'M6 20.5a2 2 0 1 0 0-4a2 2 0 1 0 0 4z M18 7.5a2 2 0 1 0 0-4a2 2 0 1 0 0 4z M8 18.5h7.5a3.25 3.25 0 0 0 0-6.5h-7a3.25 3.25 0 0 1 0-6.5H16',
  flask: 'M9.5 3.5h5 M10.5 3.5v6L5.3 18.2a1.6 1.6 0 0 0 1.4 2.3h10.6a1.6 1.6 0 0 0 1.4-2.3L13.5 9.5v-6 M7.8 14.5h8.4',
  back: 'M19.5 12h-15 M10.5 6l-6 6l6 6',
  forward: 'M4.5 12h15 M13.5 6l6 6l-6 6',
  chevron: 'M9.5 6l6 6l-6 6',
  down: 'M6 9.5l6 6l6-6',
  check: 'M5 12.8l4.6 4.7L19 7',
  fine: 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z M8 12.3l2.8 2.9L16 9.5',
  found: 'M12 4L21 19.5H3z M12 10v4.2 M12 16.9v.2',
  bad: 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z M9 9l6 6 M15 9l-6 6',
  unknown: 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z M9.6 9.6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.2.9-1.2 1.7 M12 16.4v.2',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z M12 11v5.2 M12 7.8v.2',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z M12 7.5V12l3.2 2',
  waiting: 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z M8 12h.1 M12 12h.1 M16 12h.1',
  copy: 'M9 8.5h10.5V20H9z M15 8.5V4H4.5v11.5H9',
  file: 'M6 3.5h8l4.5 4.5v12.5H6z M13.5 3.5v5h5',
  download: 'M12 4v11 M7 10.5l5 5l5-5 M4.5 19.5h15',
  folder: 'M3.5 6h6l2 2.5h9v10.5h-17z',
  search: 'M10.5 4.5a6 6 0 1 0 0 12a6 6 0 1 0 0-12z M15 15l5 5',
  laptop: 'M5.5 5.5h13v9.5h-13z M2.5 18.5h19',
  book: 'M12 6.5c-2-1.5-4.5-2-8-2v13c3.5 0 6 .5 8 2c2-1.5 4.5-2 8-2v-13c-3.5 0-6 .5-8 2z M12 6.5v13',
  menu: 'M4.5 7h15 M4.5 12h15 M4.5 17h15',
  again: 'M19.5 12a7.5 7.5 0 1 1-2.3-5.4 M19.8 3.5v4.5h-4.5',
  person: 'M12 4a3.750 3.750 0 1 0 0 7.5a3.750 3.750 0 1 0 0-7.5z M4.5 20c.8-3.6 3.6-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
  people:
    'M9 5a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 1 0 0-6.4z M2.8 19c.6-3.2 2.9-4.8 6.2-4.8s5.6 1.6 6.2 4.8 M15.5 5.2a3.2 3.2 0 0 1 0 6.1 M17.5 14.7c2 .6 3.3 2 3.7 4.3',
  network: 'M12 17.8v.2 M8.5 14.3a5 5 0 0 1 7 0 M5.5 11.2a9.3 9.3 0 0 1 13 0 M2.6 8a13.5 13.5 0 0 1 18.8 0',
  server: 'M4 4.5h16v6H4z M4 13.5h16v6H4z M7.5 7.5h.1 M7.5 16.5h.1 M11.5 7.5h5 M11.5 16.5h5',
  issuer: 'M12 3.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z M8.5 13.3L7 20.5l5-2.5l5 2.5l-1.5-7.2 M9.8 9.1l1.6 1.6l2.9-3.2',
  link: 'M9.5 14.5l5-5 M11 6.5l1.6-1.6a4.2 4.2 0 0 1 6 6L17 12.5 M13 17.5l-1.6 1.6a4.2 4.2 0 0 1-6-6L7 11.5',
  cut: 'M9.5 14.5l1-1 M13.5 10.5l1-1 M11 6.5l1.6-1.6a4.2 4.2 0 0 1 6 6L17 12.5 M13 17.5l-1.6 1.6a4.2 4.2 0 0 1-6-6L7 11.5 M4 4l16 16',
  eye: 'M2.5 12c2.3-4 5.5-6 9.5-6s7.2 2 9.5 6c-2.3 4-5.5 6-9.5 6s-7.2-2-9.5-6z M12 9.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6z',
  stop: 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z M6 6l12 12',
  letter: 'M3.5 5.5h17v13h-17z M3.5 6.5l8.5 6.5l8.5-6.5',
  pulse: 'M2.5 12.5h4.5l2.5-7l4.5 13l2.5-6h5',
} as const;

export type IconName = keyof typeof PATHS;

/** Arrows that mean back and forth point the other way where reading does. */
const POINTING: ReadonlySet<IconName> = new Set(['back', 'forward', 'chevron']);
const MIRRORED = { '[dir="rtl"] &': { transform: 'scaleX(-1)' } } as const;

export function Icon({ name, sx, ...rest }: { readonly name: IconName } & Omit<SvgIconProps, 'children'>) {
  return (
    <SvgIcon viewBox="0 0 24 24" aria-hidden="true" {...rest} sx={[POINTING.has(name) && MIRRORED, ...(Array.isArray(sx) ? sx : [sx])]}>
      <path d={PATHS[name]} fill="none" stroke="currentColor" strokeWidth={1.75} strokeLinecap="round" strokeLinejoin="round" />
    </SvgIcon>
  );
}
