import { Typography } from '@mui/material';
import type { Diagnosis } from '../../../shared/model/diagnosis.ts';
import type { Standing } from '../../../shared/report/standing.ts';
import { say, saySide } from '../../../shared/words/index.ts';
import { Icon } from '../../parts/icons.tsx';
import { Panel } from '../../parts/panel.tsx';
import { verdictLook } from '../../parts/verdict-look.ts';
import { useWords } from '../../parts/words.tsx';

interface Props {
  readonly label: string;
  readonly diagnosis: Diagnosis;
  /** Through whose eyes it is told. */
  readonly standing: Standing;
  /** The older of the two stands back. */
  readonly quiet?: boolean;
}

/** One of two verdicts, short. */
export function VerdictBrief({ label, diagnosis, standing, quiet = false }: Props) {
  const t = useWords();
  const look = verdictLook(diagnosis);
  return (
    <Panel sx={{ bgcolor: quiet ? 'transparent' : 'background.paper', display: 'flex', flexDirection: 'column', gap: 1 }}>
      <Typography variant="subtitle2" component="h2" sx={{ color: 'text.secondary', display: 'flex', alignItems: 'center', gap: 1 }}>
        <Icon name={look.icon} sx={{ color: look.colour }} />
        {label}
      </Typography>
      <Typography variant={quiet ? 'body1' : 'h3'} component="p" sx={{ color: quiet ? 'text.secondary' : 'text.primary' }}>
        {t(diagnosis.sentence)}
      </Typography>
      {diagnosis.primary === null ? null : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t(saySide(diagnosis.primary.side, standing))} · {t(say(`sides.${diagnosis.primary.certainty}`))}
        </Typography>
      )}
    </Panel>
  );
}
