import { ButtonBase, Stack, Typography } from '@mui/material';
import type { Said } from '../../../shared/model/said.ts';
import { say } from '../../../shared/words/index.ts';
import { Icon } from '../../parts/icons.tsx';
import { useWords } from '../../parts/words.tsx';

interface Props {
  readonly because: readonly Said[];
  readonly evidence: readonly number[];
  readonly onEvidence: (numbers: readonly number[]) => void;
}

/** Three short reasons, each opening what it rests on. */
export function Why({ because, evidence, onEvidence }: Props) {
  const t = useWords();
  if (because.length === 0) return null;
  return (
    <Stack component="section" sx={{ gap: 0.5 }}>
      <Typography variant="subtitle2" component="h2" sx={{ color: 'text.secondary' }}>
        {t(say('diagnosis.why'))}
      </Typography>
      <Stack component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {because.slice(0, 3).map((reason) => (
          <li key={JSON.stringify(reason)}>
            {evidence.length === 0 ? (
              <Typography sx={{ py: 0.75 }}>{t(reason)}</Typography>
            ) : (
              <ButtonBase
                onClick={() => onEvidence(evidence)}
                sx={{
                  width: '100%',
                  mx: -1,
                  px: 1,
                  py: 0.75,
                  boxSizing: 'content-box',
                  borderRadius: 2,
                  justifyContent: 'flex-start',
                  alignItems: 'flex-start',
                  gap: 1.5,
                  textAlign: 'start',
                  '&:hover': { bgcolor: 'action.hover' },
                }}
              >
                <Icon name="eye" sx={{ color: 'primary.main', fontSize: '1.25rem', mt: 0.25 }} />
                <Typography component="span">{t(reason)}</Typography>
              </ButtonBase>
            )}
          </li>
        ))}
      </Stack>
    </Stack>
  );
}
