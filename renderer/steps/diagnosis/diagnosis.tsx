import { Button } from '@mui/material';
import { useRef, useState } from 'react';
import { chainOfCase } from '../../../shared/facts/chain-of-case.ts';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import { say } from '../../../shared/words/index.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Page } from '../../parts/page.tsx';
import { useWords } from '../../parts/words.tsx';
import type { Desk } from '../../state/desk.ts';
import { CallersCheck } from './callers-check.tsx';
import { CertificateFiles, type DeskActs } from './certificate-files.tsx';
import { EvidenceColumn } from './evidence-column.tsx';
import { FailedRequests } from './failed-requests.tsx';
import { LogSummary } from './log-summary.tsx';
import { type NextActs, nextAction } from './next-action.ts';
import { Others } from './others.tsx';
import { ProxySignIn } from './proxy-sign-in.tsx';
import { Settles } from './settles.tsx';
import { TakeAway } from './take-away.tsx';
import { Technical } from './technical.tsx';
import { VerdictCard } from './verdict-card.tsx';

interface Props extends NextActs {
  readonly document: CaseDocument;
  readonly onCheckAgain: () => void;
  /** Opens a file, for example the case that the other person sent back. */
  readonly onOpenFile: () => void;
  readonly desk: Desk;
  readonly deskActs: DeskActs;
  readonly onProxySignIn: (user: string, password: string) => void;
  readonly onBack: () => void;
}

/** What is wrong, whose turn it is, how sure we are, why we think so, and the one next action. */
export function Diagnosis({ document, desk, deskActs, onCheckAgain, onOpenFile, onProxySignIn, onBack, ...acts }: Props) {
  const t = useWords();
  const [shown, setShown] = useState<readonly number[] | null>(null);
  const column = useRef<HTMLDivElement>(null);
  const next = nextAction(document, acts);
  return (
    <Page
      beside={<EvidenceColumn document={document} only={shown ?? document.diagnosis.primary?.evidence ?? null} focusOn={column} />}
      actions={
        <ActionBar
          primary={{ label: t(next.said), icon: 'forward', onPress: next.onPress }}
          back={{ label: t(say('shell.back')), onPress: onBack }}
        >
          {document.fixPlan === null || next.said.key.startsWith('diagnosis.fix') ? null : (
            <Button variant="text" onClick={acts.onFix}>
              {t(say('diagnosis.fix.anyway'))}
            </Button>
          )}
        </ActionBar>
      }
    >
      <VerdictCard
        document={document}
        onEvidence={(numbers) => {
          setShown(numbers);
          column.current?.focus();
          column.current?.scrollIntoView({ block: 'nearest' });
        }}
      />
      {document.diagnosis.primary?.cause === 'proxy-auth' && document.input.kind === 'target' ? (
        <ProxySignIn onCheck={onProxySignIn} />
      ) : null}
      <TakeAway document={document} onReport={acts.onReport} onCheckAgain={onCheckAgain} />
      <CallersCheck document={document} onOpen={onOpenFile} />
      <FailedRequests document={document} />
      <LogSummary evidence={document.evidence} />
      <Others document={document} />
      <Settles document={document} />
      {chainOfCase(document) === null || document.situation.audience === 'end-user' ? null : <CertificateFiles desk={desk} {...deskActs} />}
      <Technical document={document} />
    </Page>
  );
}
