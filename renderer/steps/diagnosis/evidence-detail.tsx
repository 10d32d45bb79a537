import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { ladderOf } from '../../../shared/facts/ladder-of.ts';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import type { ChainJudgement } from '../../../shared/model/chain-judgement.ts';
import type { Evidence } from '../../../shared/model/evidence.ts';
import { say, type WordKey } from '../../../shared/words/index.ts';
import { ChainPicture } from '../../parts/chain-picture.tsx';
import { Code } from '../../parts/code.tsx';
import { Ladder } from '../../parts/ladder.tsx';
import type { FieldsOf } from '../../parts/message-inside.tsx';
import { Reveal } from '../../parts/reveal.tsx';
import { TrustList } from '../../parts/trust-list.tsx';
import { useWords } from '../../parts/words.tsx';

/** What takes messages apart is large, and few open one. */
const fieldsOf: FieldsOf = async (rawBase64) => (await import('../../../shared/read/handshake-fields.ts')).handshakeFields(rawBase64);

interface Props {
  readonly evidence: Evidence;
  readonly document: CaseDocument;
  readonly open: boolean;
}

/** What stands behind a piece of evidence: a picture where there is one, and always the data. */
export function EvidenceDetail({ evidence, document, open }: Props) {
  const t = useWords();
  const drawn = ladderOf(evidence, document);
  return (
    <Box>
      {evidence.state === 'seen' && evidence.kind === 'chain' && evidence.seen.served.length > 0 ? (
        <ChainDetail chain={evidence.seen} open={open} />
      ) : null}
      {drawn === null ? null : (
        <Picture label="diagnosis.pictures.ladder" open={open}>
          {() => (
            <>
              {drawn.note === null ? null : (
                <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
                  {t(drawn.note)}
                </Typography>
              )}
              <Ladder captured={drawn.from !== 'probe'} rows={drawn.rows} fieldsOf={fieldsOf} />
            </>
          )}
        </Picture>
      )}
      {evidence.state === 'seen' && evidence.kind === 'capture-stream' && evidence.seen.chain != null ? (
        <ChainDetail chain={evidence.seen.chain} open={open} />
      ) : null}
      <Picture label="diagnosis.evidence.raw">
        {() => (
          <Code component="pre" tabIndex={0} sx={{ m: 0, maxHeight: 280, overflow: 'auto', whiteSpace: 'pre-wrap' }}>
            {JSON.stringify(evidence, null, 2)}
          </Code>
        )}
      </Picture>
    </Box>
  );
}

/** Certificates, and who trusts them. */
function ChainDetail({ chain, open }: { readonly chain: ChainJudgement; readonly open: boolean }) {
  const t = useWords();
  return (
    <Picture label="diagnosis.pictures.chain" open={open}>
      {() => (
        <Box sx={{ py: 1 }}>
          <ChainPicture chain={chain} />
          {chain.stores.length < 2 ? null : (
            <Box sx={{ mt: 2 }}>
              <Typography variant="subtitle2">{t(say('diagnosis.pictures.matrix'))}</Typography>
              <TrustList stores={chain.stores} />
            </Box>
          )}
        </Box>
      )}
    </Picture>
  );
}

function Picture({ label, open = false, children }: { label: WordKey; open?: boolean; children: () => ReactNode }) {
  const t = useWords();
  return (
    <Reveal label={t({ key: label })} open={open}>
      {children}
    </Reveal>
  );
}
