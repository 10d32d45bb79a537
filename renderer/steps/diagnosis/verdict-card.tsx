import { Box, Stack, Typography } from '@mui/material';
import { firstOfLog } from '../../../shared/facts/log-patterns.ts';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import { causeSentence } from '../../../shared/report/sentence.ts';
import { standingOf } from '../../../shared/report/standing.ts';
import { isCallersCase } from '../../../shared/wizard/callers-case.ts';
import { say } from '../../../shared/words/index.ts';
import { Certainty } from '../../parts/certainty.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Panel } from '../../parts/panel.tsx';
import { SidesRow } from '../../parts/sides-row.tsx';
import { Terms } from '../../parts/terms.tsx';
import { Title } from '../../parts/title.tsx';
import { verdictLook } from '../../parts/verdict-look.ts';
import { useWhen } from '../../parts/when.ts';
import { useLanguage, useWords } from '../../parts/words.tsx';
import { subjectOf } from '../../state/subject.ts';
import { Why } from './why.tsx';

interface Props {
  readonly document: CaseDocument;
  readonly onEvidence: (numbers: readonly number[]) => void;
}

/** Which site or file, and when. */
function About({ document }: { readonly document: CaseDocument }) {
  const t = useWords();
  const when = useWhen();
  const subject = subjectOf(document);
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
      {subject === '' ? null : (
        <Box component="span" sx={{ fontWeight: 600, color: 'text.primary' }}>
          {subject}
        </Box>
      )}
      {subject === '' ? '' : ' · '}
      {when(document.finishedAt)}
      {isCallersCase(document) ? ` · ${t(say('diagnosis.caller.seen-there'))}` : ''}
    </Typography>
  );
}

/** The verdict: whose side, the sentence, how sure, and why. */
export function VerdictCard({ document, onEvidence }: Props) {
  const t = useWords();
  const language = useLanguage();
  const { diagnosis } = document;
  const { primary } = diagnosis;
  const look = verdictLook(diagnosis);
  const ofLog = firstOfLog(document.evidence);
  const plain = primary === null ? null : causeSentence(primary.cause, 'plain', language);
  return (
    <Panel>
      <Stack sx={{ gap: 2 }}>
        <About document={document} />
        {primary === null ? null : (
          <Box>
            {/* The row says its own name. */}
            <Typography aria-hidden="true" variant="body2" sx={{ color: 'text.secondary', mb: 0.75 }}>
              {t(say('diagnosis.whose-side'))}
            </Typography>
            <SidesRow
              side={primary.side}
              situation={standingOf(document)}
              perhaps={primary.certainty === 'possible' ? diagnosis.others.map((other) => other.side) : []}
            />
          </Box>
        )}
        <Stack sx={{ gap: 1.5, alignItems: 'flex-start' }}>
          <Box>
            <Title>{t(diagnosis.sentence)}</Title>
            {ofLog === null ? null : <Typography sx={{ mt: 1, fontWeight: 600, maxWidth: '68ch' }}>{t(ofLog)}</Typography>}
            {plain === null ? null : (
              <Typography sx={{ mt: 1, color: 'text.secondary', maxWidth: '68ch', textWrap: 'balance' }}>
                <Terms>{plain}</Terms>
              </Typography>
            )}
          </Box>
          {diagnosis.verdict === 'fault' && primary !== null && !diagnosis.provisional ? (
            <Certainty certainty={primary.certainty} />
          ) : (
            <Chip tone={look.tone} icon={look.icon}>
              {t(diagnosis.provisional ? say('diagnosis.provisional') : look.certainty)}
            </Chip>
          )}
        </Stack>
        <Why because={primary?.because ?? diagnosis.because} evidence={primary?.evidence ?? []} onEvidence={onEvidence} />
      </Stack>
    </Panel>
  );
}
