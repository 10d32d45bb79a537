import { Box, ButtonBase, Stack, Typography } from '@mui/material';
import type { RecentCase } from '../../../shared/contract/doctor.ts';
import type { ComputerReport } from '../../../shared/model/computer.ts';
import { say } from '../../../shared/words/index.ts';
import { Icon, type IconName } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { usePressOnEnter } from '../../parts/press-on-enter.ts';
import { Title } from '../../parts/title.tsx';
import { useWords } from '../../parts/words.tsx';
import { Door } from './door.tsx';
import { useGlance } from './glance.ts';
import { RecentCases } from './recent-cases.tsx';

interface Props {
  readonly recent: readonly RecentCase[];
  readonly glance: ComputerReport | null;
  readonly onMessage: () => void;
  readonly onSite: () => void;
  readonly onWalk: () => void;
  readonly onExample: () => void;
  readonly onOpenFile: () => void;
  readonly onComputer: () => void;
  readonly onOpenCase: (caseId: string) => void;
}

/** Home: three doors; an example, a file and this computer at a glance; and the cases of before. */
export function Start(props: Props) {
  const t = useWords();
  const glance = useGlance(props.glance);
  usePressOnEnter(props.onMessage);
  return (
    <Page>
      <Title small={t(say('start.small'))}>{t(say('start.title'))}</Title>
      <Stack component="section" sx={{ gap: 1.5 }}>
        <Door
          main
          icon="message"
          label={t(say('start.doors.message'))}
          help={t(say('start.doors.message.help'))}
          onOpen={props.onMessage}
        />
        <Door icon="globe" label={t(say('start.doors.site'))} help={t(say('start.doors.site.help'))} onOpen={props.onSite} />
        <Door icon="path" label={t(say('start.doors.walk'))} help={t(say('start.doors.walk.help'))} onOpen={props.onWalk} />
      </Stack>
      <Box component="section" sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, 1fr)' }, gap: { xs: 1, sm: 3 } }}>
        <Aside icon="flask" label={t(say('start.example'))} help={[t(say('start.example.help'))]} onPress={props.onExample} />
        <Aside icon="file" label={t(say('start.open-file'))} help={[t(say('start.open-file.help'))]} onPress={props.onOpenFile} />
        <Aside icon="laptop" label={t(say('start.computer'))} help={glance} onPress={props.onComputer} />
      </Box>
      <RecentCases recent={props.recent} onOpen={props.onOpenCase} />
    </Page>
  );
}

interface AsideProps {
  readonly icon: IconName;
  readonly label: string;
  readonly help: readonly string[];
  readonly onPress: () => void;
}

function Aside({ icon, label, help, onPress }: AsideProps) {
  return (
    <ButtonBase
      onClick={onPress}
      sx={{
        display: 'grid',
        gridTemplateColumns: '24px minmax(0, 1fr)',
        columnGap: 1.5,
        alignItems: 'start',
        alignContent: 'start',
        textAlign: 'start',
        p: 1.5,
        m: -1.5,
        borderRadius: 2,
        '&:hover': { bgcolor: 'action.hover' },
      }}
    >
      <Icon name={icon} sx={{ color: 'primary.main' }} />
      <span>
        <Typography component="span" variant="subtitle1" sx={{ display: 'block', color: 'primary.main' }}>
          {label}
        </Typography>
        {help.map((line) => (
          <Typography key={line} component="span" variant="body2" sx={{ display: 'block', color: 'text.secondary' }}>
            {line}
          </Typography>
        ))}
      </span>
    </ButtonBase>
  );
}
