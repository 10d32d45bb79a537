import { SvgIcon } from '@mui/material';

/** The sign of the product: two rings that meet, with a pulse where they do. */
export function Mark() {
  return (
    <SvgIcon viewBox="0 0 24 24" aria-hidden="true" sx={{ color: 'primary.main' }}>
      <path
        d="M9 5a7 7 0 1 0 0 14a7 7 0 1 0 0-14z M15 5a7 7 0 1 0 0 14a7 7 0 1 0 0-14z"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.75}
      />
      <path
        d="M8.6 12.2h1.8l1-2.4l1.6 4.6l1-2.2h1.6"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.75}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </SvgIcon>
  );
}
