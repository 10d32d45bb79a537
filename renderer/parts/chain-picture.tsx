import { Box, ButtonBase, Typography } from '@mui/material';
import { useId, useState } from 'react';
import type { ChainJudgement } from '../../shared/model/chain-judgement.ts';
import { say } from '../../shared/words/index.ts';
import { CertificateFields } from './certificate-fields.tsx';
import { type ChainCard, type ChainLink, viewChain } from './chain-view.ts';
import { Icon, type IconName } from './icons.tsx';
import { useWhen } from './when.ts';
import { useWords } from './words.tsx';

/** The certificates as cards on a line, the site's own on top; a press opens all fields. */
export function ChainPicture({ chain }: { readonly chain: ChainJudgement }) {
  const t = useWords();
  const view = viewChain(chain);
  return (
    <Box>
      <Box component="ol" aria-label={t(say('diagnosis.chain.label'))} sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {view.cards.map((card, index) => (
          <li key={`${card.name} ${card.certificate?.sha256 ?? ''}`}>
            {index === 0 ? null : <Join link={view.links[index - 1] as ChainLink} />}
            <Card card={card} leaf={index === 0} />
          </li>
        ))}
      </Box>
      {view.unneeded.length === 0 ? null : (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1.5 }}>
          {t(say('diagnosis.chain.unneeded', { names: view.unneeded.map((one) => one.subjectText) }))}
        </Typography>
      )}
    </Box>
  );
}

const LOOKS: Readonly<Record<ChainCard['state'], { icon: IconName; colour: string; edge: string }>> = {
  good: { icon: 'fine', colour: 'success.main', edge: 'solid' },
  bad: { icon: 'found', colour: 'error.main', edge: 'solid' },
  missing: { icon: 'cut', colour: 'warning.main', edge: 'dashed' },
  store: { icon: 'issuer', colour: 'info.main', edge: 'solid' },
};

function Card({ card, leaf }: { readonly card: ChainCard; readonly leaf: boolean }) {
  const t = useWords();
  const when = useWhen();
  const id = useId();
  const [open, setOpen] = useState(false);
  const look = LOOKS[card.state];
  const { certificate } = card;
  const notes = card.notes.map(t);
  if (certificate?.notAfter != null && card.state === 'good')
    notes.push(t(say('diagnosis.chain.until', { time: when(certificate.notAfter) })));
  const face = (
    <Box
      component="span"
      sx={{ display: 'grid', gridTemplateColumns: '24px minmax(0, 1fr) auto', columnGap: 1.5, width: '100%', textAlign: 'start' }}
    >
      <Icon name={look.icon} sx={{ color: look.colour }} />
      <span>
        <Typography component="span" variant="subtitle2" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
          <bdi>{card.name}</bdi>
        </Typography>
        {[...(leaf ? [t(say('diagnosis.chain.leaf'))] : []), ...notes].map((note) => (
          <Typography key={note} component="span" variant="body2" sx={{ display: 'block', color: 'text.secondary' }}>
            {note}
          </Typography>
        ))}
      </span>
      {certificate === null ? null : <Icon name="down" sx={{ color: 'text.secondary', transform: open ? 'rotate(180deg)' : 'none' }} />}
    </Box>
  );
  return (
    <Box
      sx={{
        border: card.state === 'bad' || card.state === 'missing' ? '2px' : '1px',
        borderStyle: look.edge,
        borderColor: card.state === 'good' || card.state === 'store' ? 'divider' : look.colour,
        borderRadius: 3,
        bgcolor: card.state === 'missing' ? 'transparent' : 'background.paper',
        overflow: 'hidden',
      }}
    >
      {certificate === null ? (
        <Box sx={{ p: 1.5 }}>{face}</Box>
      ) : (
        <ButtonBase
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          sx={{ p: 1.5, width: '100%', '&:focus-visible': { outlineOffset: -2 } }}
        >
          {face}
        </ButtonBase>
      )}
      {certificate !== null && open ? (
        <Box id={id} sx={{ borderTop: '1px solid', borderColor: 'divider', p: 1.5 }}>
          <CertificateFields certificate={certificate} />
        </Box>
      ) : null}
    </Box>
  );
}

function Join({ link }: { readonly link: ChainLink }) {
  const t = useWords();
  const colour = link.state === 'good' ? 'success.main' : link.state === 'bad' ? 'error.main' : 'warning.main';
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '24px minmax(0, 1fr)', columnGap: 1.5, alignItems: 'center', minHeight: 36, pl: 1.5 }}>
      <Box
        aria-hidden="true"
        sx={{
          justifySelf: 'center',
          height: '100%',
          borderInlineStart: link.state === 'missing' ? '2px dashed' : '2px solid',
          borderColor: colour,
        }}
      />
      <Typography variant="body2" sx={{ color: link.state === 'good' ? 'text.secondary' : colour }}>
        {t(link.said)}
      </Typography>
    </Box>
  );
}
