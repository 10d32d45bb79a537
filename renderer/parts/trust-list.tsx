import { Box, Typography } from '@mui/material';
import type { StoreVerdict } from '../../shared/model/chain-judgement.ts';
import { ENGLISH, say } from '../../shared/words/index.ts';
import { Icon } from './icons.tsx';
import { useWords } from './words.tsx';

const LOOKS = {
  yes: { icon: 'fine', colour: 'success.main', said: say('diagnosis.matrix.trusts') },
  no: { icon: 'bad', colour: 'error.main', said: say('diagnosis.matrix.trusts-not') },
  'could-not-read': { icon: 'unknown', colour: 'text.secondary', said: say('diagnosis.matrix.could-not-read') },
} as const;

/** Program by program: does it trust this chain, and if not, why. Words in every row, not only ticks. */
export function TrustList({ stores }: { readonly stores: readonly StoreVerdict[] }) {
  const t = useWords();
  const nameStore = useStoreName();
  const all = agreed(stores);
  if (all !== null) {
    const look = LOOKS[all ? 'yes' : 'no'];
    const programs = stores.map((store) => nameStore(store.store));
    return (
      <Box sx={{ display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: 1.5, py: 0.75 }}>
        <Icon name={look.icon} sx={{ fontSize: '1.25rem', color: look.colour }} />
        <Typography variant="body2">{t(say(all ? 'diagnosis.matrix.all' : 'diagnosis.matrix.none', { programs }))}</Typography>
      </Box>
    );
  }
  return (
    <Box component="ul" aria-label={t(say('diagnosis.matrix.label'))} sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {stores.map((store, index) => {
        // The same reason is read once.
        const said = store.why !== null && stores.slice(0, index).some((other) => JSON.stringify(other.why) === JSON.stringify(store.why));
        const look = LOOKS[store.trusted === true ? 'yes' : store.trusted === false ? 'no' : 'could-not-read'];
        return (
          <Box
            component="li"
            key={store.store}
            sx={{ display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: 1.5, py: 0.75 }}
          >
            <Icon name={look.icon} sx={{ fontSize: '1.25rem', color: look.colour }} />
            <Typography variant="body2">
              <Box component="span" sx={{ fontWeight: 600 }}>
                {nameStore(store.store)}
              </Box>{' '}
              <Box component="span" sx={{ color: look.colour }}>
                {t(look.said)}
              </Box>
              {store.why === null || said ? null : (
                <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
                  {t(store.why)}
                </Box>
              )}
            </Typography>
          </Box>
        );
      })}
    </Box>
  );
}

/** What all of them say of it, where they say the same; null where one differs or could not be read. */
function agreed(stores: readonly StoreVerdict[]): boolean | null {
  const [first, ...rest] = stores;
  if (first === undefined || rest.length === 0 || typeof first.trusted !== 'boolean') return null;
  return rest.every((store) => store.trusted === first.trusted) ? first.trusted : null;
}

/** @returns a function that names a trust store; one we have no words for keeps its own name */
export function useStoreName(): (store: string) => string {
  const t = useWords();
  return (store) => {
    const key = `matrix.store.${store}`;
    return Object.hasOwn(ENGLISH.areas.diagnosis ?? {}, key) ? t({ key: `diagnosis.${key}` }) : store;
  };
}
