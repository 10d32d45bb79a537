import { Box, Button, Menu, MenuItem } from '@mui/material';
import { useId, useState } from 'react';
import { say } from '../../shared/words/index.ts';
import { Icon, type IconName } from '../parts/icons.tsx';
import { useWords } from '../parts/words.tsx';

const PLACES = [
  ['explanations', 'book'],
  ['handshake', 'path'],
  ['computer', 'laptop'],
] as const satisfies readonly (readonly [string, IconName])[];
/** Narrower, the three would break within their words. */
const ROOM_FOR_ALL = '@media (min-width: 760px)';
export type Place = (typeof PLACES)[number][0];

interface Props {
  readonly here: string;
  readonly busy: boolean;
  readonly onOpen: (place: Place) => void;
}

/** The side pages: beside each other where there is room, behind one button where there is not. */
export function Places({ here, busy, onOpen }: Props) {
  const t = useWords();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <Box component="nav" aria-label={t(say('shell.places.label'))}>
      <Box sx={{ display: 'none', [ROOM_FOR_ALL]: { display: 'flex' } }}>
        {PLACES.map(([place, icon]) => (
          <Button
            key={place}
            size="small"
            color="secondary"
            disabled={busy}
            aria-current={here === place ? 'page' : undefined}
            startIcon={<Icon name={icon} />}
            onClick={() => onOpen(place)}
            sx={{ fontWeight: here === place ? 600 : 400, px: { sm: 1, md: 1.5 } }}
          >
            {t(say(`shell.places.${place}`))}
          </Button>
        ))}
      </Box>
      <Box sx={{ display: 'block', [ROOM_FOR_ALL]: { display: 'none' } }}>
        <Button
          size="small"
          color="secondary"
          disabled={busy}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          aria-controls={anchor === null ? undefined : id}
          startIcon={<Icon name="menu" />}
          sx={{ whiteSpace: 'nowrap', flex: 'none' }}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          {t(say('shell.places.menu'))}
        </Button>
        <Menu id={id} anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
          {PLACES.map(([place, icon]) => (
            <MenuItem
              key={place}
              selected={here === place}
              onClick={() => {
                setAnchor(null);
                onOpen(place);
              }}
              sx={{ gap: 1.5, minHeight: 44 }}
            >
              <Icon name={icon} />
              {t(say(`shell.places.${place}`))}
            </MenuItem>
          ))}
        </Menu>
      </Box>
    </Box>
  );
}
