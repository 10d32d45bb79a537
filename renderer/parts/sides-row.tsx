import { Box } from '@mui/material';
import type { Situation } from '../../shared/model/input.ts';
import type { Side } from '../../shared/model/side.ts';
import { say, saySide } from '../../shared/words/index.ts';
import { Icon, type IconName } from './icons.tsx';
import { useWords } from './words.tsx';

const SIDES = [
  ['this-computer', 'person'],
  ['network', 'network'],
  ['server', 'server'],
  ['certificate-authority', 'issuer'],
] as const satisfies readonly (readonly [Side, IconName])[];

interface Props {
  readonly side: Side | null;
  /** Through whose eyes; and whether the server stands behind the reader's own. */
  readonly situation: Pick<Situation, 'about'> & { readonly behind?: boolean };
  /** Where it could lie instead, as long as it is not settled. */
  readonly perhaps?: readonly Side[];
  /** What the row is called; "Whose turn is it?" when not given. */
  readonly label?: string;
}

/** Whose turn it is: four places on the way, one marked; none while it is not known. While it is not settled, each that it could be says "perhaps". */
export function SidesRow({ side, situation, perhaps = [], label }: Props) {
  const t = useWords();
  return (
    <Box
      component="ul"
      aria-label={label ?? t(say('diagnosis.whose-side'))}
      sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, 1fr)' }, gap: 1 }}
    >
      {SIDES.map(([one, icon]) => {
        const open = perhaps.length > 0 && (one === side || perhaps.includes(one));
        const marked = one === side && !open;
        return (
          <Box
            component="li"
            key={one}
            aria-current={marked ? 'true' : undefined}
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 1,
              px: 1.25,
              py: 1,
              borderRadius: 2,
              border: marked ? '2px solid' : open ? '1px dashed' : '1px solid',
              borderColor: marked ? 'primary.main' : open ? 'edge' : 'divider',
              m: marked ? 0 : '1px',
              color: marked || open ? 'text.primary' : 'text.secondary',
              typography: marked ? 'subtitle2' : 'body2',
              bgcolor: marked ? 'color-mix(in srgb, var(--mui-palette-primary-main) 9%, transparent)' : 'transparent',
            }}
          >
            <Icon name={icon} sx={{ fontSize: '1.25rem', color: marked ? 'primary.main' : 'inherit', flex: 'none' }} />
            <span>
              {t(saySide(one, situation))}
              {open ? (
                <Box component="span" sx={{ display: 'block', typography: 'caption', color: 'text.secondary' }}>
                  {t(say('sides.perhaps'))}
                </Box>
              ) : null}
            </span>
          </Box>
        );
      })}
    </Box>
  );
}
