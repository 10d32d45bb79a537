import { Box, LinearProgress, Stack, Typography } from '@mui/material';
import type { ComputerReport } from '../../../shared/model/computer.ts';
import { say } from '../../../shared/words/index.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Fold } from '../../parts/fold.tsx';
import { Page } from '../../parts/page.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Title } from '../../parts/title.tsx';
import { useWords } from '../../parts/words.tsx';
import { Clock } from './clock.tsx';
import { FindingRow } from './finding-row.tsx';
import { Policies } from './policies.tsx';
import { Proxies } from './proxies.tsx';
import { rankFindings } from './rank-findings.ts';
import { RootMatrix } from './root-matrix.tsx';
import { Stores } from './stores.tsx';

interface Props {
  readonly report: ComputerReport | null;
  readonly reading: boolean;
  readonly onLook: () => void;
  readonly onBack: () => void;
}

/** "This computer": a calm list with the one thing that matters on top, the readings folded beneath. */
export function Computer({ report, reading, onLook, onBack }: Props) {
  const t = useWords();
  const findings = report === null ? [] : rankFindings(report.findings);
  // What is not installed is no news.
  const stores = report === null ? [] : report.stores.filter((store) => store.outcome !== 'not-there');
  const first = findings.find((finding) => finding.state === 'problem' || finding.state === 'look');
  const title = reading
    ? say('pages.computer.title.reading')
    : report === null
      ? say('pages.computer.title.not-read')
      : (first?.said ?? say('pages.computer.title.fine'));
  return (
    <Page
      actions={
        <ActionBar
          primary={{
            label: t(say(report === null ? 'pages.computer.look' : 'pages.computer.again')),
            icon: 'again',
            disabled: reading,
            onPress: onLook,
          }}
          back={{ label: t(say('shell.back')), onPress: onBack }}
        />
      }
    >
      {/* The title changes where it stands when the look is over: nothing else would tell. */}
      <div aria-live="polite">
        <Title small={t(say('pages.computer.small'))}>{t(title)}</Title>
      </div>
      {reading ? <LinearProgress aria-label={t(say('pages.computer.title.reading'))} /> : null}
      {report === null ? null : (
        <>
          <Panel component="section">
            <Typography variant="h2">{t(say('pages.computer.findings'))}</Typography>
            {findings.length === 0 ? (
              <Typography sx={{ color: 'text.secondary', mt: 1 }}>{t(say('pages.computer.findings.none'))}</Typography>
            ) : (
              <Stack component="ul" sx={{ m: 0, p: 0, mt: 1, listStyle: 'none' }}>
                {findings.map((finding) => (
                  <FindingRow key={JSON.stringify(finding)} finding={finding} />
                ))}
              </Stack>
            )}
          </Panel>
          <Box component="section">
            <Fold label={t(say('pages.computer.stores', { count: stores.length }))}>
              <Stores stores={stores} />
            </Fold>
            {report.matrix.length === 0 ? null : (
              <Fold label={t(say('pages.computer.matrix'))}>
                <RootMatrix matrix={report.matrix} />
              </Fold>
            )}
            <Fold label={t(say('pages.computer.proxies', { count: report.proxies.length }))}>
              <Proxies proxies={report.proxies} />
            </Fold>
            {report.clock === null ? null : (
              <Fold label={t(say('pages.computer.clock'))}>
                <Clock clock={report.clock} />
              </Fold>
            )}
            {report.policies.length === 0 ? null : (
              <Fold label={t(say('pages.computer.policies', { count: report.policies.length }))}>
                <Policies policies={report.policies} />
              </Fold>
            )}
          </Box>
        </>
      )}
    </Page>
  );
}
